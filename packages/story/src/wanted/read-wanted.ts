import { type ChangedKind, referencesOf } from '@greenlight/schema';
import { resolveCharacter } from '../names/resolve-name.ts';
import { type AnswerManner, none, reading, valuesOf, type WantedReading } from './answer-manner.ts';
import { isNonAnswer } from './non-answers.ts';
import { isOfAnotherAct } from './part-of-the-film.ts';
import { type NamedThings, readActAnswer, readNewPerson, readPeopleAnswer, readPlaceAnswer } from './read-named.ts';
import { wholeOf } from './read-option.ts';
import { readProseAnswer } from './read-prose.ts';
import { isPlainField, readCallingAnswer, readGenre, readPlain, readTitleAnswer } from './read-short.ts';
import type { WantedField, WantedFill } from './wanted-thing.ts';

/** What words are to a question about something that the film misses. Nothing is written by accident: what could be anything else is left. */
export function readWanted(fill: WantedFill, text: string, manner: AnswerManner, known: NamedThings): WantedReading {
  if (!manner.isNamed && isOfAnotherAct(fill, text)) return none;
  switch (fill.type) {
    case 'update':
      return readFields(fill.kind, fill.fields, text, manner, known);
    case 'create':
      return readNew(fill, text, manner, known);
    case 'choose':
      return readChosen(text, manner, known);
    case 'order':
      return none;
  }
}

/** The first field decides; what the same words say of the others comes with it. */
function readFields(
  kind: ChangedKind,
  fields: readonly WantedField[],
  text: string,
  manner: AnswerManner,
  known: NamedThings,
): WantedReading {
  const [first, ...rest] = fields;
  if (!first) return none;
  const read = readField(kind, first, text, manner, known);
  if (read.type !== 'values') return read;
  const also = rest.flatMap(({ anyOf: [field = ''], options }) => {
    if (!isPlainField(field, options)) return [];
    const found = readPlain(kind, field, text, { ...manner, isNamed: true }, options);
    return found.type === 'values' ? found.values : [];
  });
  return { type: 'values', values: [...read.values, ...also] };
}

function readField(
  kind: ChangedKind,
  { anyOf, minLength, options }: WantedField,
  text: string,
  manner: AnswerManner,
  known: NamedThings,
): WantedReading {
  if (kind === 'character' && anyOf.includes('occupation') && anyOf.includes('description'))
    return readCallingAnswer(text, manner);
  const read = anyOf.map((field) => readOne(kind, field, text, manner, known, { minLength, options }));
  return (
    read.find(({ type }) => type === 'values') ??
    read.find(({ type }) => type === 'unfit') ??
    read.find(({ type }) => type === 'reading') ??
    none
  );
}

function readOne(
  kind: ChangedKind,
  field: string,
  text: string,
  manner: AnswerManner,
  known: NamedThings,
  { minLength, options }: { minLength?: number | undefined; options?: readonly string[] | undefined },
): WantedReading {
  const to = kind === 'project' ? undefined : referencesOf[kind].find((each) => each.field === field)?.to;
  if (to === 'location') return readPlaceAnswer(field, text, manner, known);
  if (to === 'character') return readPeopleAnswer(field, text, manner, known);
  if (to === 'act') return readActAnswer(field, text, manner, known);
  if (to) return none;
  if (isPlainField(field, options)) return readPlain(kind, field, text, manner, options);
  if (field === 'genre') return readGenre(text, manner);
  if (field === 'title' && kind !== 'beat') return readTitleAnswer(field, text, manner);
  if (field === 'occupation') return readCallingAnswer(text, manner);
  return readProseAnswer(`${kind}.${field}`, text, manner, minLength);
}

function readNew(
  fill: Extract<WantedFill, { type: 'create' }>,
  text: string,
  manner: AnswerManner,
  known: NamedThings,
): WantedReading {
  switch (fill.kind) {
    case 'character':
      return readNewPerson(text, manner, known);
    case 'relationship':
      return isNonAnswer(text) ? none : reading;
    case 'scene':
      return readNewScene(text, manner);
    case 'location':
      return readPlaceAnswer('name', text, manner, known);
    case 'beat':
      return readBeat(text, manner);
    case 'act':
      return readFields(fill.kind, fieldsOr(fill.fields, 'summary'), text, manner, known);
    case 'panel':
      return readFields(fill.kind, fieldsOr(fill.fields, 'description'), text, manner, known);
    default:
      return readFields(fill.kind, fieldsOr(fill.fields, 'text'), text, manner, known);
  }
}

function fieldsOr(fields: readonly WantedField[], usual: string): readonly WantedField[] {
  return fields.length > 0 ? fields : [{ anyOf: [usual] }];
}

/** A scene is read as any scene is; what the reading makes nothing of is what happens in it. */
function readNewScene(text: string, manner: AnswerManner): WantedReading {
  if (manner.hasFound === undefined) return isNonAnswer(text) || manner.stance.kind === 'chatter' ? none : reading;
  if (manner.hasFound || text.trim().split(/\s+/).length < 4) return none;
  return readProseAnswer('scene.summary', text, manner);
}

const LONGEST_TITLE = 120;

/** A beat in a line: its title, and after a colon what happens. */
function readBeat(text: string, manner: AnswerManner): WantedReading {
  const read = readProseAnswer('beat.title', text, manner);
  const [only] = read.type === 'values' ? read.values : [];
  if (!only) return read;
  const [start, end] = only.span;
  const said = text.slice(start, end).replace(/[.\s]+$/, '');
  const colon = /^(.{2,120}?):\s+(?=\S)/s.exec(said);
  const sentence = /^(.{2,120}?)[.!?]\s+(?=\S)/s.exec(said);
  const head = colon ?? (said.length > LONGEST_TITLE || sentence ? sentence : null);
  const title = head?.[1] ?? (said.length > LONGEST_TITLE ? cutAtWord(said) : said);
  const from = head && colon ? start + head[0].length : start;
  const summary = head || title !== said ? text.slice(from, end).trim() : '';
  const values = [{ field: 'title', value: capital(title), span: [start, start + title.length] as [number, number] }];
  return {
    type: 'values',
    values: summary === '' ? values : [...values, { field: 'summary', value: capital(summary), span: [from, end] }],
  };
}

function cutAtWord(text: string): string {
  const cut = text.slice(0, LONGEST_TITLE);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).trimEnd();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const around =
  /^\s*(?:(?:it['’]?s|it is|that['’]?s|that is|i['’]?d say|mainly)\s+)?(.+?)(?:['’]s (?:story|film|movie))?[\s.!]*$/is;

/** One of the characters by name, or somebody new. */
function readChosen(text: string, manner: AnswerManner, known: NamedThings): WantedReading {
  if (text.length > LONGEST_TITLE || (manner.stance.kind === 'question' && !manner.isNamed)) return none;
  const name = around.exec(text)?.[1] ?? text;
  const found = resolveCharacter(name, known.characters);
  if (found.outcome === 'match') return valuesOf('id', { value: found.record.id, span: wholeOf(text) });
  if (found.outcome === 'ambiguous')
    return { type: 'unfit', why: `${name} could be more than one. Say the full name.` };
  return readNewPerson(text, manner, known);
}
