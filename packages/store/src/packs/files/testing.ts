import type { NoteRecord, StepView } from '@greenlight/schema';
import type { PackFacts } from '../pack-ground.ts';
import { type Block, heading, said, stack, type TableLine, table, words } from '../text/block.ts';
import type { FileBlocks } from './file-blocks.ts';
import { countOf, moment } from './film-words.ts';

/** Who looked at the film and what was said, what its gates say, and what earlier packs said. */
export function writeTesting(facts: PackFacts): FileBlocks<'testing'> {
  return {
    testing: whoLooks(facts),
    checks: gateTable(facts),
    acceptance: reviewTable(facts),
    evidence: stack(heading('Notes'), noteTable(facts), heading('Earlier packs'), packTable(facts)),
  };
}

function whoLooks({ snapshot, names }: PackFacts): Block {
  const { reviews } = snapshot;
  const approving = reviews.filter(({ verdict }) => verdict === 'approved').length;
  const last = reviews.toSorted((a, b) => (a.at ?? '').localeCompare(b.at ?? '')).at(-1);
  return said(
    'The gates of the workflow look at every change. People look at the film itself, and say so in reviews and notes.',
    last
      ? words`There are ${countOf(reviews.length, 'review')}, ${approving} of them approving; the last, by ${names.person(last.by)}, ${last.verdict === 'approved' ? 'approves' : 'asks for changes'}.`
      : 'Nobody has reviewed it yet.',
  );
}

function gateTable({ steps }: PackFacts): Block {
  const rows = steps.flatMap((step) => [
    gateRow(`workflow.${step.id}.entry`, `${step.title} may begin`, step.entry),
    gateRow(`workflow.${step.id}.complete`, `${step.title} misses nothing`, step.missing),
  ]);
  return table(['Check', 'What has to come out', 'What came out', 'Why'], rows, 'The workflow has no gates.');
}

function gateRow(gate: string, expected: string, findings: StepView['missing']): TableLine {
  const passed = findings.every(({ severity }) => severity !== 'blocker');
  const why = findings.map(({ message }) => message).join('; ');
  return { cells: [gate, expected, passed ? 'passed' : 'failed', why] };
}

function reviewTable({ snapshot, names }: PackFacts): Block {
  const rows = snapshot.reviews.map((review) => ({
    cells: [
      names.person(review.by),
      moment(review.at),
      review.verdict === 'approved' ? 'approves' : 'asks for changes',
      review.text ?? '',
    ],
    origin: names.origin('review', review),
  }));
  return stack(
    said(
      'The film is taken as done when somebody other than its last author approves of it and no blocking note is open.',
    ),
    table(['Who', 'When', 'Says', 'Words'], rows, 'No review was written.'),
  );
}

function noteTable({ snapshot, names }: PackFacts): Block {
  const rows = snapshot.notes.map((note) => ({
    cells: [
      names.person(note.by),
      moment(note.at),
      aboutOf(note, names),
      note.blocking ? 'blocking' : 'a remark',
      note.resolved ? 'resolved' : 'open',
      note.text,
    ],
    origin: names.origin('note', note),
  }));
  return table(['Who', 'When', 'About', 'Weight', 'State', 'Words'], rows, 'No notes were written.');
}

function aboutOf({ character, location, scene }: NoteRecord, names: PackFacts['names']): string {
  if (character) return names.character(character);
  return names.location(location) || names.scene(scene) || 'the film';
}

/** The packs before this one. */
export function packTable({ packs, names }: PackFacts): Block {
  const rows = packs.map(({ target, step, passed, at, by, judged }) => ({
    cells: [target, step, passed ? 'passed' : 'failed', moment(at), names.person(by), judged],
  }));
  return table(['Pack', 'Step', 'Its gates', 'When', 'By', 'Hash'], rows, 'This is the first pack of the film.');
}
