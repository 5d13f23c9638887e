import {
  type Correction,
  correctedFields,
  type FieldSource,
  GreenlightError,
  invalidField,
  type Reading,
} from '@greenlight/schema';
import type { ZodType } from 'zod';
import { type ConversationState, pendingQuestions } from './conversation-state.ts';
import type { SaidCorrection } from './correct-part.ts';

/**
 * A correction of the reading that a question shows, judged by the fields of what it is to become; `source` says who typed it.
 * Throws CONFLICT when the question is not open any more, VALIDATION with the field that is wrong.
 */
export function judgeCorrection(
  state: ConversationState,
  questionId: string,
  correction: Correction,
  source: FieldSource,
): SaidCorrection {
  const asked = pendingQuestions(state).find(({ question }) => question.id === questionId);
  if (!asked) {
    throw new GreenlightError('CONFLICT', 'This question is not open any more. Nothing was changed.', {
      details: { questionId },
      retryable: false,
    });
  }
  const { reading } = asked.question;
  if (!reading)
    throw invalidField('correction', 'belongs to a question that shows what was read; answer this one in words');
  refuseFixed(reading, correction);
  const kind = correction.kind ?? reading.kind;
  const shape: Record<string, ZodType | undefined> = correctedFields[kind].shape;
  const set = Object.entries(correction.set).map(([field, value]) => [field, judge(shape[field], kind, field, value)]);
  const named = [...Object.keys(correction.set), ...(correction.name === undefined ? [] : ['name'])];
  return {
    kind: correction.kind,
    name: correction.name,
    set: Object.fromEntries(set),
    sources: Object.fromEntries(named.map((field) => [field, source])),
  };
}

/** What somebody known is called is not in question, and a scene is no person. */
function refuseFixed({ kind, about }: Reading, correction: Correction): void {
  const isFixed = about !== undefined || (kind !== 'character' && kind !== 'location');
  for (const field of ['kind', 'name'] as const) {
    const isSame = field === 'kind' && correction.kind === kind;
    if (!isFixed || correction[field] === undefined || isSame) continue;
    const what = about === undefined ? `a ${kind}` : `a ${kind} of the story`;
    throw invalidField(`correction.${field}`, `stays as it is for ${what}; correct its values in set`);
  }
}

function judge(schema: ZodType | undefined, kind: string, field: string, value: unknown): unknown {
  const path = `correction.set.${field}`;
  if (!schema) throw invalidField(path, `is nothing that can be set right of a ${kind}`);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidField(path, result.error.issues[0]?.message ?? 'is not valid');
}
