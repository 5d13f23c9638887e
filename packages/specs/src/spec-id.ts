import { GreenlightError } from '@greenlight/schema';

const form = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/;
/** As much as any file system takes for the name of a folder. */
const LONGEST = 100;

/** Whether a text is the id of a spec pack: capitals and digits in parts joined by hyphens, such as `PROOF-001`. */
export function isSpecId(text: string): boolean {
  return text.length <= LONGEST && form.test(text);
}

/** The id of a spec pack. Throws VALIDATION, with the value, for what can be none. */
export function parseSpecId(text: string): string {
  if (isSpecId(text)) return text;
  const shown = JSON.stringify(text.slice(0, LONGEST));
  throw new GreenlightError(
    'VALIDATION',
    `${shown} is not the id of a spec pack; one looks like PROOF-001: capitals and digits, in parts joined by hyphens.`,
  );
}
