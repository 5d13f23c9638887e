import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { ChatReply } from '@greenlight/schema';
import { rowsOf } from '@greenlight/testkit/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { areLedgersWhole } from '../support/story-data.ts';

let command: BuiltCommand;
beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());

test('people for a thriller, asked for in a pipe without names, are invented, written down and taken back', async () => {
  const workspace = mkdtempSync(path.join(command.home, 'workspace-'));
  mkdirSync(path.join(workspace, '.greenlight'));
  const queries = [
    'Create 3 characters for a thriller movie',
    'create 2 locations for a gothic horror',
    'Create 2 characters for a western',
    'create 4 characters for the heist',
    'undo that',
  ];
  const input = queries.map((query) => `${JSON.stringify({ query })}\n`).join('');
  const ran = await command.run(['chat', '--workspace', workspace], { input });
  expect([ran.code, ran.stderr]).toEqual([0, '']);
  const replies: ChatReply[] = ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const [cast, places, western, crew, undone] = replies.map(({ response }) => response);
  expect(cast).toMatch(/^Created characters: [^,\n]+, [^,\n]+, [^,\n]+\n/);
  expect(cast).toContain('Invented from the genre pack Thriller (`PKG-GENRE-THRILLER`)');
  expect(places).toMatch(/^Created locations: /);
  expect(western).toMatch(/^I have no genre pack for “western”\. .*Thriller/);
  expect(crew).toMatch(/^Created characters: .*\n/);
  expect(undone?.match(/character [^,]+? is gone/g)).toHaveLength(4);

  const data = path.join(workspace, 'data');
  const people = await rowsOf(data, 'select id, name, age, occupation, role, description from characters');
  expect(people.map(({ id }) => id).toSorted()).toEqual(replies[0]?.created?.characters.toSorted());
  for (const { name, age, occupation, description } of people) {
    expect(cast).toContain(`- ${name}: age ${age} · ${occupation}`);
    expect(description).toMatch(/\.$/);
  }
  expect(await rowsOf(data, 'select id from locations')).toHaveLength(2);
  expect(await areLedgersWhole(data)).toBe(true);
});
