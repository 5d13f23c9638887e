import { type Classification, classification, type QueryType } from '@greenlight/schema';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { judgeQueries, type LabelledQuery, renderConfusion } from '../../eval/confusion.ts';
import queries from '../../eval/queries.json' with { type: 'json' };
import { classifyQuery } from './classify-query.ts';

const labelled = queries as LabelledQuery[];
const acting: ReadonlySet<QueryType> = new Set([
  'package_stage',
  'package_preflight',
  'package_install',
  'package_uninstall',
  'story_undo',
  'story_advance',
]);
const actions = labelled
  .filter(({ type }) => type.startsWith('package_') && acting.has(type))
  .map(({ query }) => query.replace(/[.!]$/, ''))
  .filter((query) => !/please/i.test(query));
const storySays = (type: QueryType, confidence: number): Classification => ({
  type,
  confidence,
  pattern: 'story',
  args: {},
});

describe('the labelled queries', () => {
  const judgements = judgeQueries(labelled, (query) => classifyQuery(query));

  it('are more than 150, of every type that is known without a story', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(150);
    expect(new Set(labelled.map(({ type }) => type)).size).toBe(15);
  });

  it('are all told apart', () => {
    expect(judgements.filter(({ isRight }) => !isRight)).toEqual([]);
  });

  it('are counted in a table, what was meant against what was found', () => {
    const meant: LabelledQuery[] = [
      { query: 'help', type: 'help' },
      { query: 'usage', type: 'help' },
      { query: 'ls', type: 'ledger_query' },
    ];
    const rows = renderConfusion(judgeQueries(meant, (query) => classifyQuery(query))).split('\n');
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
      ['meant \\ found', '1', '2', '3'],
      ['1 browse_dir', '·', '·', '·'],
      ['2 help', '·', '2', '·'],
      ['3 ledger_query', '1', '·', '·'],
    ]);
  });

  it('answer with the shape of the contract', () => {
    for (const { found } of judgements) expect(classification.parse(found)).toEqual(found);
  });
});

describe('what nobody asked for', () => {
  it('has negations, questions and prose among the labelled queries', () => {
    expect(labelled.filter(({ group }) => group !== undefined).length).toBeGreaterThanOrEqual(60);
  });

  it('is not done for any negation, question or prose', () => {
    for (const { query, group } of labelled) {
      if (group) expect([query, classifyQuery(query).type]).toEqual([query, 'general']);
    }
  });

  it.each([
    "don't ",
    'do not ',
    'never ',
    'please never ',
    "I won't ",
    'how do I ',
    'how to ',
    'should we ',
    'can you ',
    'could I ',
    'why did you ',
    'what if I ',
    'when will you ',
    'He said: ',
    'She wants to ',
    'if asked, ',
    'not ',
    'no, ',
    'stop! ',
  ])('is not done after %j', (before) => {
    for (const action of actions)
      expect([before + action, acting.has(classifyQuery(before + action).type)]).toEqual([before + action, false]);
  });

  it.each(['?', ' ?', ', he said', ' or not', ' never', '. Do not.', ' and then run', '\nplease', ' tomorrow', '; ls'])(
    'is not done before %j',
    (after) => {
      for (const action of actions)
        expect([action + after, acting.has(classifyQuery(action + after).type)]).toEqual([action + after, false]);
    },
  );

  it.each([
    'could you please %s',
    'can you %s for me?',
    'please, %s.',
    'OK, %s now, please',
    'go ahead and %s',
    "I'd like to %s",
  ])('is done when it is asked for as in %j', (frame) => {
    for (const action of ['stage', 'check', 'install', 'uninstall', 'remove'])
      expect(acting.has(classifyQuery(frame.replace('%s', `${action} PKG-NOIR`)).type)).toBe(true);
  });

  it.each([
    'can I please %s',
    'let me %s please',
    'could you %s',
    'would you please not %s',
    '%s, no thanks',
    '%s? Thanks!',
  ])('is not done when it is said as in %j', (frame) => {
    for (const action of ['stage', 'check', 'install', 'uninstall', 'remove'])
      expect(acting.has(classifyQuery(frame.replace('%s', `${action} PKG-NOIR`)).type)).toBe(false);
  });

  it('is never installed when it was to be uninstalled, however it is mistyped', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), (where, kind, letter) => {
        const at = where % 9;
        const word = 'uninstall';
        const typed = [
          word.slice(0, at) + word.slice(at + 1),
          word.slice(0, at) + letter + word.slice(at),
          word.slice(0, at) + letter + word.slice(at + 1),
          word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
        ][kind % 4];
        expect(classifyQuery(`${typed} PKG-NOIR`).type).not.toBe('package_install');
      }),
      { numRuns: 500 },
    );
  });

  it('is not guessed from two slips when it changes something', () => {
    expect(classifyQuery('insatl PKG-NOIR').type).toBe('general');
    expect(classifyQuery('uninsatl pkg-noir').type).toBe('general');
  });
});

