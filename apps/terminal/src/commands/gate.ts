import type { Command } from '../command.ts';

const usage = `greenlight gate G0 ID
    The eight files of docs/specs/ID are there, and none has TBD, TODO or FILL IN in the place of what is to be said.
greenlight gate G1 ID
    No {{field}} is left, and each heading of the templates is there with text of your own below it.
greenlight gate --all ID
    G0, then G1; the first that fails is the last that runs.

Exits 0 when it passes, 1 when it fails, 2 when there is no such pack, 3 for an unknown gate or a malformed ID. Each run leaves a log in
docs/specs/ID/artifacts/gate_logs/, which nothing overwrites, and an entry in the ledger gates with the hash of what was judged.`;

const command: Command = {
  summary: 'Run the gates of a spec pack: G0, G1 or --all.',
  usage,
  run: async (context) => (await import('../specs/run-gates.ts')).runGates(context),
};
export default command;
