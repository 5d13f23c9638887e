import { capitalize } from './capitalize.ts';
import type { Facts } from './fact.ts';
import { readSegment, stretchEnd } from './fact-segment.ts';
import { isOccupation } from './lexicon/occupations.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { verbBase } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { wordSet } from './lexicon/word-set.ts';
import { addStatement, type Predicate, skipAdverbs } from './predicate.ts';
import { type Phrase, phrase, type Reading, tokenAt } from './reading.ts';

/** What somebody lives by, said with a verb: `works nights as a nurse`, `studies law`, `drives a taxi`, `runs a bakery`. Returns the token after. */
export function readLivelihood(predicate: Predicate, at: number): number | undefined {
  return readWork(predicate, at) ?? readTrade(predicate, at);
}

/** "A single mother who works as a nurse": in a relative clause among `[from, to)`, unless an occupation is told already. */
export function readRelativeLivelihood(predicate: Predicate, from: number, to: number): void {
  const { tokens } = predicate.reading;
  for (let at = from; at < to; at++) {
    if (!/^(?:who|that)$/.test(tokenAt(tokens, at).lower)) continue;
    readLivelihood({ ...predicate, to }, skipAdverbs(predicate.reading, at + 1, to));
    return;
  }
}

const WORK_REACH = 9;
const earnings = /^(?:job|living|work|gig|position|post|career|keep|money|employed|hired|shifts?|days|nights)$/;

/** `works as a nurse`, `works nights at the port as a guard`, `makes a living as a thief`, `got a job as a waitress`. */
function readWork(predicate: Predicate, at: number): number | undefined {
  const { reading, to } = predicate;
  const as = asBehind(reading, at, to);
  if (as === undefined) return undefined;
  const segment = readSegment(reading, as + 1, to, { isAsked: true });
  if (!segment) return undefined;
  const facts = asOccupation(reading, segment, as + 1, to);
  addStatement(predicate, facts);
  return facts.next;
}

/** The "as" of a verb of work. */
function asBehind({ tokens }: Reading, at: number, to: number): number | undefined {
  const verb = tokenAt(tokens, at).lower;
  const base = verbBase(verb);
  const link = tokenAt(tokens, at + 1).lower;
  if (base === 'serve' || base === 'train' || base === 'act') return link === 'as' ? at + 1 : undefined;
  if (base === 'work' && link === 'like') return at + 1;
  if (base === 'work' && link === 'of' && isOccupation(tokenAt(tokens, at + 2).lower)) return at + 1;
  const isWork = base === 'work' || verb === 'moonlights' || verb === 'moonlight';
  if (!isWork && !/^(?:make|earn|get|find|take|have|employ|hire|employed|hired)$/.test(base ?? verb)) return undefined;
  let hasNoun = isWork || /^(?:employed|hired)$/.test(verb);
  for (let next = at + 1; next < Math.min(at + WORK_REACH, to); next++) {
    const { kind, lower } = tokenAt(tokens, next);
    if (lower === 'as') return hasNoun && tokenAt(tokens, next + 1).kind === 'word' ? next : undefined;
    if (kind === 'mark' || /^(?:and|but|who|because|while|when|same|well|hard|fast|long|far)$/.test(lower))
      return undefined;
    if (earnings.test(lower)) hasNoun = true;
  }
  return undefined;
}

/** After "works as", whatever the noun is, it is the occupation. */
function asOccupation(reading: Reading, segment: Facts, from: number, to: number): Facts {
  if (segment.facts.some((fact) => fact.field === 'occupation')) return segment;
  const first = /^(?:a|an|the)$/.test(tokenAt(reading.tokens, from).lower) ? from + 1 : from;
  const end = Math.min(stretchEnd(reading, first, to), first + 4);
  const words = phrase(reading, first, end - 1);
  return {
    facts: [{ field: 'occupation', value: capitalize(words.text), span: words.span }],
    next: end,
    isPersonal: true,
  };
}

const subjectsOfStudy = wordSet(
  'law medicine physics chemistry biology history art literature philosophy engineering architecture economics mathematics maths math music dance theatre theology psychology sociology politics botany zoology astronomy geology journalism nursing film fashion accounting business computing archaeology anthropology geography english french german spanish italian latin greek russian chinese japanese piano violin cello ballet drama science sculpture painting fine_arts computer_science political_science veterinary_medicine',
);
const vehicles = wordSet(
  'taxi cab bus truck tram lorry ambulance forklift rickshaw van minibus tractor limo limousine train',
);

