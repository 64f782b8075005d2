import { $, el } from './dom.js'
import { hue } from './format.js'

/** Text with its markers as tinted chips; `position` says where this text stands. */
export const marked = (segments, position) =>
  segments.map((part) =>
    typeof part === 'string'
      ? part
      : el(`mark.${part.tint}`, { 'data-tip': `${part.rule} · ${position}` }, part.text),
  )

/** A key whose value was dropped before sending. */
export const droppedKey = (key) =>
  el(
    's.dropped',
    { 'data-tip': `${key}: dropped before sending`, 'aria-label': `${key}, dropped` },
    key,
  )

export const workspaceChip = (name) =>
  name === ''
    ? ''
    : el('span.workspace', { '--hue': hue(name), title: `workspace ${name}` }, el('span', {}, name))

/** One tooltip for the whole page: chips stand in clipped lines. */
export function showTips() {
  const tip = $('tip')
  document.addEventListener('pointerover', ({ target }) => {
    const chip = target.closest?.('[data-tip]')
    tip.hidden = !chip
    if (!chip) return
    tip.textContent = chip.dataset.tip
    // A modal dialog covers the page: the tip must stand inside it to be seen.
    ;(chip.closest('dialog') ?? document.body).append(tip)
    const { left, top, bottom, width } = chip.getBoundingClientRect()
    const x = left + width / 2 - tip.offsetWidth / 2
    tip.style.left = `${Math.max(8, Math.min(x, innerWidth - tip.offsetWidth - 8))}px`
    const above = top - tip.offsetHeight - 6
    tip.style.top = `${above > 4 ? above : bottom + 6}px`
  })
  document.addEventListener('scroll', () => (tip.hidden = true), true)
}