describe('commands and the story', () => {
  it('does not ask the story about a clear command', () => {
    const story = vi.fn(() => storySays('story_create', 1));
    expect(classifyQuery('show ledger', { story }).type).toBe('ledger_query');
    expect(classifyQuery('help', { story }).type).toBe('help');
    expect(story).not.toHaveBeenCalled();
  });

  it.each(['find gold', 'shwo ledger', 'what is in Chinatown?'])('lets the story take %s when it is surer', (query) => {
    expect(classifyQuery(query, { story: () => storySays('story_question', 0.95) }).type).toBe('story_question');
    expect(classifyQuery(query, { story: () => storySays('story_create', 0.75) }).type).not.toBe('story_create');
    expect(classifyQuery(query, { story: () => storySays('general', 1) }).type).not.toBe('general');
    expect(classifyQuery(query, { story: () => undefined }).type).not.toBe('general');
  });

  it.each(["don't install PKG-X", 'remove pkg-x, maybe', 'PKG-', 'the pkg'])(
    'does not ask the story about %s',
    (query) => {
      const story = vi.fn(() => storySays('story_delete', 1));
      expect(classifyQuery(query, { story }).type).toBe('general');
      expect(story).not.toHaveBeenCalled();
    },
  );

  it('asks the story about the rest, with the message as it was typed', () => {
    const story = vi.fn(() => storySays('story_create', 0.2));
    expect(classifyQuery('  Irene is a singer ', { story })).toEqual(storySays('story_create', 0.2));
    expect(story).toHaveBeenCalledWith('  Irene is a singer ');
  });

  it('knows undo and going on by itself when the story says nothing', () => {
    expect(classifyQuery('undo that', { story: () => undefined }).type).toBe('story_undo');
    expect(
      classifyQuery('undo that', { story: () => ({ ...storySays('story_undo', 1), args: { turn: '4' } }) }).args,
    ).toEqual({ turn: '4' });
  });

  it('asks nobody about an empty message', () => {
    const story = vi.fn();
    expect(classifyQuery('  ', { story })).toEqual({ type: 'general', confidence: 0.5, pattern: '', args: {} });
    expect(story).not.toHaveBeenCalled();
  });
});

describe('patterns of a handler of its own', () => {
  const patterns = ['deploy {target} [to {place}]', 'list packages quickly'];

  it('are found after the built-in commands and named by their template', () => {
    expect(classifyQuery('deploy docs to staging', { patterns })).toMatchObject({
      type: 'general',
      pattern: 'deploy {target} [to {place}]',
      args: { target: 'docs', place: 'staging' },
    });
    expect(classifyQuery('deploy docs', { patterns })).toMatchObject({ args: { target: 'docs' } });
    expect(classifyQuery('help', { patterns: ['help'] })).toMatchObject({ type: 'help' });
  });

  it('act, so that a question performs nothing', () => {
    expect(classifyQuery('deploy docs?', { patterns }).pattern).toBe('');
    expect(classifyQuery('can you deploy docs', { patterns }).pattern).toBe('');
  });
});

describe('any message', () => {
  it('has a classification, quickly and without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (message) => {
        expect(classification.safeParse(classifyQuery(message)).success).toBe(true);
      }),
    );
  });

  it('is no command when it is long or has more than one line', () => {
    expect(classifyQuery(`search for ${'x'.repeat(400)}`).type).toBe('general');
    expect(classifyQuery(`grep ${'a '.repeat(30)}`).type).toBe('general');
    expect(classifyQuery('help\nhelp').type).toBe('general');
  });

  it('gives package ids in capitals, however they are typed', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[pP][kK][gG](-[a-zA-Z0-9]{1,5}){1,3}$/),
        fc.constantFrom('install', 'inspect', 'remove', 'stage', 'check'),
        (id, verb) => {
          expect(classifyQuery(`${verb} ${id}`).args).toEqual({ package: id.toUpperCase() });
        },
      ),
    );
  });
});
