import { canonicalize, contentHash } from '@greenlight/ledger';
import { collectionOf, recordKind } from '@greenlight/schema';
import { specFiles, specTemplates } from '@greenlight/specs';
import type { PackFacts } from '../pack-ground.ts';
import { type Block, heading, said, stack, type TableRow, table, words } from '../text/block.ts';
import type { FileBlocks } from './file-blocks.ts';
import { countOf, moment } from './film-words.ts';
import { packTable } from './testing.ts';

/** Which records, texts and ledgers the pack rests on, each with its hash. */
export function writeRegistry(facts: PackFacts): FileBlocks<'registry'> {
  const { target, number, at, by, names, step } = facts;
  return {
    registry: said(
      words`The studio keeps this pack as ${target}, number ${number} of its project.`,
      'A workspace that takes it over adds a row for it to registries/specs_registry.csv.',
    ),
    registry_rows: stack(heading('This pack'), ownRow(facts), heading('Records that it rests on'), recordTable(facts)),
    artifacts: artifacts(facts),
    history: stack(
      said(words`Written by ${names.person(by)} on ${moment(at)}, to close the phase “${step.title}”.`),
      heading('Earlier packs'),
      packTable(facts),
    ),
  };
}

function ownRow({ target, snapshot, step, number, workflow }: PackFacts): Block {
  const rows = [
    { cells: [target, snapshot.project.title, step.title, `1.0.${number}`] },
    { cells: [workflow.definition.id, workflow.definition.title, 'workflow', `${workflow.definition.schema_version}`] },
  ];
  return table(['Id', 'Title', 'Status', 'Version'], rows, 'There is no row.');
}

function recordTable({ snapshot, names }: PackFacts): Block {
  const { project } = snapshot;
  const own: TableRow = { cells: ['project', project.title, project.id, hashOf(project)] };
  const rows = recordKind.options.flatMap((kind) =>
    snapshot[collectionOf[kind]].map((record): TableRow => {
      const origin = names.origin(kind, record as never); // each list holds records of its kind
      return { cells: [kind, origin.name, record.id, hashOf(record)], origin };
    }),
  );
  return table(['Kind', 'Name', 'Id', 'Hash'], [own, ...rows], 'It rests on no record.');
}

function hashOf(record: object): string {
  return contentHash(canonicalize(record));
}

function artifacts({ conversations }: PackFacts): Block {
  const { count, entries, digest } = conversations;
  const rows = specFiles.map((file) => ({ cells: [file, about[file]] }));
  return stack(
    table(['File', 'Holds'], rows, 'There is no file.'),
    said('The logs of its gates are in artifacts/gate_logs.'),
    heading('Where it came from'),
    table(
      ['What', 'How much', 'Hash'],
      [
        {
          cells: [
            'Conversations, by their ledgers',
            `${countOf(count, 'conversation')}, ${countOf(entries, 'entry', 'entries')}`,
            digest,
          ],
        },
        { cells: ['Templates of the eight files', String(specFiles.length), contentHash(canonicalize(specTemplates))] },
      ],
      'Nothing is known of it.',
    ),
  );
}

const about: Readonly<Record<(typeof specFiles)[number], string>> = {
  '00_overview.md': 'What the film is, and how far it has come',
  '01_problem.md': 'Its premise',
  '02_solution.md': 'Its treatment: acts and beats',
  '03_requirements.md': 'Cast, places, and what each step asks for',
  '04_design.md': 'Its scenes and panels',
  '05_testing.md': 'Gates, reviews and notes',
  '06_rollout.md': 'What the shoot needs, and its order',
  '07_registry.md': 'Records, hashes and earlier packs',
};
