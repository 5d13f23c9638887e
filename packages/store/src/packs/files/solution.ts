import type { ActRecord, BeatRecord } from '@greenlight/schema';
import type { PackFacts } from '../pack-ground.ts';
import { type Block, heading, quoted, said, stack, table, words } from '../text/block.ts';
import type { FileBlocks } from './file-blocks.ts';
import { countOf } from './film-words.ts';

/** The treatment: acts with their beats, what was weighed beside them, and what may go wrong. */
export function writeSolution(facts: PackFacts): FileBlocks<'solution'> {
  return { solution: treatment(facts), alternatives: alternatives(facts), risks: risks(facts) };
}

/** Acts that are told whole. A film has three, or five. */
const MOST_ACTS = 20;

function treatment(facts: PackFacts): Block {
  const { acts, beats } = facts.snapshot;
  const ordered = acts.toSorted((a, b) => a.number - b.number);
  const loose = beats.filter(({ act }) => !act || !acts.some(({ id }) => id === act));
  return stack(
    said(words`The story is told in ${countOf(acts.length, 'act')} and ${countOf(beats.length, 'beat')}.`),
    ...(acts.length === 0
      ? [said('No acts were written.')]
      : ordered.slice(0, MOST_ACTS).map((act) => writeAct(facts, act))),
    acts.length > MOST_ACTS ? said(words`There are ${acts.length - MOST_ACTS} more acts, which the studio has.`) : [],
    ...(acts.length > 0 && loose.length === 0
      ? []
      : [heading(acts.length === 0 ? 'Beats' : 'Beats of no act'), beatTable(facts, loose)]),
  );
}

function writeAct(facts: PackFacts, act: ActRecord): Block {
  const origin = facts.names.origin('act', act);
  const beats = facts.snapshot.beats.filter((beat) => beat.act === act.id);
  return stack(
    heading(words`Act ${String(act.number)}`),
    act.title ? [{ text: words`It is called “${act.title}”.`, origin }] : [],
    act.summary ? quoted(act.summary, origin) : said('What happens in it was not written.'),
    beatTable(facts, beats),
  );
}

function beatTable({ names }: PackFacts, beats: readonly BeatRecord[]): Block {
  const ordered = beats.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || 0);
  const rows = ordered.map((beat) => ({
    cells: [beat.number ?? '', beat.title, beat.approved ? 'yes' : 'not yet', beat.summary ?? ''],
    origin: names.origin('beat', beat),
  }));
  return table(['Number', 'Beat', 'Approved', 'What turns'], rows, 'No beats were written.');
}

function alternatives({ snapshot, names }: PackFacts): Block {
  const { scenes, beats } = snapshot;
  const omitted = scenes.filter(({ status }) => status === 'omitted');
  const open = beats.filter(({ approved }) => !approved);
  return stack(
    said('What was weighed and left out stays in the project, so that it can be taken up again.'),
    heading('Scenes that were left out'),
    table(
      ['Scene', 'Summary'],
      omitted.map((scene) => ({
        cells: [names.scene(scene.id), scene.summary ?? ''],
        origin: names.origin('scene', scene),
      })),
      'No scene was left out.',
    ),
    heading('Beats that nobody has approved yet'),
    said(
      open.length === 0
        ? beats.length === 0
          ? 'There are no beats yet.'
          : 'Every beat is approved.'
        : words`${countOf(open.length, 'beat')} of ${beats.length} may still be told another way.`,
    ),
  );
}

const likelihood = { blocker: 'It holds the step up now', warning: 'It may weaken the film', suggestion: 'Slight' };

function risks({ steps, snapshot, names }: PackFacts): Block {
  const found = steps
    .filter(({ entry }) => entry.length === 0)
    .flatMap(({ title, missing }) =>
      missing.map(({ message, severity, remedy }) => ({
        cells: [`${title}: ${message}`, likelihood[severity], remedy ?? 'Complete the step'],
      })),
    );
  const notes = snapshot.notes
    .filter(({ blocking, resolved }) => blocking && !resolved)
    .map((note) => ({
      cells: [`A note: ${note.text}`, likelihood.blocker, 'Resolve it'],
      origin: names.origin('note', note),
    }));
  return table(
    ['What may go wrong', 'How likely', 'What is done about it'],
    [...found, ...notes],
    'No gate that is open has anything against the film, and no blocking note is open.',
  );
}
