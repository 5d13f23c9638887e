import type { ProjectSnapshot, SpecPackSummary } from '@greenlight/schema';
import { judgeSpecPack, specFiles } from '@greenlight/specs';
import {
  characterRecord,
  locationRecord,
  PROJECT_ID,
  relationshipRecord,
  sceneRecord,
  uuid,
} from '@greenlight/testkit';
import { projectSnapshot } from '@greenlight/testkit/film';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packGround } from '../../test/pack-ground.ts';
import { judgePack } from './judge-pack.ts';
import { writePack } from './write-pack.ts';

const at = new Date('2026-11-20T15:12:00.000Z');
/** The heads of records of kinds that the testkit has no maker for. */
const recordHead = { project: PROJECT_ID, createdVia: 'manual', sources: {} } as const;
const write = (snapshot: ProjectSnapshot) => writePack(packGround(snapshot));
const judge = (snapshot: ProjectSnapshot) => judgePack(write(snapshot), at);
const whole = (files: Record<string, string>) => specFiles.map((file) => files[file]).join('\n');

/** Rows of tables whose number of cells is not that of their header. */
function brokenRows(text: string): string[] {
  const cells = (row: string) => row.replaceAll(/\\./g, '').split('|').length;
  let header: string | null = null;
  return text.split('\n').filter((line) => {
    if (!line.startsWith('|')) header = null;
    else header ??= line;
    return header !== null && cells(line) !== cells(header);
  });
}

