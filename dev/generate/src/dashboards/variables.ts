import {
  CustomVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard'
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common'

const all = { selected: true, text: ['All'], value: ['$__all'] }

interface Choice {
  readonly name: string
  readonly label: string
  readonly description: string
  /** What All stands for, as a regular expression. */
  readonly allValue: string
}

/** One, several or all of the values that a label has. */
export function labelValues(
  { name, label, description, allValue }: Choice,
  datasource: DataSourceRef,
  query: string | Record<string, unknown>,
): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .description(description)
    .datasource(datasource)
    .query(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .multi(true)
    .includeAll(true)
    .allValue(allValue)
    .current(all)
}

/** One, several or all of a closed list. */
export function oneOf(
  { name, label, description, allValue }: Choice,
  values: readonly string[],
): CustomVariableBuilder {
  return new CustomVariableBuilder(name)
    .label(label)
    .description(description)
    .values(values.join(','))
    .multi(true)
    .includeAll(true)
    .allValue(allValue)
    .current(all)
}

/** Free text; empty at first. */
export function words(name: string, label: string, description: string): TextBoxVariableBuilder {
  return new TextBoxVariableBuilder(name)
    .label(label)
    .description(description)
    .defaultValue('')
    .current({ selected: true, text: '', value: '' })
}
