import type { RelationshipRecord, RelationshipType } from '@greenlight/schema';

/** What a relationship is called from the end it starts at, and from the other. The same word unless it says two things. */
const words: Record<RelationshipType, readonly [string, string]> = {
  family: ['family', 'family'],
  friend: ['friend', 'friend'],
  enemy: ['enemy', 'enemy'],
  romantic: ['romantic', 'romantic'],
  rival: ['rival', 'rival'],
  mentor: ['pupil', 'mentor'],
  colleague: ['colleague', 'colleague'],
  other: ['related', 'related'],
};

/** What the other one is to this person, with what was said of it. */
export function tieWords(
  { type, from, description }: Pick<RelationshipRecord, 'type' | 'from' | 'description'>,
  person: string,
): string {
  const word = words[type][from === person ? 0 : 1];
  const said = beyondType(type, description);
  return said ? `${word}, ${said}` : word;
}

/** A relationship as a sentence of a list: `Irene Adler, rival of the King: wants the photograph`. */
export function tieSentence(
  { type, description }: Pick<RelationshipRecord, 'type' | 'description'>,
  from: string,
  to: string,
): string {
  const link = {
    family: 'is family of',
    friend: 'is a friend of',
    enemy: 'is an enemy of',
    romantic: 'loves or loved',
    rival: 'is a rival of',
    mentor: 'is the mentor of',
    colleague: 'is a colleague of',
    other: 'is related to',
  }[type];
  const said = beyondType(type, description);
  return `${isolate(from)} ${link} ${isolate(to)}${said ? `: ${isolate(said)}` : ''}`;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name that runs right to left, set apart so that it does not turn the sentence around. */
function isolate(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}

/** What was said of a relationship, unless it only says the type again: "friends". */
function beyondType(type: RelationshipType, description: string | null | undefined): string {
  const said = description?.trim() ?? '';
  return new RegExp(`^(an? )?${type}s?$`, 'i').test(said) ? '' : said;
}
