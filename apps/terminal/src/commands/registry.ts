import { type Actions, runAction } from '../actions.ts';
import type { Command } from '../command.ts';

const usage = `greenlight registry list
    The rows that count in this workspace: its own registries/, or the product's.
greenlight registry remove ID
    Takes a row out. Without FMWK-CHAT-001 or SPEC-CHAT-001 the chat is disabled here; this command is not.
greenlight registry add ID [--title T] [--status S] [--version V] [--plane P] [--created-at DAY] [--framework ID]
greenlight registry add 'ID,TITLE,STATUS,VERSION,PLANE,DAY[,FRAMEWORK]'
    Puts a row in: FMWK-… into the frameworks, SPEC-… into the specs. One of the product's own needs its id alone.

add and remove need the capability admin, list needs read. The first change copies the product's registries into the workspace.`;

const actions: Actions = {
  list: async () => (await import('../packages/list-registries.ts')).listRegistries,
  add: async () => (await import('../packages/add-registry-row.ts')).addRegistryRow,
  remove: async () => (await import('../packages/remove-registry-row.ts')).removeRegistryRow,
};

const command: Command = {
  summary: 'List, add and remove the rows of the registries.',
  usage,
  run: runAction('registry', actions),
};
export default command;
