import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createStudioRegistry, databaseFiles, resolveWorkspace } from './operator.ts';

test('what shows the machine needs the role admin; the ledger and the story do not', () => {
  const registry = createStudioRegistry();
  const required = (type: Parameters<typeof registry.resolve>[0]) => registry.resolve(type)?.requires;
  expect(['browse_code', 'browse_dir', 'search_code', 'prompts_query'].map((type) => required(type as never))).toEqual(
    Array(4).fill('admin'),
  );
  expect(required('ledger_query')).toBe('read');
  expect(required('help')).toBe('read');
  expect(required('story_question')).toBe('read');
  expect(required('story_create')).toBe('write');
});

test('packages need it, those that are only read too, and what comes with a package by its category', () => {
  const registry = createStudioRegistry().register({
    name: 'receipts',
    description: 'Shows receipts of packages.',
    category: 'packages',
    answers: [],
    requires: 'read',
    patterns: ['show receipts'],
    run: async () => ({ response: '', reads: [], writes: [] }),
  });
  const needs = (type: 'package_list' | 'package_install') => registry.resolve(type)?.requires;
  expect([needs('package_list'), needs('package_install')]).toEqual(['admin', 'admin']);
  expect(registry.list().find(({ name }) => name === 'receipts')?.requires).toBe('admin');
});

test('the workspace is the one that is named, which must be there, else the one of the current folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'workspace-'));
  expect(resolveWorkspace(folder)).toBe(folder);
  rmSync(folder, { recursive: true });
  expect(() => resolveWorkspace(folder)).toThrow(/which is no folder/);
  expect(process.cwd().startsWith(resolveWorkspace(undefined))).toBe(true);
});

test.each([
  ['file:/var/studio/greenlight.db', '/var/studio/greenlight.db'],
  ['file:///var/a%20b/x.db?mode=ro', '/var/a b/x.db'],
  ['file:here.db', path.resolve('here.db')],
])('the files of %s', (url, file) => {
  expect(databaseFiles(url)).toEqual([file, `${file}-wal`, `${file}-shm`, `${file}-journal`]);
});
