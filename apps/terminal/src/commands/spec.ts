import { type Actions, runAction } from '../actions.ts';
import type { Command } from '../command.ts';

const usage = `greenlight spec apply --target ID [--force]
    Makes docs/specs/ID with eight files to fill in. When there is one already it does nothing and exits 1; with --force it begins
    anew, and moves what is there to ID/artifacts/replaced/. Nothing is deleted.
greenlight spec validate ID|--all
    Runs the gates over a pack, or over every pack, and shows the findings. Exits 1 when one fails. Writes nothing.
greenlight spec list
    The packs of this workspace, and whether they pass.

An ID has capitals and digits in parts joined by hyphens, such as PROOF-001. A run that leaves a log: greenlight gate --help`;

const actions: Actions = {
  apply: async () => (await import('../specs/apply.ts')).applySpec,
  validate: async () => (await import('../specs/validate.ts')).validateSpecs,
  list: async () => (await import('../specs/list.ts')).listSpecs,
};

const command: Command = {
  summary: 'Make, judge and list spec packs.',
  usage,
  run: runAction('spec', actions),
};
export default command;
