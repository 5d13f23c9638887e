import { canonicalize, contentHash } from '@greenlight/ledger';
import { collectionOf, recordKind } from '@greenlight/schema';
import { specFiles, specTemplates } from '@greenlight/specs';
import type { PackFacts } from '../pack-ground.ts';
import { type Block, heading, said, stack, type TableLine, table, words } from '../text/block.ts';
import type { FileBlocks } from './file-blocks.ts';
import { countOf, moment } from './film-words.ts';
import { packTable } from './testing.ts';

/** Which records, texts and ledgers the pack rests on, each with its hash. */
export function writeRegistry(facts: PackFacts): FileBlocks<'registry'> {
  const { target, number, at, by, names, step } = facts;
  const records = recordRows(facts);
  return {
    registry: said(
      words`The studio keeps this pack as ${target}, number ${number} of its project.`,
      'A workspace that takes it over adds a row for it to registries/specs_registry.csv.',
    ),
    registry_rows: stack(
      heading('This pack'),
      ownRow(facts),
      heading('Records that it rests on'),
      table(['Kind', 'Name', 'Id', 'Hash'], records, 'It rests on no record.'),
    ),
    artifacts: artifacts(facts, records),
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

function recordRows({ snapshot, names }: PackFacts): TableLine[] {
  const { project } = snapshot;
  const own: TableLine = { cells: ['project', project.title, project.id, hashOf(project)] };
  const rows = recordKind.options.flatMap((kind) =>
    snapshot[collectionOf[kind]].map((record): TableLine => {
      const origin = names.origin(kind, record as never); // each list holds records of its kind
      return { cells: [kind, origin.name, record.id, hashOf(record)], origin };
    }),
  );
  return [own, ...rows];
}

/** Of the lines `<kind> <id> <hash>` of all records, sorted: of those too that a table has no room for. */
function digestOf(rows: readonly TableLine[]): string {
  const lines = rows.map(({ cells: [kind, , id, hash] }) => `${kind} ${id} ${hash}\n`).sort();
  return contentHash(lines.join(''));
}

function hashOf(record: object): string {
  return contentHash(canonicalize(record));
}

function artifacts(facts: PackFacts, records: readonly TableLine[]): Block {
  const { count, entries, digest } = facts.conversations;
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
        { cells: ['Records, by kind, id and hash', countOf(records.length, 'record'), digestOf(records)] },
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
