import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateHandlers, handlersFolder, renderHandlerIndex } from '../../scripts/generate-handlers.ts';
import { parseHandler } from '../parse-handler.ts';
import { HandlerRegistry } from '../registry.ts';
import { builtInHandlers } from './index.ts';

describe('the handlers of the folder', () => {
  it('are all in the index (else run: npx tsx packages/chat/scripts/generate-handlers.ts)', () => {
    expect(readFileSync(join(handlersFolder, 'index.ts'), 'utf8')).toBe(renderHandlerIndex(handlersFolder));
    const files = readdirSync(handlersFolder).filter((file) => !/^index\.|\.test\.ts$/.test(file));
    expect(builtInHandlers).toHaveLength(files.length);
  });

  it('are valid, and claim nothing twice', () => {
    for (const handler of builtInHandlers) expect(parseHandler(handler)).toBe(handler);
    expect(new HandlerRegistry().list()).toEqual(builtInHandlers);
  });

  it('are one more when a file is dropped in', () => {
    const folder = mkdtempSync(join(tmpdir(), 'handlers-'));
    cpSync(handlersFolder, folder, { recursive: true });
    writeFileSync(join(folder, 'roll-dice.ts'), '');
    generateHandlers(folder);
    const index = readFileSync(join(folder, 'index.ts'), 'utf8');
    expect(index).toContain("import rollDice from './roll-dice.ts';");
    expect(index).toMatch(/builtInHandlers: readonly ChatHandler\[\] = \[[^\]]*\brollDice\b/);
    for (let count = 0; count < 6; count += 1) writeFileSync(join(folder, `a-rather-long-name-${count}.ts`), '');
    expect(renderHandlerIndex(folder)).toContain('[\n  aRatherLongName0,\n');
    rmSync(folder, { recursive: true });
  });
});
