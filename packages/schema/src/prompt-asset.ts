import * as z from 'zod';

/** What stands in braces in a prompt's text, and what is put there. Nothing else may. */
export const promptPlaceholders = ['request', 'title', 'genre', 'logline', 'audience'] as const;

/** What a genre has to give, and what a wish may be for. */
export const wishKinds = [
  'ending',
  'complication',
  'beat',
  'title',
  'logline',
  'place',
  'name',
  'person',
  'secret',
  'flaw',
  'want',
] as const;
export type WishKind = (typeof wishKinds)[number];

/** The wish that a prompt goes with; `any` with each that has none of its own. */
export const promptPurpose = z.enum(['any', ...wishKinds]);
export type PromptPurpose = z.infer<typeof promptPurpose>;

/** A file of kind `prompt`: words that go along with what a language model is asked for. They are data: they give it no tool and no right. */
export const promptAsset = z.strictObject({
  name: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens'),
  purpose: promptPurpose,
  text: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(4000, 'must be 4,000 characters or fewer')
    .refine((text) => !/(?![\n\t])\p{Cc}/u.test(text), 'has a control character')
    .refine(
      (text) => [...text.matchAll(/\{([^{}]*)\}/g)].every(([, word]) => isPlaceholder(word)),
      `may hold only {${promptPlaceholders.join('}, {')}}`,
    ),
});
export type PromptAsset = z.infer<typeof promptAsset>;

/**
 * Reads a prompt: JSON, or Markdown that begins with `---`, lines `name: …` and `purpose: …`, and `---` again. Throws ZodError
 * for what has not the shape, SyntaxError for what is no JSON.
 */
export function parsePromptAsset(text: string): PromptAsset {
  const normal = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const front = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(normal);
  if (!front) return promptAsset.parse(JSON.parse(normal));
  const [, head = '', body = ''] = front;
  const fields = head.split('\n').flatMap((line) => {
    const at = line.indexOf(':');
    return line.trim() === '' ? [] : [[line.slice(0, Math.max(at, 0)).trim(), line.slice(at + 1).trim()] as const];
  });
  return promptAsset.parse({ ...Object.fromEntries(fields), text: body });
}

function isPlaceholder(word: string | undefined): boolean {
  return (promptPlaceholders as readonly (string | undefined)[]).includes(word);
}
