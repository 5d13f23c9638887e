import type { CharacterRecord } from '@greenlight/schema';
import { findNumbers } from '../alignment/number-words.ts';
import { escapeMarkdown } from '../reply/markdown.ts';
import { type QuestionReader, type StoryReader, whichOf } from './story-reader.ts';

interface AgeFilter {
  /** "over 40", as the answer says it. */
  label: string;
  fits(age: number): boolean;
}

const asks =
  /^(?:list|show|name|give me|tell me|who|which|what|how many|is (?:anybody|anyone|somebody|someone)|are there)\b/i;
const ofPeople =
  /\b(?:characters?|people|persons?|cast|who|everybody|everyone|anybody|anyone|somebody|someone|those)\b/i;
const ofElse = /\b(?:scenes?|places?|locations?|acts?|relationships?)\b/i;
const decade =
  /\bin (?:his|her|their|the) (?:(early|mid|late)[ -])?(teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|\d0['’]?s)$/i;
const decades = ['teens', 'twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'];

/** Who is of what age: "everybody over 40", "who is older than Tom", "who is in their thirties". */
export const answerAboutAges: QuestionReader = (question, story) => {
  if (!asks.test(question) || !ofPeople.test(question) || ofElse.test(question)) return undefined;
  const compared = /\b(older|younger) than (\D+)$/i.exec(question);
  if (compared?.[1] && compared[2] && findNumbers(compared[2]).length === 0)
    return comparedTo(compared[1].toLowerCase(), compared[2], story);
  const filter = decadeFilter(question) ?? numberFilter(question);
  return filter && listFitting(filter, story);
};

function comparedTo(word: string, name: string, story: StoryReader): string | undefined {
  const found = story.person(name);
  if (found.outcome === 'ambiguous') return whichOf(name, found.candidates);
  if (found.outcome === 'none') return undefined;
  const { record } = found;
  const { age } = record;
  if (typeof age !== 'number') return `The records give no age for ${story.link(record)} yet.`;
  const fits = (other: number): boolean => (word === 'older' ? other > age : other < age);
  return listFitting({ label: `${word} than ${escapeMarkdown(record.name)} (${age})`, fits }, story);
}

const comparisons: [RegExp, (age: number, limit: number) => boolean][] = [
  [/\bat least (\S+)$/i, (age, limit) => age >= limit],
  [/\bat most (\S+)$/i, (age, limit) => age <= limit],
  [/\b(\S+) (?:and|or) (?:over|older|above|up)$/i, (age, limit) => age >= limit],
  [/\b(\S+) (?:and|or) (?:under|younger|below)$/i, (age, limit) => age <= limit],
  [/\b(?:over|above|past|older than|more than) (\S+)$/i, (age, limit) => age > limit],
  [/\b(?:under|below|younger than|less than) (\S+)$/i, (age, limit) => age < limit],
  [/\b(?:is|are|aged?|exactly) (\S+)$/i, (age, limit) => age === limit],
];

function numberFilter(question: string): AgeFilter | undefined {
  const text = question.replace(/\s+(?:years?(?: old)?|years? of age)\b/gi, '');
  const [from, to] = findNumbers(/\bbetween (.+)$/i.exec(text)?.[1] ?? '').map(({ value }) => value);
  if (from !== undefined && to !== undefined)
    return { label: `between ${from} and ${to}`, fits: (age) => age >= from && age <= to };
  for (const [form, fits] of comparisons) {
    const match = form.exec(text);
    const [number] = findNumbers(match?.[1] ?? '');
    if (!match || !number) continue;
    const label = match[0].replace(/^(?:is|are|aged?|exactly) /i, '').toLowerCase();
    return { label, fits: (age) => fits(age, number.value) };
  }
  return undefined;
}

const thirds: Record<string, [number, number]> = { early: [0, 3], mid: [4, 6], late: [7, 9] };

function decadeFilter(question: string): AgeFilter | undefined {
  const match = decade.exec(question);
  if (!match?.[2]) return undefined;
  const word = match[2].toLowerCase();
  const at = decades.indexOf(word);
  const first = at < 0 ? Number.parseInt(word, 10) : 10 * (at + 1);
  const [from, to] = thirds[match[1]?.toLowerCase() ?? ''] ?? [first === 10 ? 3 : 0, 9];
  return { label: match[0].toLowerCase(), fits: (age) => age >= first + from && age <= first + to };
}

function listFitting({ label, fits }: AgeFilter, story: StoryReader): string {
  const { characters } = story.story;
  if (characters.length === 0) return 'There are no characters in the story yet.';
  const fitting = characters.filter(({ age }) => typeof age === 'number' && fits(age));
  const ageless = characters.filter(({ age }) => typeof age !== 'number').length;
  const rest = ageless === 0 ? [] : [`${ageless === 1 ? '1 has' : `${ageless} have`} no age yet.`];
  const all = `${characters.length} ${characters.length === 1 ? 'character' : 'characters'}`;
  if (fitting.length === 0) return [`None of the ${all} is ${label}.`, ...rest].join(' ');
  const head = `${fitting.length} of ${all} ${fitting.length === 1 ? 'is' : 'are'} ${label}:`;
  return [head, ...fitting.map((each) => lineOf(each, story)), ...(rest.length > 0 ? ['', ...rest] : [])].join('\n');
}

function lineOf(person: CharacterRecord, story: StoryReader): string {
  return `- ${story.link(person)}: age ${person.age}`;
}
