const MOST = 3;

/** The ids that somebody may have meant, the nearest first: by letters that differ, or by a part that is the same. */
export function nearestIds(wanted: string, ids: Iterable<string>): string[] {
  const most = Math.max(2, Math.floor(wanted.length / 4));
  return [...new Set(ids)]
    .map((id) => ({
      id,
      distance: Math.min(slips(wanted, id), sharesPart(wanted, id) ? most : Number.POSITIVE_INFINITY),
    }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ id }) => id);
}

/** `PKG-HEIST` and `PKG-GENRE-HEIST`: the last part says what it is. */
function sharesPart(one: string, other: string): boolean {
  const last = (id: string) => id.slice(id.lastIndexOf('-') + 1);
  return last(one) === last(other);
}

function slips(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let at = 0; at < other.length; at += 1) {
      const exchanged = (row[at] ?? 0) + (other[at] === letter ? 0 : 1);
      next.push(Math.min(exchanged, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
