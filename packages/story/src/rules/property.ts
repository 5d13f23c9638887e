import { readAge } from './age.ts';
import { ageFacts } from './age-facts.ts';
import { capitalize } from './capitalize.ts';
import type { Claims } from './claim.ts';
import { readSegment, stretchEnd } from './fact-segment.ts';
import { roleWords } from './lexicon/roles.ts';
import { tidyName } from './name-key.ts';
import { type Argument, phrase, type Reading, tokenAt } from './reading.ts';

const properties: Record<string, 'age' | 'occupation' | 'name' | 'role' | 'description'> = {
  age: 'age',
  job: 'occupation',
  occupation: 'occupation',
  profession: 'occupation',
  work: 'occupation',
  trade: 'occupation',
  career: 'occupation',
  name: 'name',
  surname: 'description',
  role: 'role',
  personality: 'description',
  description: 'description',
  nickname: 'description',
};

/** `her age is 31`, `Sarah's job: baker`, and "change …'s name to …" from the property on. Returns the token after, or `at`. */
export function readProperty(
  reading: Reading,
  sentence: number,
  owner: Argument,
  at: number,
  to: number,
  claims: Claims,
): number {
  const { tokens } = reading;
  const isSurname = /^(?:last|family)$/.test(tokenAt(tokens, at).lower) && tokenAt(tokens, at + 1).lower === 'name';
  const noun = isSurname || /^(?:new|real|full|current|true)$/.test(tokenAt(tokens, at).lower) ? at + 1 : at;
  const property = noun < to ? properties[tokenAt(tokens, noun).lower] : undefined;
  if (!property) return at;
  let value = noun + 1;
  let links = 0;
  while (
    value < to &&
    /^(?:is|should|be|to|will|must|now|was|are|has|become|becomes|:|=|actually|'s|into|as)$/.test(
      tokenAt(tokens, value).lower,
    )
  ) {
    links++;
    value++;
  }
  if (links === 0 || value >= to) return at;
  if (property === 'name' && !isSurname && !isChange(reading, sentence, at, value, to)) return at;
  if (isSurname || tokenAt(tokens, noun).lower === 'surname')
    return readSurname(reading, sentence, owner, value, to, claims);
  if (property === 'description') return readPropertyValue(reading, sentence, owner, property, noun, to, claims) ?? at;
  return readPropertyValue(reading, sentence, owner, property, value, to, claims) ?? at;
}

/** "her name is Ada" names somebody new; "her name should be Ada" renames. */
function isChange({ tokens, acts }: Reading, sentence: number, at: number, value: number, to: number): boolean {
  if (acts[sentence]?.kind === 'update' || /^(?:new|full)$/.test(tokenAt(tokens, at).lower)) return true;
  for (let link = at + 1; link < value; link++)
    if (/^(?:should|must|will|to|now|actually|become|becomes)$/.test(tokenAt(tokens, link).lower)) return true;
  return /^(?:now|instead)$/.test(tokenAt(tokens, to - 1).lower);
}

/** "Tom's last name is Miller": he is Tom Miller from now on. */
function readSurname(
  reading: Reading,
  sentence: number,
  owner: Argument,
  value: number,
  to: number,
  claims: Claims,
): number {
  const end = stretchEnd(reading, value, to);
  const words = phrase(reading, value, end - 1);
  hideNames(reading, value, end);
  const surname = tidyName(words.text, tokenAt(reading.tokens, value).shape === 'lower');
  claims.statements.push({
    subjects: [owner],
    facts: {
      facts: [{ field: 'name', value: surname, span: words.span, isSurname: true }],
      next: end,
      isPersonal: true,
    },
    sentence,
  });
  return end;
}

/** A name that somebody is to bear is nobody new. */
function hideNames({ mentionAt }: Reading, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const mention = mentionAt[at];
    if (mention && mention.first >= from) mention.other = 'new name';
  }
}

export function readPropertyValue(
  reading: Reading,
  sentence: number,
  owner: Argument,
  property: 'age' | 'occupation' | 'name' | 'role' | 'description',
  value: number,
  to: number,
  claims: Claims,
): number | undefined {
  const { tokens, mentionAt } = reading;
  const put = (facts: Claims['statements'][number]['facts']['facts'], next: number) => {
    claims.statements.push({ subjects: [owner], facts: { facts, next, isPersonal: true }, sentence });
    return next;
  };
  if (property === 'age') {
    const age = readAge(tokens, value, to);
    return age && put(ageFacts(reading, value, age), age.next);
  }
  const end = stretchEnd(reading, value, to);
  const words = phrase(reading, value, end - 1);
  if (property === 'name') {
    const mention = mentionAt[value];
    hideNames(reading, value, end);
    const name = mention && mention.first === value ? phrase(reading, mention.first, mention.last) : words;
    return put(
      [{ field: 'name', value: tidyName(name.text, tokenAt(tokens, value).shape === 'lower'), span: name.span }],
      end,
    );
  }
  if (property === 'role') {
    const text = words.text.toLowerCase().replace(/^(?:a|an|the) /, '');
    const role = roleWords.get(text);
    return role ? put([{ field: 'role', value: role, span: words.span }], end) : undefined;
  }
  const segment = property === 'occupation' ? readSegment(reading, value, to, { isAsked: true }) : undefined;
  if (segment?.facts.some((fact) => fact.field === 'occupation')) return put(segment.facts, segment.next);
  const first = /^(?:a|an|the)$/.test(tokenAt(tokens, value).lower) && end > value + 1 ? value + 1 : value;
  const bare = phrase(reading, first, end - 1);
  return put([{ field: property, value: capitalize(bare.text), span: bare.span }], end);
}
