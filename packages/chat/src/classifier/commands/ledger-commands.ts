import { type Command, show } from '../command.ts';

const read = `${show}|print|query|get|open|read`;
const entries = 'entries|turns|events';

/** Records of what was asked, decided and sent to models. */
export const ledgerCommands: readonly Command[] = [
  {
    type: 'ledger_query',
    templates: [
      'ledger [entries] [{filters}]',
      `${read} [me] [the] [session] ledger [entries] [{filters}]`,
      `[${show}] [me] [the] recent [ledger] activity|${entries} [{filters}]`,
      `${show} [me] [the] [session] history|activity [{filters}]`,
      '[session] activity|history {filters}',
      `${show} [me] {limit:count} [ledger] ${entries} [{filters}]`,
      `${show} [me] [everything|all] {filters}`,
      `[${read}] [me] [the] audit|activity trail|log [{filters}]`,
      `[${show}] [me] [the|my] last|latest entry|turn|event|activity|${entries} [{filters}]`,
      `[${show}] [me] [the|my] last|latest {limit:count} [ledger] ${entries} [{filters}]`,
      `${show} [me] [all] [the] ${entries} {filters}`,
      `${entries} {filters}`,
      'what [has|is] happened [recently|lately|here]',
      'what [has] happened {filters}',
      'what [has] happened [in] this session',
      'what did i|we do [{filters}]',
    ],
  },
  ...(['denied', 'failed', 'executed'] as const).map(decided),
  {
    type: 'prompts_query',
    templates: [
      '[recent] prompts',
      '[the] [recent] prompt history',
      `${show} [me] [the|all] [recent|last|latest] prompts|prompt`,
      `${show} [me] [the] last|latest {limit:count} prompts`,
      `${show} [me] [the] prompt history`,
      `[${show}] [me] [the|all] [recent|last|latest] llm|model calls|call|requests|prompts [{since:time}]`,
      `[${show}] [me] [the] last|latest {limit:count} llm|model calls|requests|prompts`,
      `[${show}] [me] [the] llm|model call history`,
      '[the] list of [the|all] prompts',
      'llm-calls',
      'what|which prompts were sent|used',
      'what|which models|prompts were called|asked',
      'what|which llm|model calls were made',
      'what|which prompts did you|we send|use',
      'what did you send to the model|llm',
    ],
  },
];

function decided(decision: string): Command {
  return {
    type: 'ledger_query',
    args: { decision: decision.toUpperCase() },
    templates: [
      `[${show}] [me] [only|all] [the] [last|latest|recent] ${decision} [ledger] entries|turns|requests|ones [{filters}]`,
      `[${show}] [me] [the] last|latest {limit:count} ${decision} entries|turns|requests`,
      `[${show}] [me] [all] [the] ${decision} entries|turns|requests from|in|of the ledger`,
      `what was|is|were|got ${decision} [{filters}]`,
      `what has been ${decision} [{filters}]`,
      `what|which requests|turns|entries were|got ${decision} [{filters}]`,
      ...(decision === 'failed' ? ['what failed [{filters}]'] : []),
    ],
  };
}
