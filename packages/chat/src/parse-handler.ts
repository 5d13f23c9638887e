import { capability, queryType } from '@greenlight/schema';
import { compileTemplate } from './classifier/template.ts';
import type { ChatHandler } from './handler.ts';
import { handlerCategories } from './handler.ts';

type Check = [field: keyof ChatHandler, holds: (value: unknown) => boolean, must: string];

const isLine = (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= 200;
const isListOf = (value: unknown, holds: (item: unknown) => boolean) => Array.isArray(value) && value.every(holds);

const checks: Check[] = [
  [
    'name',
    (value) => typeof value === 'string' && /^[a-z][a-z0-9_-]{0,40}$/.test(value),
    'be lower-case letters, digits, - or _, beginning with a letter',
  ],
  ['description', isLine, 'be a line of 1 to 200 characters'],
  [
    'category',
    (value) => handlerCategories.some((category) => category === value),
    `be one of ${handlerCategories.join(', ')}`,
  ],
  ['answers', (value) => isListOf(value, (item) => queryType.safeParse(item).success), 'list query types'],
  ['requires', (value) => capability.safeParse(value).success, 'be read, write or admin'],
  ['patterns', (value) => isListOf(value, isLine), 'list lines of 1 to 200 characters'],
  ['runsOnce', (value) => value === undefined || typeof value === 'boolean', 'be true or false'],
  ['run', (value) => typeof value === 'function', 'be a function'],
];

/** A handler from outside, or a TypeError that says which field of which handler is wrong. */
export function parseHandler(candidate: unknown): ChatHandler {
  if (typeof candidate !== 'object' || candidate === null) throw new TypeError('A handler must be an object.');
  const fields = candidate as Partial<Record<keyof ChatHandler, unknown>>;
  const wrong = checks
    .filter(([field, holds]) => !holds(fields[field]))
    .map(([field, , must]) => `${field} must ${must}`);
  if (wrong.length > 0) throw new TypeError(`${titleOf(fields.name)} is not valid: ${wrong.join('; ')}.`);
  const handler = candidate as ChatHandler; // every field was checked; the object itself is kept, as `run` may use `this`
  if (handler.answers.length === 0 && handler.patterns.length === 0) {
    throw new TypeError(`${titleOf(fields.name)} is not valid: without answers and patterns nothing reaches it.`);
  }
  if (handler.answers.length === 0) for (const pattern of handler.patterns) compileTemplate(pattern);
  return handler;
}

function titleOf(name: unknown): string {
  return typeof name === 'string' && name !== '' ? `The handler "${name.slice(0, 60)}"` : 'A handler without a name';
}
