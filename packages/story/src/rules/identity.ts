import { isAdjective } from './adjective.ts';
import type { Claims } from './claim.ts';
import { givenNameGender } from './lexicon/given-names.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { offices } from './lexicon/titles.ts';
import { foldWord, nameWords, withoutTitles } from './name-key.ts';
import { type Argument, addCue, type Mention, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

/** Another name of somebody: whose it is, and whether it is the true one. */
interface Identity {
  alias?: Mention;
  owner: Argument;
  isTrueName: boolean;
}

const trueCues =
  /(?:^| )(?:is|was|'s|are|were|be)(?: just| only)? (?:really|actually|truly|secretly|in fact|in truth|in reality|none other than|no other than|nobody else than|the same (?:person|man|woman) as)(?: just| only| none other than| named| called)?$|(?:^| )(?:turns|turned) out to be$/;
const aliasCues =
  /(?: (?:is|was|'s))?(?: also| better| otherwise)? (?:known as|aka|a\.k\.a\.?|alias|also called|calls? (?:himself|herself|themselves)|called (?:himself|herself|themselves)|calling (?:himself|herself|themselves)|(?:stage|pen|ring|street|code|screen|drag|gang|prison|call|trade|artist|rap|dj|cover) ?name(?: is| was| :)?|(?:goes|go|went|going)(?: now| only| just)? by(?: the (?:false |fake |assumed )?name(?: of)?)?)$/;
const coverCues =
  /(?:^| )(?:under|using|by|with|uses|used|takes|took|taking|adopts|adopted) (?:the|an?|another) (?:false |fake |new |assumed |stolen |borrowed )?(?:name|alias)(?: of)?$|(?:^| )(?:poses|posing|posed|hides|hiding|masquerades|masquerading|disguised|travels|travelling|traveling) as$/;
const aliasOf =
  /^(?:is|was|'s) (?:just )?(?:an?|the|his|her|one) (?:\S+ )?(?:alias|pseudonym|name|pen name|cover name|nom de guerre) (?:of|for|used by)$/;

/** Joins the names that a message gives one person: "Hyde is really Jekyll", "Diego Vega, alias Zorro", "Napoleon, Emperor of France". */
export function readIdentities(reading: Reading, claims: Claims): void {
  for (const mention of reading.mentions) {
    const sentence = reading.sentences[mention.sentence];
    const found = sentence && findIdentity(reading, sentence, mention);
    if (found) joinNames(reading, claims, found.alias ?? mention, found);
  }
}

function findIdentity(reading: Reading, sentence: Sentence, mention: Mention): Identity | undefined {
  if (mention.other && mention.other !== 'titled thing') return undefined;
  if (mention.place.some(({ weight }) => weight >= 0.6)) return undefined;
  const owned = tokenAt(reading.tokens, mention.last + 1).lower === "'s";
  if (owned) return undefined;
  return readCue(reading, sentence, mention) ?? readOffice(reading, mention);
}

function readCue(reading: Reading, sentence: Sentence, mention: Mention): Identity | undefined {
  const { tokens, mentionAt } = reading;
  const end = nounStart(reading, sentence, mention.first);
  const first = Math.max(sentence.from, end - 9);
  const text = ` ${tokens
    .slice(first, end)
    .map(({ lower }) => lower)
    .join(' ')}`;
  const real = trueCues.exec(text);
  const cue = real ?? coverCues.exec(text) ?? aliasCues.exec(text);
  if (!cue) return readAliasOf(reading, sentence, mention, text, first);
  const start = end - cue[0].trim().split(' ').length;
  const isCover = real === null && coverCues.test(cue[0]);
  if (isCover && mention.known) return undefined;
  const owner = isCover ? subjectBefore(reading, sentence, start) : argumentBefore(reading, sentence, start);
  if (!owner || ('mention' in owner && mentionAt[end - 1] === owner.mention && !isCover && real)) return undefined;
  return { owner, isTrueName: real !== null };
}

/** "Duncan Ross is an alias of Archie": the name before is the other one. */
function readAliasOf(
  reading: Reading,
  sentence: Sentence,
  mention: Mention,
  text: string,
  first: number,
): Identity | undefined {
  const words = text.trim().split(' ');
  for (let at = 0; at < words.length - 2; at++) {
    if (!aliasOf.test(words.slice(at).join(' '))) continue;
    const owner = argumentBefore(reading, sentence, first + at);
    return owner && 'mention' in owner && owner.mention !== mention
      ? { alias: owner.mention, owner: { mention }, isTrueName: false }
      : undefined;
  }
  return undefined;
}

/** Where the phrase begins that the name closes: "the burglar John Clay". */
function nounStart(reading: Reading, sentence: Sentence, at: number): number {
  const { tokens } = reading;
  let first = at;
  while (first - 1 > sentence.from && at - first < 3 && isDescriptive(tokenAt(tokens, first - 1).lower)) first--;
  const article = tokenAt(tokens, first - 1).lower;
  if (/^(?:the|a|an)$/.test(article)) return first - 1;
  return at;
}

function isDescriptive(lower: string): boolean {
  return isPersonNoun(lower) || isAdjective(lower);
}

/** Who stands right before: a name, a pronoun; a comma or bracket may part them. */
function argumentBefore({ tokens, mentionAt }: Reading, sentence: Sentence, at: number): Argument | undefined {
  let before = at - 1;
  while (before > sentence.from && /^[,(–—-]$/.test(tokenAt(tokens, before).text)) before--;
  while (before > sentence.from && /^(?:also|who|better|now|then)$/.test(tokenAt(tokens, before).lower)) before--;
  if (tokenAt(tokens, before).text === ',') before--;
  const mention = mentionAt[before];
  if (mention) return { mention };
  return before >= sentence.from && /^(?:he|she)$/.test(tokenAt(tokens, before).lower)
    ? { pronoun: before }
    : undefined;
}

/** The first in the sentence who may do something under another name. */
function subjectBefore({ tokens, mentionAt }: Reading, sentence: Sentence, to: number): Argument | undefined {
  for (let at = sentence.from; at < to; at++) {
    const mention = mentionAt[at];
    if (mention && mention.place.length === 0 && !mention.other) return { mention };
    if (/^(?:he|she)$/.test(tokenAt(tokens, at).lower)) return { pronoun: at };
  }
  return undefined;
}

/** "Wilhelm von Ormstein, the King of Bohemia": an office with its land, behind a person's name. */
function readOffice(reading: Reading, mention: Mention): Identity | undefined {
  const { tokens, mentionAt } = reading;
  const words = nameWords(mention.name);
  if (words[1] !== 'of' || !offices.has(words[0] ?? '')) return undefined;
  const article = tokenAt(tokens, mention.first - 1).lower === 'the' ? 1 : 0;
  if (tokenAt(tokens, mention.first - 1 - article).text !== ',') return undefined;
  const owner = mentionAt[mention.first - 2 - article];
  if (!owner || owner.sentence !== mention.sentence || owner.place.some(({ weight }) => weight >= 0.6))
    return undefined;
  const isList = mentionAt[owner.first - 2] !== undefined || joinsAnother(reading, mention.last + 1);
  const given = givenNameGender(foldWord(tokenAt(tokens, owner.first).text));
  const clashes = given !== undefined && given !== 'any' && mention.gender !== 'any' && given !== mention.gender;
  return isList || clashes || nameWords(owner.name)[1] === 'of'
    ? undefined
    : { owner: { mention: owner }, isTrueName: false };
}

/** ", and Irene": the office is one of several people. */
function joinsAnother({ tokens, mentionAt }: Reading, at: number): boolean {
  const link = tokenAt(tokens, at).text === ',' ? at + 1 : at;
  return /^(?:and|or|&)$/.test(tokenAt(tokens, link).lower) && mentionAt[link + 1] !== undefined;
}

function joinNames(reading: Reading, claims: Claims, mention: Mention, { owner, isTrueName }: Identity): void {
  const name = writtenName(reading, mention);
  if ('mention' in owner) {
    if (owner.mention === mention || owner.mention.known?.kind === 'location') return;
    if (owner.mention.known && owner.mention.known === mention.known) return;
    delete mention.other;
    mention.name = mention.known ? mention.name : name;
    mention.sameAs = { mention: owner.mention, isTrueName };
    addCue(owner.mention.person, 'has another name', 0.8);
    addCue(mention.person, 'another name', 0.8);
    return;
  }
  if (mention.known) return;
  mention.other = 'another name';
  claims.statements.push({
    subjects: [owner],
    facts: { facts: [{ field: 'alias', value: name, span: mention.span }], next: mention.last + 1, isPersonal: true },
    sentence: mention.sentence,
  });
}

/** "the Eel" keeps its article. */
function writtenName({ tokens }: Reading, mention: Mention): string {
  const isArticled = tokenAt(tokens, mention.first - 1).lower === 'the' && nameWords(mention.name).length === 1;
  return isArticled && !/^the /i.test(mention.name) ? `The ${mention.name}` : mention.name;
}

/** Of two names of one person, whether the second is the one to go by. */
export function isBetterName(name: string, other: string): boolean {
  const own = withoutTitles(nameWords(name));
  const there = withoutTitles(nameWords(other));
  if (own[1] === 'of' && offices.has(own[0] ?? '')) return true;
  return there.length >= own.length;
}
