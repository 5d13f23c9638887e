import { GreenlightError } from '@greenlight/schema';
import { quoteCode } from './markdown.ts';

/** Refuses a path that leads out of the workspace. The words are the same whether something is there or not. */
export function denyOutside(typed: string): never {
  throw new GreenlightError(
    'FORBIDDEN',
    `The path ${quoteCode(typed)} leads outside the workspace. Only what lies inside is shown; give a path from its root.`,
  );
}

/** Refuses a path that is private. The words are the same whether something is there or not. */
export function denyPrivate(typed: string): never {
  throw new GreenlightError(
    'FORBIDDEN',
    `The path ${quoteCode(typed)} is private: keys, \`.env\` files, \`.git\`, \`data\` and what \`.gitignore\` hides are never shown.`,
  );
}
