import type { CastGender, CastRole, GenrePack } from '@greenlight/schema';
import { findNumbers } from '../alignment/number-words.ts';
import type { CastBrief } from '../genre/cast-brief.ts';
import { foldText } from '../names/name-key.ts';

/** What was understood of an order beyond its genre, and in which words the reply may say so. */
export interface HeardBrief {
  brief: CastBrief;
  heard: string[];
}

const OLDEST = 95;
const ADULT = 18;
const YOUNGEST = 6;

/** Whom an order for people asks for, where its words are plain. What is not understood is left out of both. */
export function readCastBrief(order: string, pack: GenrePack): HeardBrief {
  const text = foldText(order);
  const genders = readGenders(text);
  const ages = readAges(text);
  const roles = readRoles(text);
  const setting = readSetting(
    text,
    pack.names.flatMap(({ at_home: settings }) => settings ?? []),
  );
  return {
    brief: {
      ...(genders ? { genders: genders.genders } : {}),
      ...(ages ? { ages } : {}),
      ...(roles ? { roles: roles.roles } : {}),
      ...(setting ? { setting } : {}),
    },
    heard: [
      ...(genders ? [genders.heard] : []),
      ...(ages ? [`aged ${ages[0]} to ${ages[1]}`] : []),
      ...(roles ? [roles.heard] : []),
      ...(setting ? [`names at home in ${sayPlace(setting)}`] : []),
    ],
  };
}

/** The setting that a text says to be in: "set in Lagos", "in a country house". */
export function readSetting(text: string, settings: readonly string[]): string | undefined {
  const said = ` ${foldText(text)} `;
  return settings.find((setting) =>
    ['', 'a ', 'an ', 'the '].some((article) => said.includes(` in ${article}${foldText(setting)} `)),
  );
}

/** `buenos-aires`, as a reply says it. */
export function sayPlace(setting: string): string {
  return setting.split('-').map(capitalise).join(' ');
}

const women = 'women|woman|females?|girls?|ladies|heroines?';
const men = 'men|man|males?|boys?|guys?';

/** "Three women", "3 male characters", "no men"; undefined when both are named. */
function readGenders(text: string): { genders: CastGender[]; heard: string } | undefined {
  const without = /\b(?:no|without) (men|males|boys|women|females|girls)\b/.exec(text)?.[1];
  if (without !== undefined) {
    const isMen = new RegExp(`^(${men})$`).test(without);
    return { genders: [isMen ? 'female' : 'male', 'nonbinary'], heard: isMen ? 'no men' : 'no women' };
  }
  const isSaid = (words: string) => new RegExp(`\\b(${words})\\b`).test(text);
  const isAsked = (words: string) =>
    new RegExp(
      `^(?:(?!\\b(?:for|who|whose|with|that|about)\\b).)*\\b(${words})\\b|\\b(all|only|just|are) (${words})\\b`,
    ).test(text);
  if (isAsked(women) && !isSaid(men)) return { genders: ['female'], heard: 'women' };
  if (isAsked(men) && !isSaid(women)) return { genders: ['male'], heard: 'men' };
  if (isAsked('non ?binary') && !isSaid(`${women}|${men}`))
    return { genders: ['nonbinary'], heard: 'nonbinary people' };
  return undefined;
}

/** "Over fifty", "under 30", "between 30 and 40", "in their thirties". Of ages alone: "over 50 years" is none. */
function readAges(text: string): [number, number] | undefined {
  const numbers = findNumbers(text).filter(
    ({ value, span: [, end] }) => value >= 7 && value <= 90 && !measure.test(text.slice(end)),
  );
  for (const [at, { value, span }] of numbers.entries()) {
    const before = text.slice(0, span[0]);
    const next = numbers[at + 1];
    if (/\b(over|older than|above) $/.test(before)) return [value + 1, OLDEST];
    if (/\b(under|younger than|below) $/.test(before)) return [value > ADULT ? ADULT : YOUNGEST, value - 1];
    const isRange =
      next && / (aged|ages|between) $/.test(before) && /^ (and|to) $/.test(text.slice(span[1], next.span[0]));
    if (isRange && next.value >= value) return [value, next.value];
  }
  const decade = decades.findIndex((words) => new RegExp(`\\bin their (${words})\\b`).test(text));
  return decade < 0 ? undefined : [20 + decade * 10, 29 + decade * 10];
}

const measure =
  /^ ?(s\b|%|days?|nights?|hours?|minutes?|weeks?|months?|years? (?!old)|years?$|miles?|feet|met(?:re|er)s?|pages?|scenes?|people|dollars|million)/;
const decades = [
  'twenties|20s',
  'thirties|30s',
  'forties|40s',
  'fifties|50s',
  'sixties|60s',
  'seventies|70s',
  'eighties|80s',
];

const roleWords: readonly [words: string, role: CastRole, heard: string][] = [
  ['villains?|antagonists?', 'antagonist', 'villains'],
  ['heroe?s?|heroines?|protagonists?', 'protagonist', 'heroes'],
  ['sidekicks?|supporting characters?', 'supporting', 'supporting characters'],
  ['minor characters?|extras', 'minor', 'minor characters'],
];
const everyRole: readonly CastRole[] = ['protagonist', 'antagonist', 'supporting', 'minor'];

function readRoles(text: string): { roles: CastRole[]; heard: string } | undefined {
  const refused = roleWords.filter(([words]) => new RegExp(`\\b(no|without|without any) (${words})\\b`).test(text));
  if (refused.length > 0) {
    const roles = everyRole.filter((role) => !refused.some(([, other]) => other === role));
    return { roles, heard: refused.map(([, , heard]) => `no ${heard}`).join(', ') };
  }
  const ordered = roleWords.find(([words]) =>
    new RegExp(`^(?:(?!\\b(?:for|who|whose|with|that|about)\\b).)*\\b(${words})\\b`).test(text),
  );
  return ordered ? { roles: [ordered[1]], heard: ordered[2] } : undefined;
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
