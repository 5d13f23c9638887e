import type { ZodType } from 'zod';

export type ReadJson<T> = { ok: true; value: T } | { ok: false; problem: string };

/**
 * Reads the object that a model was asked for. Models put thinking before it and fences around it; both are passed over.
 * `problem` says in a line what is wrong, for the model to read.
 */
export function readJson<T>(text: string, schema: ZodType<T>): ReadJson<T> {
  const body = text.replace(/<think>[\s\S]*?<\/think>/g, '');
  const start = body.indexOf('{');
  const end = body.lastIndexOf('}');
  if (start < 0 || end < start) return { ok: false, problem: 'there is no JSON object in it' };
  const parsed = parse(body.slice(start, end + 1));
  if (!parsed.ok) return parsed;
  const checked = schema.safeParse(parsed.value);
  if (checked.success) return { ok: true, value: checked.data };
  const [issue] = checked.error.issues;
  return { ok: false, problem: `${issue?.path.join('.') || 'the object'}: ${issue?.message ?? 'wrong shape'}` };
}

function parse(text: string): ReadJson<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, problem: `the JSON cannot be parsed (${error instanceof Error ? error.message : 'broken'})` };
  }
}
