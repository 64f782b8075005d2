// The page never makes HTML out of text: telemetry is untrusted input.

const svg = new Set(['svg', 'path', 'circle'])

/** `el('p.note', { title: 'x', onclick }, 'text', child)`; empty children are left out. */
export function el(selector, properties = {}, ...children) {
  const [tag, ...classes] = selector.split('.')
  const node = svg.has(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag)
  if (classes.length > 0) node.setAttribute('class', classes.join(' '))
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else if (name.startsWith('--')) node.style.setProperty(name, value)
    else node.setAttribute(name, value === true ? '' : value)
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== ''))
  return node
}

/** Makes `wanted` the children of `parent`, touching only what differs: focus and hover survive. */
export function reconcile(parent, wanted) {
  const keep = new Set(wanted)
  for (const gone of Array.from(parent.children).filter((child) => !keep.has(child))) gone.remove()
  wanted.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null)
  })
}

export const $ = (id) => document.getElementById(id)

/** A button that copies, and says so. */
export function copyButton(label, text) {
  const button = el('button.quiet', { type: 'button' }, label)
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text())
    button.textContent = 'Copied'
    setTimeout(() => (button.textContent = label), 1200)
  })
  return button
}
