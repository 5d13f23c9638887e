import * as z from 'zod';

/** What a threshold of a workflow is called: `characters`, `logline_length`. */
export const thresholdName = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'must be small letters, digits and single underscores');

export const thresholdValue = z
  .int('must be a whole number')
  .min(0, 'must be 0 or more')
  .max(10_000, 'must be 10,000 or less');

/** A project's own thresholds, by name; what it does not name is as its workflow says. */
export const thresholds = z
  .record(thresholdName, thresholdValue)
  .refine((named) => Object.keys(named).length <= 100, 'names too many thresholds');
export type Thresholds = z.infer<typeof thresholds>;
