import type { Classification } from '@greenlight/schema';
import { readBulk } from './acts/bulk-request.ts';
import { indexKnownNames } from './known-names.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { personNouns } from './lexicon/person-nouns.ts';
import { isPlainRelation } from './lexicon/relation-words.ts';
import { findMentions } from './mentions.ts';
import { readMessage } from './read-message.ts';
import { type Reading, tokenAt } from './reading.ts';
import { sceneCue } from './scene-cue.ts';
import type { SentenceAct } from './sentence-act.ts';

type Kind = SentenceAct['kind'];
const typeOf: Record<Kind, Classification['type']> = {
  create: 'story_create',
  update: 'story_update',
  delete: 'story_delete',
  bulk: 'story_bulk',
  question: 'story_question',
  request: 'story_request',
  advance: 'story_advance',
  undo: 'story_undo',
  tell: 'story_create',
  chatter: 'general',
};
/** An order outweighs what is said beside it; a telling outweighs a question after it only when it brings somebody new. */
const order: Kind[] = ['undo', 'delete', 'bulk', 'create', 'update', 'advance'];
const asides: Kind[] = ['request', 'question'];

/** What a message asks for, judged from its words alone. */
export function readIntent(
  message: string,
  known: { characters?: string[]; locations?: string[] } = {},
): Classification {
  if (message.trim() === '') return { type: 'general', confidence: 1, pattern: 'empty', args: {} };
  const reading = readMessage(message.slice(0, 8000), indexKnownNames(known));
  findMentions(reading);
  return classifyReading(reading);
}

/** The same for a message that is read already. */
export function classifyReading(reading: Reading): Classification {
  const { acts } = reading;
  for (const kind of order) {
    const act = acts.find((each) => each.kind === kind);
    if (act) return classified(reading, act);
  }
  const telling = acts.find((_, index) => tellsSomething(reading, index));
  const aside = asides.map((kind) => acts.find((act) => act.kind === kind)).find((act) => act !== undefined);
  if (aside && !(telling && bringsSomebody(reading))) return classified(reading, aside);
  if (telling) return tellingOf(reading, telling);
  const first = acts.find((act) => act.kind === 'chatter') ?? acts[0];
  return {
    type: 'general',
    confidence: first?.kind === 'chatter' ? first.confidence : 0.5,
    pattern: first?.kind === 'chatter' ? first.pattern : 'nothing told',
    args: {},
  };
}

function classified(reading: Reading, act: SentenceAct): Classification {
  return { type: typeOf[act.kind], confidence: act.confidence, pattern: act.pattern, args: argsOf(reading, act) };
}

function argsOf(reading: Reading, act: SentenceAct): Record<string, string> {
  const sentence = reading.sentences[reading.acts.indexOf(act)];
  if (!sentence) return {};
  const words = reading.tokens
    .slice(act.head, sentence.to)
    .filter((token) => token.kind === 'word' || token.kind === 'number' || token.kind === 'clitic');
  if (act.kind === 'bulk') {
    const bulk = readBulk(
      words.map((token) => token.lower),
      words,
    );
    return bulk ? { type: bulk.type, count: String(bulk.count) } : {};
  }
  if (act.kind === 'undo') {
    const turn = words.findIndex(({ lower }) => lower === 'turn');
    const number = turn < 0 ? undefined : words[turn + 1];
    return number?.kind === 'number' ? { turn: number.text } : {};
  }
  if (act.kind === 'delete' || act.kind === 'advance') {
    const last = words.at(-1);
    const first = words[1];
    const text =
      first && last
        ? reading.message.slice(first.start, last.end).replace(/^(?:rid of |to |on to |on |the |with )+/i, '')
        : '';
    return text ? { target: text } : {};
  }
  return {};
}

function tellsSomething(reading: Reading, index: number): boolean {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || !act) return false;
  if (act.kind === 'chatter' && sceneCue(reading, index) !== undefined) return true;
  if (act.kind !== 'tell' && !act.isStrict) return false;
  if (act.pattern === 'scene heading' || sceneCue(reading, index) !== undefined) return true;
  if (act.isStrict && act.kind === 'tell' && isSetSomewhere(reading, index)) return true;
  if (
    reading.mentions.some(
      (mention) =>
        mention.sentence === index &&
        !mention.other &&
        (!act.isStrict || mention.person.some((cue) => cue.weight >= 0.85)),
    )
  )
    return true;
  if (act.isStrict) return false;
  const from = act.head;
  for (let at = from; at < sentence.to; at++) {
    const token = tokenAt(reading.tokens, at);
    if (/^(?:he|she|they|his|her|their|him|them)$/.test(token.lower)) return true;
    if (token.kind === 'word' && isSomebody(token.lower)) return true;
  }
  return false;
}

function bringsSomebody(reading: Reading): boolean {
  return reading.mentions.some(
    (mention) =>
      !mention.known &&
      !mention.other &&
      (mention.person.length > 0 || !mention.isInitial || mention.last > mention.first || mention.gender !== 'any'),
  );
}

/** Facts about known people alone are an update; whatever else is told creates. */
function tellingOf(reading: Reading, act: SentenceAct): Classification {
  const names = reading.mentions.filter((mention) => !mention.other);
  const isAboutKnown = names.every((mention) => mention.known);
  const isFact = reading.acts.some((each, index) => each.kind === 'tell' && statesFact(reading, index));
  return {
    type: isAboutKnown && isFact && isOfSomebody(reading) ? 'story_update' : 'story_create',
    confidence: act.pattern === 'scene heading' ? 0.95 : names.length > 0 ? 0.75 : 0.6,
    pattern: act.pattern,
    args: {},
  };
}

function statesFact(reading: Reading, index: number): boolean {
  const sentence = reading.sentences[index];
  if (!sentence) return false;
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + 8); at++) {
    if (
      /^(?:is|'s|was|are|'re|were|becomes|became|has|lives|works|should|turns|hates|loves)$/.test(
        tokenAt(reading.tokens, at).lower,
      )
    )
      return true;
  }
  return false;
}

/** Somebody is spoken of, by name or by pronoun. */
function isOfSomebody(reading: Reading): boolean {
  return (
    reading.mentions.some((mention) => !mention.other) ||
    reading.tokens.some((token) => /^(?:he|she|they|his|her|their|him|them)$/.test(token.lower))
  );
}

/** A noun for a person that is no feeling or thing as well ("love", "date"). */
function isSomebody(lower: string): boolean {
  return (
    personNouns.has(lower) ||
    (isPersonNoun(lower) &&
      !(isPlainRelation(lower) && /^(?:love|date|crush|flame|ex|master|minor|partner|friendship|rivalry)$/.test(lower)))
  );
}

/** `the film is set in Lagos`. */
function isSetSomewhere({ mentions, tokens }: Reading, index: number): boolean {
  return mentions.some(
    (mention) => mention.sentence === index && /^(?:in|at|on|near)$/.test(tokenAt(tokens, mention.first - 1).lower),
  );
}
