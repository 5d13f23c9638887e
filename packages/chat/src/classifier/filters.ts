import type { Token } from './tokens.ts';

type Found = { args: Record<string, string>; rest: readonly Token[] } | undefined;

const linking = new Set([
  'for',
  'by',
  'from',
  'of',
  'in',
  'on',
  'where',
  'with',
  'and',
  'the',
  'only',
  'that',
  'were',
  'was',
  'ledger',
]);
const decisions = new Map([
  ['denied', 'DENIED'],
  ['refused', 'DENIED'],
  ['failed', 'FAILED'],
  ['executed', 'EXECUTED'],
  ['allowed', 'EXECUTED'],
  ['succeeded', 'EXECUTED'],
]);
const handlerName = /^[a-z][\w-]*$/;
const unit = /^(second|minute|hour|day|week)s?$/;
const moment = /^\d{4}-\d{2}-\d{2}(t\d{2}:\d{2}(:\d{2}(\.\d+)?)?z?)?$/;
const session = /^ses-chat-\d{8}-[0-9a-f]{8}$/;

/** Reads "for handler browse since yesterday" into named filters; undefined when any word is left over. */
export function parseFilters(tokens: readonly Token[]): Record<string, string> | undefined {
  const args: Record<string, string> = {};
  let rest = tokens;
  while (rest.length > 0) {
    const found = readFilter(rest);
    if (found) Object.assign(args, found.args);
    else if (!linking.has(wordAt(rest, 0))) return undefined;
    rest = found ? found.rest : rest.slice(1);
  }
  return Object.keys(args).length > 0 ? args : undefined;
}

function readFilter(tokens: readonly Token[]): Found {
  return readNamed(tokens) ?? readTime(tokens) ?? readCount(tokens) ?? readLone(tokens);
}

function readNamed(tokens: readonly Token[]): Found {
  const name = wordAt(tokens, 0);
  if (wordAt(tokens, 1) === 'handler' && handlerName.test(name) && !linking.has(name))
    return { args: { handler: tokens[0]?.text ?? '' }, rest: tokens.slice(2) };
  if (name !== 'handler' && name !== 'decision' && name !== 'session') return undefined;
  const at = ['is', '=', 'was', ''].includes(wordAt(tokens, 1)) ? 2 : 1;
  const value = tokens[at];
  if (!value || value.word === '') return undefined;
  const read = name === 'decision' ? decisions.get(value.word) : value.text;
  return read === undefined ? undefined : { args: { [name]: read }, rest: tokens.slice(at + 1) };
}

function readTime(tokens: readonly Token[]): Found {
  const [first, second, third] = [wordAt(tokens, 0), wordAt(tokens, 1), wordAt(tokens, 2)];
  if (first === 'today' || first === 'yesterday') return { args: { since: first }, rest: tokens.slice(1) };
  if (first === 'since' && (second === 'today' || second === 'yesterday' || moment.test(second))) {
    return {
      args: { since: second.toUpperCase() === second ? second : (tokens[1]?.text ?? second) },
      rest: tokens.slice(2),
    };
  }
  if (first !== 'last' && first !== 'past') return undefined;
  if (unit.test(second)) return { args: { since: `1 ${second}` }, rest: tokens.slice(2) };
  return /^\d{1,4}$/.test(second) && unit.test(third)
    ? { args: { since: `${second} ${third}` }, rest: tokens.slice(3) }
    : undefined;
}

function readCount(tokens: readonly Token[]): Found {
  const [first, second, third] = [wordAt(tokens, 0), wordAt(tokens, 1), wordAt(tokens, 2)];
  if ((first !== 'last' && first !== 'latest') || !/^[1-9]\d{0,3}$/.test(second)) return undefined;
  return { args: { limit: second }, rest: tokens.slice(/^(entries|turns|events)$/.test(third) ? 3 : 2) };
}

function readLone(tokens: readonly Token[]): Found {
  const word = wordAt(tokens, 0);
  const decision = decisions.get(word);
  if (decision) return { args: { decision }, rest: tokens.slice(1) };
  return session.test(word) ? { args: { session: tokens[0]?.text ?? '' }, rest: tokens.slice(1) } : undefined;
}

function wordAt(tokens: readonly Token[], index: number): string {
  return tokens[index]?.word ?? '\n';
}
