/** The shortest text, as far as leaving out parts leads, for which something still holds. */
export function minimise(text: string, holds: (text: string) => boolean): string {
  let shortest = text
  for (
    let size = Math.ceil(text.length / 2);
    size > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < shortest.length;) {
      const shorter = shortest.slice(0, at) + shortest.slice(at + size)
      if (shorter !== '' && holds(shorter)) shortest = shorter
      else at += size
    }
  }
  return shortest
}
