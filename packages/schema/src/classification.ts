import * as z from 'zod';

/** What a message asks for. Section 3 of the contracts lists what each sounds like. */
export const queryType = z.enum([
  'help',
  'package_list',
  'package_inspect',
  'package_stage',
  'package_preflight',
  'package_install',
  'package_uninstall',
  'ledger_query',
  'prompts_query',
  'browse_code',
  'browse_dir',
  'search_code',
  'story_create',
  'story_update',
  'story_delete',
  'story_bulk',
  'story_question',
  'story_request',
  'story_advance',
  'story_undo',
  'general',
]);
export type QueryType = z.infer<typeof queryType>;

/** `pattern` names the template or cue that matched; `args` are its words, never a capability and never a handler. */
export const classification = z.strictObject({
  type: queryType,
  confidence: z.number().min(0).max(1),
  pattern: z.string(),
  args: z.record(z.string(), z.string()),
});
export type Classification = z.infer<typeof classification>;
