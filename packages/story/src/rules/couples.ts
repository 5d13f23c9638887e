import type { Claims } from './claim.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { type Argument, type Mention, phrase, type Reading, tokenAt } from './reading.ts';

/** Kinship that two sentences or two titles tell between them. */
export function readCouples(reading: Reading, claims: Claims): void {
  readSpouses(reading, claims);
  readNamedLater(reading, claims);
}

const MOST = 40;

/** "Mr White and Mrs White": one surname, two titles. */
function readSpouses({ mentions }: Reading, claims: Claims): void {
  const husbands = new Map<string, Mention>();
  const titled = mentions.filter(({ name, other }) => !other && /^(?:Mr|Mrs)\b/.test(name)).slice(0, MOST);
  for (const mention of titled)
    if (mention.name.startsWith('Mr ') || mention.name.startsWith('Mr.')) husbands.set(surnameOf(mention), mention);
  const seen = new Set<string>();
  for (const wife of titled) {
    const surname = surnameOf(wife);
    const husband = wife.name.startsWith('Mrs') ? husbands.get(surname) : undefined;
    if (!husband || seen.has(surname)) continue;
    seen.add(surname);
    claims.relations.push({
      from: { mention: wife },
      to: { mention: husband },
      type: 'family',
      word: 'wife',
      span: wife.span,
      weight: 0.75,
      sentence: wife.sentence,
    });
  }
}

function surnameOf({ name }: Mention): string {
  return name.replace(/^Mrs?\.? ?/, '').toLowerCase();
}

/** "Ana's husband left her. His name is Tom.": the name comes a sentence after the noun. */
function readNamedLater(reading: Reading, claims: Claims): void {
  const { tokens, mentionAt, sentences } = reading;
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1];
    const pronoun = tokenAt(tokens, sentence.from).lower;
    const isNaming =
      /^(?:his|her)$/.test(pronoun) &&
      tokenAt(tokens, sentence.from + 1).lower === 'name' &&
      /^(?:is|was|'s)$/.test(tokenAt(tokens, sentence.from + 2).lower);
    const mention = mentionAt[sentence.from + 3];
    if (!isNaming || !before || !mention) continue;
    const kin = kinIn(reading, before.from, before.to, pronoun === 'his' ? 'male' : 'female');
    if (!kin) continue;
    const { word, span, owner } = kin;
    claims.relations.push({
      from: { mention },
      to: owner,
      type: relationWord(word)?.type ?? 'family',
      word,
      span,
      weight: 0.78,
      sentence: index,
    });
  }
}

/** The owned noun of kin in a sentence that is given no name there. */
function kinIn(
  reading: Reading,
  from: number,
  to: number,
  gender: 'male' | 'female',
): { word: string; span: [number, number]; owner: Argument } | undefined {
  const { tokens, mentionAt } = reading;
  for (let at = from + 1; at < to; at++) {
    const word = tokenAt(tokens, at).lower;
    const relation = relationWord(word);
    const isKin = relation?.gender === gender && (relation.type === 'family' || relation.type === 'romantic');
    if (!isKin || mentionAt[at + 1] || mentionAt[at + 2]) continue;
    const owner = mentionAt[at - 2];
    const { span } = phrase(reading, at, at);
    if (owner && tokenAt(tokens, at - 1).lower === "'s") return { word, span, owner: { mention: owner } };
    if (/^(?:his|her)$/.test(tokenAt(tokens, at - 1).lower)) return { word, span, owner: { pronoun: at - 1 } };
    const isHad =
      /^(?:has|had|have)$/.test(tokenAt(tokens, at - 2).lower) && /^(?:an?|one)$/.test(tokenAt(tokens, at - 1).lower);
    const haver = isHad ? mentionAt[at - 3] : undefined;
    if (haver) return { word, span, owner: { mention: haver } };
    if (isHad && /^(?:he|she)$/.test(tokenAt(tokens, at - 3).lower)) return { word, span, owner: { pronoun: at - 3 } };
  }
  return undefined;
}
