import type { PackFacts } from '../pack-ground.ts';
import { type Block, heading, quoted, said, stack, table, words } from '../text/block.ts';
import type { FileBlocks } from './file-blocks.ts';
import { countOf, duration, moment, slugline } from './film-words.ts';
import { projectOrigin } from './overview.ts';

/** How the film is built: its look, its acts and their scenes, its panels, and what was decided. */
export function writeDesign(facts: PackFacts): FileBlocks<'design'> {
  return { design: look(facts), parts: parts(facts), records: records(facts), decisions: decisions(facts) };
}

function look(facts: PackFacts): Block {
  const { project, acts, scenes, locations, characters } = facts.snapshot;
  return stack(
    said(
      words`The film has ${countOf(acts.length, 'act')} and ${countOf(scenes.length, 'scene')}, with ${countOf(characters.length, 'character')} in ${countOf(locations.length, 'place')}.`,
    ),
    project.style ? quoted(project.style, projectOrigin(facts)) : said('How it should look and sound was not written.'),
  );
}

function parts({ snapshot, names }: PackFacts): Block {
  const { acts, beats, scenes } = snapshot;
  const rows = acts
    .toSorted((a, b) => a.number - b.number)
    .map((act) => {
      const own = scenes.filter((scene) => scene.act === act.id);
      const seconds = own.reduce((sum, { runningTime }) => sum + (runningTime ?? 0), 0);
      const count = beats.filter((beat) => beat.act === act.id).length;
      return {
        cells: [
          `Act ${act.number}`,
          act.title ?? '',
          count,
          own.length,
          seconds ? duration(seconds) : '',
          act.summary ?? '',
        ],
        origin: names.origin('act', act),
      };
    });
  const loose = scenes.filter(({ act }) => !act).length;
  return stack(
    table(['Act', 'Title', 'Beats', 'Scenes', 'Running time', 'Is for'], rows, 'No acts were written.'),
    said(words`${countOf(loose, 'scene')} of no act.`),
  );
}

function records(facts: PackFacts): Block {
  return stack(heading('Scenes'), sceneTable(facts), heading('Panels'), panelTable(facts));
}

const sceneStates = { draft: 'draft', approved: 'approved', omitted: 'omitted' } as const;

function sceneTable({ snapshot, names }: PackFacts): Block {
  const panels = countBy(snapshot.panels, ({ scene }) => scene);
  const rows = snapshot.scenes.map((scene) => ({
    cells: [
      scene.number ? String(scene.number) : '',
      slugline(scene, names.location(scene.location)),
      scene.title ?? '',
      names.cast(scene),
      scene.runningTime ? duration(scene.runningTime) : '',
      panels.get(scene.id) ?? 0,
      sceneStates[scene.status ?? 'draft'],
      scene.summary ?? '',
    ],
    origin: names.origin('scene', scene),
  }));
  const headers = ['Number', 'Scene heading', 'Title', 'Cast', 'Running time', 'Panels', 'State', 'What happens'];
  return table(headers, rows, 'No scenes were written.');
}

function panelTable({ snapshot, names }: PackFacts): Block {
  const order = new Map(snapshot.scenes.map(({ id }, index) => [id, index]));
  const rows = snapshot.panels
    .toSorted(
      (a, b) =>
        (order.get(a.scene) ?? 0) - (order.get(b.scene) ?? 0) || (a.number ?? Infinity) - (b.number ?? Infinity) || 0,
    )
    .map((panel) => ({
      cells: [
        names.scene(panel.scene),
        panel.number ? String(panel.number) : '',
        panel.shotSize ?? '',
        panel.approved ? 'yes' : 'not yet',
        panel.description ?? '',
      ],
      origin: names.origin('panel', panel),
    }));
  return table(['Scene', 'Panel', 'Shot size', 'Approved', 'What the camera sees'], rows, 'No panels were drawn.');
}

function decisions({ snapshot, steps, names }: PackFacts): Block {
  const of = (state: string) => snapshot.scenes.filter(({ status }) => (status ?? 'draft') === state).length;
  const overrides = steps.flatMap(({ title, override }) =>
    override ? [{ cells: [title, names.person(override.by.id), moment(override.at), override.reason] }] : [],
  );
  const reopened = steps.flatMap(({ title, reopened: why }) =>
    why ? [{ cells: [title, moment(why.at), why.reasons.join('; '), why.cause?.name ?? ''] }] : [],
  );
  return stack(
    said(words`${of('approved')} scenes are approved, ${of('omitted')} are omitted, ${of('draft')} are still drafts.`),
    heading('Steps that an admin let begin past their gate'),
    table(['Step', 'By', 'When', 'Reason'], overrides, 'No step was let begin past its gate.'),
    heading('Steps that were reopened by a change'),
    table(['Step', 'When', 'Reason', 'What was changed'], reopened, 'No step is reopened.'),
  );
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of items) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}
