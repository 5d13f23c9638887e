import { type Classification, classification, type QueryType } from '@greenlight/schema';
import { readIntent } from '@greenlight/story';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyQuery } from './classify-query.ts';

const destructive: ReadonlySet<QueryType> = new Set([
  'package_stage',
  'package_preflight',
  'package_install',
  'package_uninstall',
  'story_delete',
  'story_undo',
]);
const story = (query: string) => readIntent(query);
const both = (query: string): Classification[] => [classifyQuery(query), classifyQuery(query, { story })];

const verb = fc.constantFrom('install', 'uninstall', 'remove', 'delete', 'stage', 'check', 'preflight', 'get rid of');
const id = fc.stringMatching(/^[pP][kK][gG](-[a-zA-Z0-9]{1,6}){1,3}$/);
const words = fc
  .array(fc.oneof(fc.constantFrom('please', 'the', 'now', 'we', 'it', 'ok'), fc.string({ maxLength: 8 })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));
const refusal = fc.constantFrom(
  ...["don't", 'do not', 'dont', 'never', "I won't", 'not', 'nobody should', "I wouldn't", 'refuse to', 'without'],
);
const question = fc.constantFrom(
  ...[
    'how do I',
    'should I',
    'can I',
    'why',
    'what if I',
    'did you',
    'when do we',
    'may I',
    'is it safe to',
    'who will',
  ],
);
const doubt = fc.constantFrom(
  'if all is well',
  'maybe',
  'suppose we',
  'I think we could',
  'he said',
  'she wants to',
  'Tom told us to',
);

describe('a message about a package', () => {
  it.each([
    ['a refusal', refusal],
    ['a question', question],
    ['a doubt', doubt],
  ])('acts in no way behind %s', (_, cue) => {
    fc.assert(
      fc.property(words, cue, verb, id, words, (before, said, action, named, after) => {
        for (const found of both(`${before} ${said} ${action} ${named} ${after}`))
          expect(destructive.has(found.type)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('acts in no way where a question mark stands, but behind "could you please"', () => {
    fc.assert(
      fc.property(words, verb, id, words, (before, action, named, after) => {
        const message = `${before} ${action} ${named} ${after}?`;
        fc.pre(!/\b(can|could|would|will) (you|u)\b/i.test(message));
        for (const found of both(message)) expect(destructive.has(found.type)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('names it in capitals, and nothing else, when it acts', () => {
    fc.assert(
      fc.property(verb, id, fc.constantFrom('', 'please ', 'ok, ', 'could you please '), (action, named, before) => {
        for (const { type, args } of both(`${before}${action} ${named}`)) {
          expect(destructive.has(type)).toBe(true);
          expect(args).toEqual({ package: named.toUpperCase() });
        }
      }),
    );
  });
});

describe('a message about the story', () => {
  const target = fc.constantFrom('Sarah', 'the last scene', 'scene 3', 'the harbour', 'that', 'it', 'the last change');
  const order = fc.constantFrom('delete', 'remove', 'erase', 'get rid of', 'undo', 'revert');
  it.each([
    ['a refusal', refusal],
    ['a question', question],
    ['a doubt', doubt],
  ])('deletes and undoes nothing behind %s', (_, cue) => {
    fc.assert(
      fc.property(
        cue,
        order,
        target,
        fc.constantFrom('', ' please', '.', '!', ' now', '?'),
        (said, action, what, end) => {
          const message = `${said} ${action} ${what}${end}`;
          expect([message, destructive.has(classifyQuery(message, { story }).type)]).toEqual([message, false]);
        },
      ),
      { numRuns: 600 },
    );
  });
});

const neighbours: Record<string, string> = Object.fromEntries(
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].flatMap((row) =>
    [...row].map((key, at) => [key, `${row.charAt(at - 1)}${row.charAt(at + 1)}`]),
  ),
);

/** One finger beside its key, a key left out, hit twice, or before the one it follows. */
function mistype(text: string, at: number, kind: number): string {
  const key = text.charAt(at);
  const beside = neighbours[key]?.charAt(kind) || key;
  return [
    text.slice(0, at) + beside + text.slice(at + 1),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + key + text.slice(at),
    text.slice(0, at) + text.charAt(at + 1) + key + text.slice(at + 2),
  ][kind % 4] as string; // four kinds, so that there is one
}

describe('one slip of the fingers', () => {
  const commands = [
    'install pkg-noir',
    'uninstall pkg-noir',
    'remove pkg-noir',
    'stage pkg-noir',
    'preflight pkg-noir',
    'inspect pkg-noir',
    'describe pkg-noir',
    'please install pkg-noir',
    'list packages',
    'show ledger',
    'show prompts',
    'search for ledger',
    'undo the last change',
    'delete the last scene',
    'next step',
  ];

  it('makes no other action of a command', () => {
    for (const command of commands) {
      for (const given of both(command)) {
        for (let at = 0; at < command.length; at += 1) {
          for (let kind = 0; kind < 4; kind += 1) {
            const typed = mistype(command, at, kind);
            for (const found of both(typed)) {
              if (destructive.has(found.type))
                expect([typed, found.type]).toEqual([
                  typed,
                  destructive.has(given.type) ? given.type : both(command)[1]?.type,
                ]);
            }
          }
        }
      }
    }
  });
});

describe('whatever is typed', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.constantFrom(
      ...'__proto__ constructor toString hasOwnProperty valueOf prototype $& .* (a+)+$ [^] \\ \u0000 \u202e'.split(' '),
    ),
  );
  const frames = [
    '%s',
    'install %s',
    'install pkg-%s',
    'show ledger for handler %s',
    'show ledger where decision is %s',
    'ledger %s',
    'ledger since %s',
    'last %s entries',
    'search for %s in %s',
    'find %s',
    'read %s',
    'ls %s',
    'what is in %s?',
    'where is %s used',
    'undo turn %s',
    'delete %s',
  ];
  const patterns = ['{constructor} {valueof}', 'roll {prototype} [with {text}]'];

  it('gives a classification whose arguments are plain strings of its own', () => {
    fc.assert(
      fc.property(fc.constantFrom(...frames), hostile, (frame, text) => {
        const query = frame.replaceAll('%s', () => text);
        for (const found of [...both(query), classifyQuery(query, { patterns })]) {
          expect(classification.safeParse(found).success).toBe(true);
          expect(Object.getPrototypeOf(found.args)).toBe(Object.prototype);
          expect(Object.values(found.args).every((value) => typeof value === 'string')).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['words', 'install the package please '],
    ['one word', 'a'],
    ['quotes', '"\'`“'],
    ['question marks', '?'],
    ['dots', '../'],
    ['ids', 'PKG-A-'],
    ['white space', ' \t'],
    ['clauses', "don't, if he said: undo, "],
  ])('takes no more than in proportion longer when it is of many %s', (_, unit) => {
    const time = (length: number) => {
      const query = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      const rounds = Array.from({ length: 5 }, () => {
        const started = performance.now();
        for (let count = 0; count < 3; count += 1) classifyQuery(query, { patterns });
        return performance.now() - started;
      });
      return Math.min(...rounds);
    };
    time(10_000);
    expect(() => both(unit.repeat(Math.ceil(100_000 / unit.length)))).not.toThrow();
    // A constant for what is too quick to measure.
    expect(time(100_000)).toBeLessThan(time(10_000) * 20 + 5);
  });
});
