export const views = ['logs', 'traces', 'metrics', 'redactions']

/** The address is the state: `/`, `/traces`, `/try`, `/t/<trace id>`. */
export function current() {
  const [, first, second] = location.pathname.split('/')
  if (first === 't') return { view: 'traces', traceId: second }
  return { view: [...views, 'try'].includes(first) ? first : 'logs' }
}

export const pathOf = (view) => (view === 'logs' ? '/' : `/${view}`)

export function go(path) {
  if (location.pathname !== path) history.pushState(undefined, '', path)
  dispatchEvent(new Event('route'))
}

/** Links inside the page do not reload it. */
export function followLinks() {
  addEventListener('popstate', () => dispatchEvent(new Event('route')))
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="/"]')
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(link.getAttribute('href'))
  })
}
