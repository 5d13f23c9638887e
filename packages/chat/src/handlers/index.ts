// Written by scripts/generate-handlers.ts from the files of this folder. Do not edit.
import type { ChatHandler } from '../handler.ts';
import browse from './browse.ts';
import general from './general.ts';
import help from './help.ts';
import ledger from './ledger.ts';
import packageChanges from './package-changes.ts';
import packages from './packages.ts';
import prompts from './prompts.ts';
import registries from './registries.ts';
import registryChanges from './registry-changes.ts';
import search from './search.ts';
import story from './story.ts';
import storyQuestions from './story-questions.ts';

/** The handlers of this folder, by file name. */
export const builtInHandlers: readonly ChatHandler[] = [
  browse,
  general,
  help,
  ledger,
  packageChanges,
  packages,
  prompts,
  registries,
  registryChanges,
  search,
  story,
  storyQuestions,
];
