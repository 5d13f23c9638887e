import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chatRequest, errorCode } from '@greenlight/schema';
import { describe, expect, test } from 'vitest';
import { routes } from '../apps/studio/src/api/routes.ts';
import { findStale, type GeneratedFile, generateFiles } from '../scripts/generate.ts';

describe('what is made from the sources', async () => {
  const files = await generateFiles();
  const textOf = (file: string) => files.find((one) => one.path === file)?.text ?? '';

  test('stands in the repository as it would be made now', () => {
    expect(findStale(files), 'stale: run npm run generate').toEqual([]);
  });

  test('is the same when it is made again', async () => {
    expect(await generateFiles()).toEqual(files);
  });

  test('names every route, every error code and every part of the chat request', () => {
    const reference = textOf('docs/api-reference.md');
    for (const { method, path: address } of routes) expect(reference).toContain(`\n### ${method} ${address}\n`);
    for (const code of errorCode.options) expect(reference).toContain(`\n| \`${code}\` | `);
    const described = JSON.parse(textOf('docs/openapi.json')) as { paths: Record<string, Record<string, unknown>> };
    const operations = Object.values(described.paths).flatMap((item) => Object.keys(item));
    expect(operations).toHaveLength(routes.length);
    const schema = JSON.parse(textOf('schemas/chat_request.json')) as Record<string, unknown>;
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
    });
    expect(Object.keys(schema.properties as object)).toEqual(Object.keys(chatRequest.shape));
  });
});

test('a generated file that was changed or is missing is stale', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'greenlight-generated-'));
  try {
    const files: GeneratedFile[] = ['same.json', 'changed.json', 'missing.json'].map((name) => ({
      path: `docs/${name}`,
      text: '{}\n',
    }));
    mkdirSync(path.join(root, 'docs'));
    writeFileSync(path.join(root, 'docs/same.json'), '{}\n');
    writeFileSync(path.join(root, 'docs/changed.json'), '{ }\n');
    expect(findStale(files, root)).toEqual(['docs/changed.json', 'docs/missing.json']);
  } finally {
    rmSync(root, { recursive: true });
  }
});
