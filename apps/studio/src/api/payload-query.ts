import { invalidField } from '@greenlight/schema';

const numbers = ['depth', 'limit', 'page'];
const objects = ['where', 'data'];
/** Operators that SQLite has no answer to. */
const unknownOperators = /\[(near|within|intersects)\]/;

/** Refuses a query that Payload would stumble over: it reads numbers and conditions without a look. Throws VALIDATION. */
export function refuseBadQuery(query: URLSearchParams): void {
  for (const name of numbers) refuseOddNumber(name, query.getAll(name));
  for (const name of objects) refuseOddObject(name, query.getAll(name));
  for (const name of query.keys()) {
    const operator = unknownOperators.exec(name)?.[1];
    if (operator) throw invalidField(name, `${operator} is no operator here`);
  }
}

function refuseOddNumber(name: string, values: readonly string[]): void {
  if (values.length > 1) throw invalidField(name, 'was given more than once');
  const [value] = values;
  if (value !== undefined && !/^\d{1,9}$/.test(value)) throw invalidField(name, 'must be a whole number, 0 or more');
}

function refuseOddObject(name: string, values: readonly string[]): void {
  for (const value of values) {
    if (!isObject(value)) throw invalidField(name, 'must be a JSON object, or written as where[field][operator]=value');
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
