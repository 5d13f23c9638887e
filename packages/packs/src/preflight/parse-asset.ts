import { type AssetKind, genrePart, parsePromptAsset, templateAsset, workflowDefinition } from '@greenlight/schema';
import * as z from 'zod';

/** How each kind that has a schema is read from its text. Handlers and data are only hashed. */
const parsers = {
  workflow: (text) => workflowDefinition.parse(JSON.parse(text)),
  genre: (text) => genrePart.parse(JSON.parse(text)),
  prompt: parsePromptAsset,
  template: (text) => templateAsset.parse(text),
} as const satisfies Partial<Record<AssetKind, (text: string) => unknown>>;

type JudgedKind = keyof typeof parsers;

export function isJudgedKind(kind: AssetKind): kind is JudgedKind {
  return Object.hasOwn(parsers, kind);
}

/** What an asset holds, or what is wrong with it, in words. */
export type ParsedAsset = { value: unknown } | { faults: string[] };

/** Reads an asset by the schema of its kind. */
export function parseAsset(kind: JudgedKind, bytes: Buffer): ParsedAsset {
  const text = decode(bytes);
  if (text === undefined) return { faults: ['it is not UTF-8'] };
  return explain(() => parsers[kind](text));
}

/** What a parser gives, or its complaint. */
export function explain(parse: () => unknown): ParsedAsset {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof SyntaxError) return { faults: ['it is not JSON'] };
    if (!(error instanceof z.ZodError)) throw error;
    return { faults: error.issues.slice(0, MOST_FAULTS).map(describe) };
  }
}

const MOST_FAULTS = 10;

function describe({ path, message }: z.core.$ZodIssue): string {
  return (path.length > 0 ? `${path.map(String).join('.')}: ${message}` : message).slice(0, 300);
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