/** `studies law` → Law student, `teaches maths` → Maths teacher, `drives a taxi` → Taxi driver, `runs a bakery` → Bakery owner. */
function readTrade(predicate: Predicate, at: number): number | undefined {
  const { reading, to } = predicate;
  const { tokens } = reading;
  const base = tokenAt(tokens, at).lower === 'studying' ? 'study' : verbBase(tokenAt(tokens, at).lower);
  if (base === 'study' || base === 'teach') {
    const subject = subjectAt(reading, at + 1, to);
    return subject && put(predicate, at, subject, base === 'study' ? 'student' : 'teacher');
  }
  if (base === 'drive') {
    const vehicle = articleNoun(reading, at + 1, to, (word) => vehicles.has(word));
    return vehicle && put(predicate, at, vehicle, 'driver');
  }
  const agent = tokenAt(tokens, at).lower.endsWith('s') ? agents.get(base ?? '') : undefined;
  const goods = agent && pluralAt(reading, at + 1, to);
  if (goods) return putGoods(predicate, at, goods, agent);
  const isHeld = predicate.subjects.length === 1 && /^(?:run|own|manage)$/.test(base ?? '');
  const place = isHeld ? articleNoun(reading, at + 1, to, isBusiness) : undefined;
  return place && put(predicate, at, place, base === 'manage' ? 'manager' : 'owner');
}

/** A house or a flat makes nobody's living. */
function isBusiness(word: string): boolean {
  return (
    placeKinds.get(word) === 'building' &&
    !/^(?:house|hut|shack|cabin|cottage|villa|mansion|manor|castle|palace|chateau|château|bungalow|townhouse|car|bus|boat|plane|ship|train|taxi|truck|van|lift|elevator|tram|carriage|helicopter|yacht|houseboat|base|building|town hall|city hall|court|bureau|compound|barn|well|dacha|estate|chalet|submarine|starship|spaceship|safe house|safehouse)$/.test(
      word,
    )
  );
}

/** Verbs of which somebody who does it for a living has a name. */
const agents: ReadonlyMap<string, string> = new Map([
  ['repair', 'repairer'],
  ['mend', 'mender'],
  ['forge', 'forger'],
  ['breed', 'breeder'],
  ['grow', 'grower'],
  ['tune', 'tuner'],
  ['restore', 'restorer'],
  ['smuggle', 'smuggler'],
  ['sell', 'seller'],
  ['translate', 'translator'],
  ['clean', 'cleaner'],
  ['polish', 'polisher'],
  ['carve', 'carver'],
  ['bind', 'binder'],
  ['shear', 'shearer'],
]);

/** `church organs`, `passports`: things in the plural and nothing before them. One of his own or one certain thing is no trade. */
function pluralAt({ tokens, mentionAt }: Reading, at: number, to: number): [number, number] | undefined {
  for (let next = at; next < Math.min(at + 2, to); next++) {
    const { kind, lower } = tokenAt(tokens, next);
    if (kind !== 'word' || mentionAt[next] || isFunctionWord(lower)) return undefined;
    const after = tokenAt(tokens, next + 1);
    const isClosed =
      next + 1 >= to || after.kind === 'mark' || /^(?:in|at|on|for|and|near|by|to|from|outside)$/.test(after.lower);
    if (/[^s]s$/.test(lower) && lower.length > 4) return isClosed ? [at, next] : undefined;
  }
  return undefined;
}

/** `repairs church organs` → Church organ repairer. */
function putGoods(predicate: Predicate, verb: number, [first, last]: [number, number], agent: string): number {
  const goods = phrase(predicate.reading, first, last).text.replace(/s$/, '');
  const { span } = phrase(predicate.reading, verb, last);
  addStatement(predicate, {
    facts: [{ field: 'occupation', value: capitalize(`${goods} ${agent}`), span }],
    next: last + 1,
    isPersonal: true,
  });
  return last + 1;
}

/** The subject one studies: one or two words of the list. */
function subjectAt(reading: Reading, at: number, to: number): [number, number] | undefined {
  const { tokens } = reading;
  if (at + 1 < to && subjectsOfStudy.has(`${tokenAt(tokens, at).lower} ${tokenAt(tokens, at + 1).lower}`))
    return [at, at + 1];
  return at < to && subjectsOfStudy.has(tokenAt(tokens, at).lower) ? [at, at] : undefined;
}

/** `a small fish shop`: the noun, with a noun before it that says of what kind. */
function articleNoun(
  { tokens, mentionAt }: Reading,
  at: number,
  to: number,
  isNoun: (word: string) => boolean,
): [number, number] | undefined {
  if (!/^(?:a|an|the|her|his|their)$/.test(tokenAt(tokens, at).lower)) return undefined;
  for (let next = at + 1; next < Math.min(at + 4, to); next++) {
    const { kind, lower } = tokenAt(tokens, next);
    if (kind !== 'word' || mentionAt[next]) return undefined;
    if (next + 1 < to && isNoun(`${lower} ${tokenAt(tokens, next + 1).lower}`)) return [next, next + 1];
    if (isNoun(lower)) return [next, next];
  }
  return undefined;
}

function put(predicate: Predicate, verb: number, [first, last]: [number, number], person: string): number {
  const noun: Phrase = phrase(predicate.reading, first, last);
  const { span } = phrase(predicate.reading, verb, last);
  addStatement(predicate, {
    facts: [{ field: 'occupation', value: capitalize(`${noun.text} ${person}`), span }],
    next: last + 1,
    isPersonal: true,
  });
  return last + 1;
}
