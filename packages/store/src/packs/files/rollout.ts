import type { SceneRecord, StepView } from '@greenlight/schema';
import { indexOf } from '@greenlight/workflow';
import type { PackFacts } from '../pack-ground.ts';
import { requirementWords } from '../requirement-words.ts';
import { type Block, heading, said, stack, table, words } from '../text/block.ts';
import type { FileBlocks } from './file-blocks.ts';
import { countOf, duration, moment, slugline } from './film-words.ts';
import { stepStates, teamTable } from './overview.ts';

/** How the next phase takes over: the steps, what each scene has for its shoot, and the order of the shoot. */
export function writeRollout(facts: PackFacts): FileBlocks<'rollout'> {
  return {
    rollout: handOver(facts),
    phases: phases(facts),
    checklist: stack(
      heading('Scenes'),
      breakdownTable(facts),
      heading('Sheets, references and breakdowns'),
      mediaTable(facts),
    ),
    deployment_steps: shootingOrder(facts),
    verification: verification(facts),
    rollback: rollback(facts),
    communication: stack(
      said('Everybody of the project sees the pack on its page as soon as it is written.'),
      teamTable(facts),
    ),
    post_rollout: said(
      'When a record is changed that a complete step rests on, the step reopens and the page says why.',
      'This pack is then of the film as it was: package the phase again.',
    ),
  };
}

function nextStep({ steps, step }: PackFacts): StepView | undefined {
  return steps.find(({ number }) => number === step.number + 1);
}

function handOver(facts: PackFacts): Block {
  const next = nextStep(facts);
  return said(
    next
      ? words`This phase hands over to “${next.title}”, which ${next.entry.length === 0 ? 'may begin' : 'may not begin yet'}.`
      : 'This is the last phase: what follows is the shoot.',
    words`What to do now: ${facts.nextAction}`,
  );
}

function phases({ steps, workflow }: PackFacts): Block {
  const rows = workflow.definition.steps.map((step, index) => {
    const view = steps[index];
    const asked = step.complete
      .filter(({ severity }) => severity === 'blocker')
      .map((requirement) => requirementWords(requirement, workflow.thresholds));
    return {
      cells: [
        step.title,
        step.about ?? '',
        view ? stepStates[view.status] : '',
        moment(view?.completedAt),
        asked.join('; ') || 'It asks for nothing',
      ],
    };
  });
  return table(['Phase', 'Brings', 'State', 'Complete since', 'Ends when'], rows, 'The workflow has no step.');
}

function breakdownTable({ snapshot, names }: PackFacts): Block {
  const { scenes, mediaOf } = indexOf(snapshot);
  const withBreakdown = mediaOf('breakdown');
  const rows = scenes().map((scene) => ({
    cells: [
      names.scene(scene.id),
      withBreakdown.has(scene.id) ? 'there' : 'missing',
      scene.status === 'approved' ? 'yes' : 'not yet',
    ],
    origin: names.origin('scene', scene),
  }));
  return table(['Scene', 'Breakdown sheet', 'Approved'], rows, 'No scene is there to be shot.');
}

function mediaTable({ snapshot, names }: PackFacts): Block {
  const rows = snapshot.media.map((media) => ({
    cells: [
      media.title,
      media.kind,
      media.character ? names.character(media.character) : names.location(media.location) || names.scene(media.scene),
      media.filename ?? '',
      media.text ?? '',
    ],
    origin: names.origin('media', media),
  }));
  return table(['Title', 'Kind', 'Of', 'File', 'Text'], rows, 'Nothing was gathered for the shoot yet.');
}

/** Scenes of one place together, by day before by night, so that each place is dressed once. */
function shootingOrder({ snapshot, names }: PackFacts): Block {
  const groups = new Map<string, SceneRecord[]>();
  for (const scene of indexOf(snapshot).scenes()) {
    const key = slugline(scene, names.location(scene.location));
    groups.set(key, [...(groups.get(key) ?? []), scene]);
  }
  const rows = [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, scenes], index) => ({
      cells: [
        index + 1,
        place,
        countOf(scenes.length, 'scene'),
        scenes.map(({ number, title }) => (number ? String(number) : (title ?? 'one without a number'))).join(', '),
        duration(scenes.reduce((sum, { runningTime }) => sum + (runningTime ?? 0), 0)),
      ],
    }));
  return stack(
    said('The studio has no schedule yet. Scenes of one place stand together, so that each place is dressed once.'),
    table(['Order', 'Where and when', 'How many', 'Which', 'Running time'], rows, 'No scene is there to be shot.'),
  );
}

function verification({ target }: PackFacts): Block {
  const rows = [
    [`Nothing is left to be filled in`, `greenlight gate G0 ${target}`, 'exit code 0'],
    [`Every section is written`, `greenlight gate G1 ${target}`, 'exit code 0'],
    [`Both`, `greenlight spec validate ${target}`, 'exit code 0'],
    [`The files are those that were judged`, 'sha256sum 0[0-7]_*.md | sha256sum', 'the hash that the studio shows'],
  ];
  return stack(
    said('With the pack’s folder in docs/specs of a workspace, from that workspace:'),
    table(
      ['Check', 'Command', 'What has to come out'],
      rows.map((cells) => ({ cells })),
      'There is nothing to check.',
    ),
  );
}

function rollback({ packs }: PackFacts): Block {
  const last = packs.at(-1);
  return said(
    'A pack changes no record: there is nothing to take back.',
    last
      ? words`The pack before this one is ${last.target}; it stays as it was.`
      : 'There is no pack before this one to go back to.',
    'What was changed in the film is taken back in its conversation, turn by turn, and by hand in its records.',
  );
}
