import type { PackOrigin } from '@greenlight/schema';
import type { PackFacts } from '../pack-ground.ts';
import { type Block, heading, item, quoted, said, stack, table, words } from '../text/block.ts';
import type { FileBlocks } from './file-blocks.ts';
import { countOf, moment } from './film-words.ts';

/** What the film is, who makes it, and how far it has come. */
export function writeOverview(facts: PackFacts): FileBlocks<'overview'> {
  const { snapshot, steps, step, at } = facts;
  const { project } = snapshot;
  const complete = steps.filter(({ status }) => status === 'complete').length;
  return {
    title: [{ text: words`${project.title}`, origin: projectOrigin(facts) }],
    owner: said(words`${ownerOf(facts)}`),
    status: said(
      words`${step.title}: ${stepStates[step.status]}; ${complete} of ${countOf(steps.length, 'step')} complete`,
    ),
    date: said(at.slice(0, 10)),
    summary: summary(facts),
    scope: scope(facts),
    out_of_scope: outOfScope(facts),
  };
}

export const stepStates = {
  complete: 'complete',
  open: 'begun, not complete',
  reopened: 'reopened by a change',
  closed: 'not open yet',
} as const;

export function projectOrigin({ snapshot: { project } }: PackFacts): PackOrigin {
  return { kind: 'project', id: project.id, name: project.title };
}

/** What kind of film it is, as people say it. */
const filmTypes = { 'feature-film': 'feature film', 'short-film': 'short film', custom: 'film' } as const;

function ownerOf({ members }: PackFacts): string {
  return members.find(({ role }) => role === 'owner')?.name ?? 'nobody; the studio’s admin looks after it';
}

function summary(facts: PackFacts): Block {
  const { snapshot, step, steps, number } = facts;
  const { logline, type, genre, audience, style, targetMinutes, title } = snapshot.project;
  const origin = projectOrigin(facts);
  const film = filmTypes[type];
  return stack(
    said(
      words`This is pack ${number} of the ${film} “${title}”. It closes the phase “${step.title}”, step ${step.number} of ${steps.length}.`,
    ),
    heading('Logline'),
    logline ? quoted(logline, origin) : said('No logline was written.'),
    heading('The film'),
    [
      item('Type', film),
      genre ? item('Genre', genre, origin) : { text: '- Its genre was not said.' },
      audience ? item('Audience', audience, origin) : { text: '- Nobody has said whom it is for.' },
      targetMinutes
        ? item('Running time', `${countOf(targetMinutes, 'minute')} at most`)
        : { text: '- How long it may run was not said.' },
    ],
    heading('Style'),
    style ? quoted(style, origin) : said('Nobody has said how it should look and feel.'),
  );
}

function scope(facts: PackFacts): Block {
  const { steps } = facts;
  const rows = steps.map(({ number, title, status, completedAt }) => ({
    cells: [number, title, stepStates[status], moment(completedAt)],
  }));
  return stack(
    said(words`The pack holds ${holdings(facts)}, as they were when it was written.`),
    heading('State of the steps'),
    table(['Number', 'Step', 'State', 'Complete since'], rows, 'The workflow has no step.'),
    heading('Team'),
    teamTable(facts),
  );
}

export function teamTable({ members }: PackFacts): Block {
  const rows = members.map(({ name, role }) => ({ cells: [name, role] }));
  return table(
    ['Name', 'Part in the project'],
    rows,
    'Nobody belongs to the project; the studio’s admin looks after it.',
  );
}

/** What the project has, counted. */
export function holdings({ snapshot }: PackFacts): string {
  const { characters, locations, relationships, acts, beats, scenes, panels, media, reviews, notes } = snapshot;
  const counts = [
    countOf(characters.length, 'character'),
    countOf(locations.length, 'location'),
    countOf(relationships.length, 'relationship'),
    countOf(acts.length, 'act'),
    countOf(beats.length, 'beat'),
    countOf(scenes.length, 'scene'),
    countOf(panels.length, 'panel'),
    countOf(media.length, 'sheet, reference or breakdown', 'sheets, references and breakdowns'),
    countOf(reviews.length, 'review'),
  ];
  return `${counts.join(', ')} and ${countOf(notes.length, 'note')}`;
}

function outOfScope({ snapshot, names }: PackFacts): Block {
  const omitted = snapshot.scenes.filter(({ status }) => status === 'omitted');
  const rows = omitted.map((scene) => ({
    cells: [names.scene(scene.id), scene.summary ?? ''],
    origin: names.origin('scene', scene),
  }));
  return stack(
    said(
      'What was said in conversations is not in it: a conversation belongs to who had it.',
      'Uploaded files are named here, and stay in the studio.',
    ),
    heading('Scenes that will not be shot'),
    table(['Scene', 'What would have happened'], rows, 'No scene was omitted.'),
  );
}
