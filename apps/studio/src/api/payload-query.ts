import { invalidField } from '@greenlight/schema';

const numbers = ['depth', 'limit', 'page'];
const objects = ['where', 'data'];
/** Operators that SQLite has no answer to. */
const unknownOperators = /\[(near|within|intersects)\]/;
const comparedMoment = /\[(createdAt|updatedAt)\]\[(equals|not_equals|(greater|less)_than(_equal)?)\]$/;

/** Refuses a query that Payload would stumble over: it reads numbers and conditions without a look. Throws VALIDATION. */
export function refuseBadQuery(query: URLSearchParams): void {
  for (const name of numbers) refuseOddNumber(name, query.getAll(name));
  for (const name of objects) refuseOddObject(name, query.getAll(name));
  for (const name of query.keys()) refuseOddCondition(name, query.getAll(name));
}

function refuseOddCondition(name: string, values: readonly string[]): void {
  const operator = unknownOperators.exec(name)?.[1];
  if (operator) throw invalidField(name, `${operator} is no operator here`);
  if (!name.startsWith('where[')) return;
  // One database answers these with nothing, another with an error.
  if (values.length > 1 && !name.endsWith('[]')) throw invalidField(name, 'was given more than once');
  if (comparedMoment.test(name) && values.some((value) => Number.isNaN(Date.parse(value)))) {
    throw invalidField(name, `${JSON.stringify(values[0])} is no moment; write it as 2026-01-31T10:00:00Z`);
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
