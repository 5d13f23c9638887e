/** A word of a message. */
export interface Token {
  /** As it was typed; what stood in quotes is one token, without them. */
  text: string;
  /** In lower case, without punctuation at its end. */
  word: string;
  /** Where it begins and ends in the message, quotes and punctuation included. */
  start: number;
  end: number;
  isQuoted: boolean;
  /** True when punctuation follows it, as inside a sentence. */
  endsClause: boolean;
}

// A quoted run, or a run without white space. Single quotes are also apostrophes, so theirs must end a word.
const runs = /"([^"]+)"|“([^”]+)”|`([^`]+)`|'([^']+)'(?=[\s?!.,;:]|$)|\S+/g;
// What people write for two words, or for one.
const shortened = new Map([
  ["what's", ['what', 'is']],
  ['whats', ['what', 'is']],
  ["where's", ['where', 'is']],
  ['wheres', ['where', 'is']],
  ['u', ['you']],
]);
const trailing = /[?!.,;:…"”'’]+$/;

/** Cuts a message into tokens. Linear in its length. */
export function tokenize(message: string): Token[] {
  const tokens: Token[] = [];
  for (const match of message.matchAll(runs)) {
    const quoted = match[1] ?? match[2] ?? match[3] ?? match[4];
    const start = match.index;
    const end = start + match[0].length;
    if (quoted !== undefined) {
      tokens.push({ text: quoted, word: quoted.toLowerCase(), start, end, isQuoted: true, endsClause: false });
    } else {
      tokens.push(...plainTokens(match[0], start));
    }
  }
  return tokens;
}

function plainTokens(raw: string, start: number): Token[] {
  const straight = raw.includes('’') ? raw.replaceAll('’', "'") : raw;
  const text = straight.replace(trailing, '');
  const token = {
    text: text === '' ? straight.replace(/[?!,;:]+$/, '') || straight : text,
    word: text.toLowerCase(),
    start,
    end: start + raw.length,
    isQuoted: false,
    endsClause: text.length !== straight.length,
  };
  const short = shortened.get(token.word);
  if (!short) return [token];
  return short.map((word, index) => ({
    ...token,
    text: word,
    word,
    endsClause: token.endsClause && index === short.length - 1,
  }));
}
