/** As long as the part of an id may be that a title gives. */
const LONGEST_SLUG = 40;

/**
 * What the folder of a pack is called: `FILM-THE-SCANDAL-002`. The middle is the title's letters and digits, as far as capitals of A to Z can
 * say them; a title of another script gives way to the beginning of the project's id.
 */
export function targetId(title: string, project: string, number: number): string {
  return `FILM-${slugOf(title) || slugOf(project.slice(0, 8))}-${String(number).padStart(3, '0')}`;
}

function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
}
