import type { Finding } from '@greenlight/schema';

/** Why an archive cannot be read on. Hostile bytes end here and nowhere else; it never leaves this folder as a throw. */
export class ArchiveFault extends Error {
  readonly code: string;
  readonly where: string | undefined;
  readonly remedy: string | undefined;

  constructor(code: string, message: string, { where, remedy }: Pick<Finding, 'where' | 'remedy'> = {}) {
    super(message);
    this.name = 'ArchiveFault';
    this.code = code;
    this.where = where;
    this.remedy = remedy;
  }
}

/** Shows a name from outside: quoted, its control characters escaped, cut where it gets long. */
export function quote(name: string): string {
  const shown = name.length > 120 ? `${name.slice(0, 120)}…` : name;
  return JSON.stringify(shown).replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
