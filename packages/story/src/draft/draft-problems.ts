import type { ChangedKind, TurnProblem } from '@greenlight/schema';

/** A record that was there when the question was asked and is not any more. */
export function missing(kind: ChangedKind): TurnProblem {
  return { code: 'NOT_FOUND', message: `That ${kind} is not in the story any more.` };
}

/** What a field schema found, as a turn says it: with the value that was wrong. */
export function problemsOf(
  issues: readonly { path: PropertyKey[]; message: string }[],
  fields: Record<string, unknown>,
): TurnProblem[] {
  const entity = typeof fields.name === 'string' ? fields.name.slice(0, 120) : undefined;
  return issues.map(({ path, message }) => {
    const field = path.map(String).join('.');
    const value = shown(fields[String(path[0])]);
    return {
      code: 'VALIDATION',
      message: `${field || 'It'} ${message}${value}.`,
      field,
      ...(entity ? { entity } : {}),
    };
  });
}

function shown(value: unknown): string {
  if (typeof value === 'number') return ` (it was ${value})`;
  return typeof value === 'string' && value.length > 0 && value.length <= 60 ? ` (it was "${value}")` : '';
}
