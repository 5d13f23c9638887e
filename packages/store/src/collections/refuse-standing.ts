import { isDeepStrictEqual } from 'node:util';
import { invalidField } from '@greenlight/schema';
import type { CollectionBeforeOperationHook, CollectionBeforeValidateHook, Field } from 'payload';
import { isForm } from '../is-form.ts';

type StandingName = 'currentStep' | 'workflowState' | 'workflowDefinition' | 'lastAuthor' | 'lastChangedAt';

const types: Readonly<Record<StandingName, 'text' | 'json'>> = {
  currentStep: 'text',
  workflowState: 'json',
  workflowDefinition: 'json',
  lastAuthor: 'text',
  lastChangedAt: 'text',
};
const names = Object.keys(types) as StandingName[];

const notGiven = () => false;

/** Where the film stands in its workflow, and who last changed it. Written by the write path alone. */
export const standingFields: Field[] = names.map((name) => {
  const head = {
    name,
    access: { create: notGiven, update: notGiven },
    admin: { readOnly: true, position: 'sidebar' as const },
  };
  return types[name] === 'json' ? { ...head, type: 'json' } : { ...head, type: 'text' };
});

/**
 * No request says where a film stands. What it brings of it is taken away, and refused by `refuseStanding` where it is not as it is. A form
 * sends all that it shows, stale or not: there it is only taken away.
 */
export const takeStanding: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { data } = args as { data?: Record<string, unknown> };
  if (!data || (operation !== 'create' && operation !== 'update')) return args;
  const brought = Object.keys(data).filter((key) => nameIn(key) !== undefined);
  if (brought.length === 0) return args;
  if (!isForm(req)) req.context.broughtStanding = Object.fromEntries(brought.map((key) => [key, data[key]]));
  const kept = Object.entries(data).filter(([key]) => !brought.includes(key));
  return { ...args, data: Object.fromEntries(kept) };
};

export const refuseStanding: CollectionBeforeValidateHook = ({ data, originalDoc, operation, req }) => {
  const brought = (req.context.broughtStanding ?? {}) as Record<string, unknown>;
  const standing: Record<string, unknown> = operation === 'update' ? (originalDoc ?? {}) : {};
  const field = Object.keys(brought).find((key) => !isDeepStrictEqual(brought[key] ?? null, standing[key] ?? null));
  if (field === undefined) return data;
  const message =
    'is worked out by the studio; go to a step with POST /api/v1/chat/choice, and change what its gate asks for';
  throw invalidField(field, message);
};

/** Of `workflowState`, and of `workflowState.current` and `workflowState[current]` too. */
function nameIn(key: string): StandingName | undefined {
  const head = key.split(/[.[]/)[0];
  return names.find((name) => name === head);
}
