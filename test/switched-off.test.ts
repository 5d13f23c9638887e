import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from './support/lint-imports.ts';
import { sourceFiles } from './support/source-files.ts';

// What may be switched off, where, how often at most, and why. Each place gives its own reason beside the mark.
const allowedMarks = [
  {
    rule: /^lint\/a11y\/\w+$/,
    in: 'apps/studio/src/components/',
    most: 12,
    why: 'the rule does not see that the keyboard has another way',
  },
  {
    rule: /^lint\/correctness\/useExhaustiveDependencies$/,
    in: 'apps/studio/src/components/',
    most: 4,
    why: 'an effect that a value only triggers',
  },
  {
    rule: /^lint\/performance\/noImgElement$/,
    in: 'apps/studio/src/components/media/',
    most: 1,
    why: 'an optimiser would ask for the picture without the sign-in of who may see it',
  },
  {
    rule: /^lint\/suspicious\/noDocumentCookie$/,
    in: 'apps/studio/src/client/',
    most: 1,
    why: 'not every browser has the Cookie Store',
  },
  {
    rule: /^lint\/suspicious\/noControlCharactersInRegex$/,
    in: 'apps/studio/test/',
    most: 1,
    why: 'control characters are what is looked for',
  },
];

test('switches checks off only where it is listed, each time with a reason', () => {
  const mark = /((?:eslint|biome|depcruise)-(?:disable|ignore)\S*|@ts-(?:ignore|nocheck|expect-error))(.*)/g;
  const files = sourceFiles('.');
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(repository, file), 'utf8').matchAll(mark)].map(([, word = '', rest = '']) => {
      const [rules = '', reason = ''] = rest.trim().split(/: (.*)/);
      return { file, word, rules: rules.split(' '), reason };
    }),
  );
  const allowanceOf = (one: (typeof found)[number]) =>
    allowedMarks.find(
      (allowed) => one.file.startsWith(allowed.in) && one.rules.every((rule) => allowed.rule.test(rule)),
    );
  const isGood = (one: (typeof found)[number]) =>
    one.word === ['biome', 'ignore'].join('-') && one.reason.length >= 20 && allowanceOf(one);
  expect(found.filter((one) => !isGood(one))).toEqual([]);
  for (const allowed of allowedMarks) {
    expect(found.filter((one) => allowanceOf(one) === allowed).length, allowed.why).toBeLessThanOrEqual(allowed.most);
  }
});