const headings = (files: Record<string, string>) => specFiles.map((file) => files[file]?.match(/^#{1,6} .*$/gm) ?? []);

function film(): ProjectSnapshot {
  return projectSnapshot({
    project: {
      genre: 'Mystery',
      logline: 'A detective meets the one woman who sees through him.',
      style: 'Gaslight.\n\nFog.',
    },
    acts: [1, 2, 3].map((number) => ({
      ...recordHead,
      id: uuid(10 + number),
      number,
      summary: 'Somebody comes, and somebody goes.',
    })),
    beats: [{ ...recordHead, id: uuid(20), title: 'The visit', act: uuid(11), number: 1 }],
    characters: [
      characterRecord(1, 'Irene Adler', {
        age: 30,
        occupation: 'Singer',
        role: 'protagonist',
        traits: ['proud', 'quick'],
      }),
      characterRecord(2, 'The King', { role: 'antagonist', description: 'He wants the photograph back.' }),
    ],
    locations: [locationRecord(3, 'Briony Lodge', { kind: 'villa' })],
    relationships: [relationshipRecord(4, 1, 2, { type: 'rival' })],
    scenes: [
      sceneRecord(5, {
        number: 1,
        interior: true,
        location: uuid(3),
        timeOfDay: 'night',
        characters: [uuid(1), uuid(2)],
        summary: 'They meet.',
        runningTime: 95,
      }),
      sceneRecord(6, { number: 2, title: 'Left out', status: 'omitted' }),
    ],
    panels: [{ ...recordHead, id: uuid(7), scene: uuid(5), number: 1, shotSize: 'wide', description: 'The door.' }],
  });
}

describe('a pack of a film', () => {
  it('passes both gates while there is nothing in it, and says of everything that it is not there', () => {
    const { passed, runs } = judge(projectSnapshot());
    expect(runs.flatMap(({ findings }) => findings)).toEqual([]);
    expect(passed).toBe(true);
    const text = whole(write(projectSnapshot()).files);
    for (const empty of [
      'No logline was written',
      'No acts were written',
      'No beats were written',
      'No scenes were written',
    ]) {
      expect(text).toContain(empty);
    }
  });

  it('holds what the records say, in the trade’s own words', () => {
    const { files } = write(film());
    expect(judge(film()).passed).toBe(true);
    expect(files['00_overview.md']).toContain('- **Title:** The Scandal');
    expect(files['00_overview.md']).toContain('| Ada Lovelace | owner |');
    expect(files['01_problem.md']).toContain('Whose story it is: Irene Adler.');
    expect(files['02_solution.md']).toContain('| 1 | The visit | not yet | – |');
    expect(files['03_requirements.md']).toContain('| Irene Adler | 30 | protagonist | Singer | – | proud, quick | – |');
    expect(files['03_requirements.md']).toContain('| Irene Adler | rival | The King | – |');
    expect(files['04_design.md']).toContain(
      '| 1 | INT. BRIONY LODGE – NIGHT | – | Irene Adler, The King | 1 min 35 s | 1 | draft | They meet. |',
    );
    expect(files['06_rollout.md']).toContain('| 1 | INT. BRIONY LODGE – NIGHT | 1 scene | 1 | 1 min 35 s |');
    expect(files['07_registry.md']).toMatch(/\| scene \| Scene 1 \| [-0-9a-f]+ \| sha256:[0-9a-f]{64} \|/);
    expect(brokenRows(whole(files))).toEqual([]);
  });

  it('says of each requirement whether it holds, by the gate that asks it', () => {
    const { files } = write(film());
    expect(files['03_requirements.md']).toContain(
      '| R1 | Initial concept | The film has a title, a genre and a logline of 20 characters or more | yes | workflow.initial\\_concept.complete |',
    );
    expect(files['03_requirements.md']).toMatch(/Every scene that is not omitted has a breakdown sheet \| not yet \|/);
    expect(files['05_testing.md']).toMatch(
      /workflow\.story\\_structure\.complete \| Story structure misses nothing \| passed/,
    );
  });

  it('is the same for the same records', () => {
    expect(write(film()).files).toEqual(write(film()).files);
    expect(judge(film())).toEqual(judge(film()));
  });

  it('lists the packs before it', () => {
    const before: SpecPackSummary = {
      id: uuid(50),
      project: recordHead.project,
      target: 'FILM-OLD-TITLE-001',
      step: 'initial_concept',
      passed: false,
      judged: `sha256:${'a'.repeat(64)}`,
      by: uuid(901),
      at: '2026-11-19T10:00:00.000Z',
    };
    const { files } = write({ ...film(), packs: [before] });
    expect(files['05_testing.md']).toContain(
      '| FILM-OLD-TITLE-001 | initial\\_concept | failed | 2026-11-19 10:00 UTC | Ada Lovelace |',
    );
  });
});

describe('text from outside', () => {
  const hostile = [
    'a | b | c',
    'ends with \\',
    '`code` and ```',
    '# heading',
    '## Scope',
    '{{x}}',
    '{{spec_id}}',
    'one\r\ntwo\r\n\r\n## Scope\r\n',
    '<!-- hidden',
    '<script>alert(1)</script>',
    '| --- |',
    '- item',
    '===',
    '[a](javascript:alert(1))',
    '![i](http://x/y.png)',
    '\u202eשלום',
    '👩‍🚀 über',
    'x'.repeat(8_000),
    '~~~\n# open',
    '1. one',
    '> quote',
    '$& $1 $`',
  ];

  it.each(hostile)('breaks no table, forges no heading and leaves no field: %j', (text) => {
    const line = text.replace(/\s+/g, ' ').trim().slice(0, 120);
    const snapshot = projectSnapshot({
      project: { title: line, genre: line, logline: text, style: text, audience: line },
      acts: [{ ...recordHead, id: uuid(11), number: 1, title: line, summary: text }],
      beats: [{ ...recordHead, id: uuid(12), title: line, summary: text }],
      characters: [characterRecord(1, line, { description: text, traits: [line, line], aliases: [line] })],
      locations: [locationRecord(2, line, { description: text })],
      relationships: [relationshipRecord(3, 1, 1, { description: text })],
      scenes: [sceneRecord(4, { title: line, summary: text, location: uuid(2), characters: [uuid(1)] })],
      panels: [{ ...recordHead, id: uuid(5), scene: uuid(4), description: text }],
      media: [{ ...recordHead, id: uuid(6), kind: 'breakdown', title: line, scene: uuid(4), text }],
      reviews: [{ ...recordHead, id: uuid(7), verdict: 'approved', text }],
      notes: [{ ...recordHead, id: uuid(8), text, blocking: true }],
    });
    const { files } = write(snapshot);
    expect(judge(snapshot).runs.flatMap(({ findings }) => findings)).toEqual([]);
    expect(brokenRows(whole(files))).toEqual([]);
    const plain = projectSnapshot({
      ...snapshot,
      project: { title: 'x', genre: 'x', logline: 'x', style: 'x', audience: 'x' },
    });
    expect(headings(files)).toEqual(headings(write(plain).files));
    expect(whole(files)).not.toContain('{{');
  });

  it('never makes a heading or a field, whatever it is', () => {
    const expected = headings(write(projectSnapshot({ project: { logline: 'x', style: 'x' } })).files);
    const piece = fc.constantFrom(
      '#',
      '## Scope',
      '\n',
      '\r',
      '```',
      '~~~',
      '<!--',
      '{{',
      '}}',
      '|',
      '---',
      '===',
      '- ',
      '> ',
      '    ',
      'x',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), (pieces) => {
        const text = `x${pieces.join('')}`;
        const { files, target } = write(projectSnapshot({ project: { logline: text, style: text } }));
        expect(headings(files)).toEqual(expected);
        expect(judgeSpecPack({ id: target, files }).passed).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a placeholder in a record', () => {
  it.each([
    ['a scene’s summary', { scenes: [sceneRecord(5, { number: 3, summary: 'TBD' })] }, 'scene', 'Scene 3'],
    [
      'a character’s traits',
      { characters: [characterRecord(5, 'Irene', { description: '**TODO**' })] },
      'character',
      'Irene',
    ],
    ['a note', { notes: [{ ...recordHead, id: uuid(5), text: 'FILL IN' }] }, 'note', 'FILL IN'],
    [
      'an act',
      { acts: [{ ...recordHead, id: uuid(5), number: 2, summary: 'First.\n\nTODO: the rest' }] },
      'act',
      'Act 2',
    ],
  ])('in %s keeps the pack from passing, and the finding says where and what to do', (_where, records, kind, name) => {
    const { passed, runs } = judge(projectSnapshot(records));
    expect(passed).toBe(false);
    expect(runs).toHaveLength(1);
    const [run] = runs;
    const finding = run?.findings.find(({ where }) => run.origins?.[where ?? '']?.kind === kind);
    expect(finding).toMatchObject({
      gate: 'spec.G0',
      severity: 'blocker',
      where: expect.stringMatching(/^0\d_\w+\.md:\d+$/),
    });
    expect(run?.origins?.[finding?.where ?? '']).toEqual({ kind, id: uuid(5), name });
    expect(finding?.remedy).toContain(`the ${kind} ${name}`);
    expect(run?.log.name).toBe('G0_20261120T151200.000Z.log');
    expect(run?.log.text).toContain('verdict: FAILED');
    expect(run?.log.text).toContain(`the ${kind} ${name}`);
  });

  it('in the film’s own title is the film’s', () => {
    const [run] = judge(projectSnapshot({ project: { title: 'TBD', genre: 'TODO' } })).runs;
    const kinds = Object.values(run?.origins ?? {}).map(({ kind }) => kind);
    expect(run?.passed).toBe(false);
    expect(run?.origins?.[run.findings[0]?.where ?? '']?.kind).toBe('project');
    expect(new Set(kinds)).toEqual(new Set(['project']));
  });

  it('in two records that say the same is each one’s', () => {
    const scenes = [1, 2].map((number) => sceneRecord(number, { summary: 'TBD' }));
    const [run] = judge(projectSnapshot({ scenes })).runs;
    const ids = Object.values(run?.origins ?? {}).map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([uuid(1), uuid(2)]));
  });

  it('as a word among others is none', () => {
    const scenes = [sceneRecord(5, { summary: 'She writes a to-do list, and burns it. What is TBD stays so.' })];
    expect(judge(projectSnapshot({ scenes })).passed).toBe(true);
  });
});

describe('a big project', () => {
  it('is a pack of a few megabytes that passes', () => {
    const characters = Array.from({ length: 1_000 }, (_, index) =>
      characterRecord(index, `Person ${index}`, {
        occupation: 'Extra',
        description: 'Stands in the crowd, and waits for the bus.',
      }),
    );
    const scenes = Array.from({ length: 2_000 }, (_, index) =>
      sceneRecord(5_000 + index, {
        number: index + 1,
        summary: 'Somebody enters, says something that nobody understands, and leaves again by the window. '.repeat(3),
        characters: [uuid(index % 1000), uuid((index * 7) % 1000)],
        timeOfDay: 'day',
      }),
    );
    const written = write(projectSnapshot({ characters, scenes }));
    expect(judgePack(written, at).passed).toBe(true);
    expect(whole(written.files).length).toBeLessThan(4_000_000);
  });

  it('has no file of more than a megabyte, however much there is; what is left out says so, and is in the hash', () => {
    const long = '長い説明。'.repeat(1_600);
    const names = Array.from({ length: 3_000 }, (_, index) => index);
    const snapshot = projectSnapshot({
      acts: names.slice(0, 60).map((index) => ({ ...recordHead, id: uuid(index), number: 1, summary: long })),
      characters: names.map((index) => characterRecord(10_000 + index, `人物 ${index}`, { description: long })),
      scenes: names.map((index) => sceneRecord(20_000 + index, { number: index + 1, summary: long })),
      panels: names.map((index) => ({
        ...recordHead,
        id: uuid(30_000 + index),
        scene: uuid(20_000 + index),
        description: long,
      })),
    });
    const written = write(snapshot);
    expect(judgePack(written, at).runs.flatMap(({ findings }) => findings)).toEqual([]);
    for (const file of specFiles) expect(Buffer.byteLength(written.files[file])).toBeLessThan(1024 * 1024);
    expect(written.files['07_registry.md']).toMatch(/There are [\d,]+ more, which the studio has\./);
    expect(written.files['07_registry.md']).toMatch(/9,061 records \| sha256:[0-9a-f]{64}/);
  });
});
