import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

const compile = (name: string): ValidateFunction => {
  const file = new URL(`../../../../schemas/${name}.json`, import.meta.url);
  return new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(readFileSync(file, 'utf8')));
};

/** The published schemas, as programs outside use them. */
export const isChatRequest = compile('chat_request');
export const isChatReply = compile('chat_response');

/** The documents of a run's output, one a line. */
export function documentsOf(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
