import type { Attributes } from '@opentelemetry/api'
import type { InstrumentationScope } from '@opentelemetry/core'
import { resourceFromAttributes, type Resource } from '@opentelemetry/resources'
import type { Redactor } from '@sva/redaction'

/** Command lines carry passwords, owners and hosts carry names; none of it helps an operator. */
const leavesNever =
  /^(process\.(command|command_args|command_line|owner|user|executable|args|env|working_directory|context)|host\.(id|mac|ip|name))/

/**
 * Resource and scope are the same object for thousands of records, and OTLP groups by that
 * identity: each is cleaned once and stays one object.
 */
export class SharedParts {
  readonly #resources = new WeakMap<Resource, Resource>()
  readonly #scopes = new WeakMap<InstrumentationScope, InstrumentationScope>()
  readonly #redactor: Redactor

  constructor(redactor: Redactor) {
    this.#redactor = redactor
  }

  resource(resource: Resource): Resource {
    let clean = this.#resources.get(resource)
    // Attributes that resolve later would be missing for ever: not remembered until then.
    if (clean === undefined) {
      clean = resourceFromAttributes(this.#clean(resource.attributes, 'resource.attributes'))
      if (resource.asyncAttributesPending !== true) this.#resources.set(resource, clean)
    }
    return clean
  }

  scope(scope: InstrumentationScope): InstrumentationScope {
    let clean = this.#scopes.get(scope)
    if (clean === undefined) {
      clean = this.#gateScope(scope)
      this.#scopes.set(scope, clean)
    }
    return clean
  }

  #gateScope(scope: InstrumentationScope & { attributes?: Attributes }): InstrumentationScope {
    const text = (value: string): string =>
      this.#redactor.redact(value, undefined, 'scope') as string
    return {
      name: text(scope.name),
      // A version is no IP address (1.2.3.4), but it may still carry a secret.
      ...(scope.version === undefined
        ? {}
        : { version: this.#redactor.redact(scope.version, 'service.version', 'scope') as string }),
      ...(scope.schemaUrl === undefined ? {} : { schemaUrl: text(scope.schemaUrl) }),
      ...(scope.attributes === undefined
        ? {}
        : { attributes: this.#clean(scope.attributes, 'scope') }),
    }
  }

  #clean(attributes: Attributes, position: 'resource.attributes' | 'scope'): Attributes {
    const clean: Attributes = {}
    for (const [key, value] of Object.entries(attributes)) {
      const { kind, reason } = this.#redactor.verdict(key, position)
      const isData = kind === 'technical' || (kind === 'text' && reason !== 'personal')
      if (leavesNever.test(key) || !isData) continue
      const name = this.#redactor.redact(key, undefined, position) as string
      clean[name] = this.#redactor.redact(value, key, position)
    }
    return clean
  }
}
