import * as z from 'zod';

export const severity = z.enum(['blocker', 'warning', 'suggestion']);
export type Severity = z.infer<typeof severity>;

/** What a gate's check says. A blocker stops; a warning and a suggestion are shown. Gate ids carry their owner: `workflow.scene.create`. */
export const finding = z.strictObject({
  gate: z.string().min(1),
  severity,
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  message: z.string().min(1),
  where: z.string().optional(),
  remedy: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;
