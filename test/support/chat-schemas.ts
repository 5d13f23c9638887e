import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { repository } from './lint-imports.ts';

/** The committed JSON Schemas of the pipe, compiled by a validator that shares nothing with what wrote them. */
export function compileChatSchemas(): { request: ValidateFunction; response: ValidateFunction } {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  const compile = (name: string) =>
    ajv.compile(JSON.parse(readFileSync(path.join(repository, 'schemas', name), 'utf8')) as object);
  return { request: compile('chat_request.json'), response: compile('chat_response.json') };
}

/** What a validator finds wrong with a line; nothing when it holds. */
export function faultsOf(validate: ValidateFunction, line: unknown): string[] {
  if (validate(line)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
