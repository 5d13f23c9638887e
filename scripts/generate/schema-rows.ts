/** The parts of JSON Schema that our own shapes use. */
export interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  required?: string[];
  default?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

export interface SchemaRow {
  /** `entities[].evidence`. */
  field: string;
  type: string;
  isRequired: boolean;
}

/** An object's fields, one row each; the fields of what is inside follow it with a longer name. */
export function rowsOf(schema: JsonSchema, prefix = ''): SchemaRow[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const field = prefix + name;
    const row = { field, type: typeOf(value), isRequired: required.has(name) };
    return [row, ...rowsInside(value, field)];
  });
}

function rowsInside(schema: JsonSchema, field: string): SchemaRow[] {
  const [only] = schema.anyOf?.filter((one) => one.type !== 'null') ?? [];
  const inner = schema.anyOf?.length === 2 && only ? only : schema;
  if (inner.type === 'array' && inner.items) return rowsOf(inner.items, `${field}[].`);
  return rowsOf(inner, `${field}.`);
}

/** A type in words: `"a" or "b"`, `list of text`, `number 0 to 1, or null`. */
export function typeOf(schema: JsonSchema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(', or ');
  if (schema.allOf) return schema.allOf.map(typeOf).join(' with ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  switch (schema.type) {
    case 'string':
      return stringType(schema);
    case 'integer':
    case 'number':
      return `${schema.type === 'integer' ? 'whole number' : 'number'}${range(safe(schema.minimum), safe(schema.maximum))}`;
    case 'boolean':
      return 'yes or no';
    case 'array':
      return schema.prefixItems
        ? `[${schema.prefixItems.map(typeOf).join(', ')}]`
        : `list of ${schema.items ? typeOf(schema.items).replace(/^object$/, 'objects') : 'anything'}`;
    case 'object':
      return typeof schema.additionalProperties === 'object' && !schema.properties
        ? `object of ${typeOf(schema.additionalProperties)}`
        : 'object';
    case 'null':
      return 'null';
    default:
      return 'anything';
  }
}

const known: [RegExp, string][] = [
  [/^\^\[0-9a-f\]\{8\}|^\^\(\[0-9a-fA-F\]\{8\}/, 'id'],
  [/^\^SES-CHAT/, 'session id'],
];

function stringType({ format, pattern, minLength, maxLength }: JsonSchema): string {
  const named = known.find(([test]) => test.test(pattern ?? ''))?.[1];
  if (named) return named;
  if (format === 'date-time') return 'time (UTC)';
  if (format === 'email') return 'e-mail address';
  if (format === 'uri') return 'URL';
  return `text${range(minLength, maxLength, ' characters')}`;
}

/** Zod bounds every whole number by what JavaScript can count to; that says nothing to a reader. */
function safe(bound: number | undefined): number | undefined {
  return bound !== undefined && Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound;
}

function range(least: number | undefined, most: number | undefined, unit = ''): string {
  const number = (value: number) => value.toLocaleString('en-US');
  if (least !== undefined && most !== undefined) return `, ${number(least)} to ${number(most)}${unit}`;
  if (least === 1 && most === undefined && unit !== '') return ', not empty';
  if (least !== undefined && least > 0) return `, ${number(least)}${unit} or more`;
  if (most !== undefined) return `, at most ${number(most)}${unit}`;
  return '';
}
