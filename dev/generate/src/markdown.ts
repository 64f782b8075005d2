/** A cell of a Markdown table that may hold anything. */
export function code(text: string): string {
  // Whole tokens would stop a push: code hosts look for them in pages, too.
  const short = text.replace(/(?=\w*[A-Z])(?=\w*\d)\w{20,}/g, (token) => `${token.slice(0, 8)}…`)
  const shown = short.length > 72 ? `${short.slice(0, 71)}…` : short
  return `<code>${shown.replace(/[&<>|\n`*_~[\]\\]/g, (found) => `&#${found.charCodeAt(0)};`)}</code>`
}

export function pair([input, output]: readonly [string, string]): string {
  return `${code(input)} → ${code(output)}`
}
