import { fieldsOf, type RecordKind } from '@greenlight/schema';
import type { ZodType } from 'zod';

/** What is wrong with a value, by the schema that judges every write; undefined when nothing is. */
export function judgeField(kind: RecordKind, field: string, value: unknown): string | undefined {
  const schema = (fieldsOf[kind].shape as Record<string, ZodType | undefined>)[field];
  const result = schema?.safeParse(value);
  if (!result || result.success) return undefined;
  if (field === 'runningTime' && typeof value === 'string') return 'It must be minutes and seconds, as in 2:30.';
  const message = result.error.issues[0]?.message ?? 'is not valid';
  // Ours are phrases that follow the field; Zod's own are sentences for programmers.
  return /^(must|is) /.test(message)
    ? `It ${message}.`
    : typeof value === 'string'
      ? 'It must be a whole number.'
      : 'It is needed.';
}
