import type { AvailableRow, PackageListing, PackageRow } from '@greenlight/schema';
import { quote } from '../ledger/quote.ts';
import { type Column, renderTable } from '../ledger/table.ts';
import { describeBrings, describeSigner } from './describe-brings.ts';
import { renderNotes } from './render-notes.ts';
import { tellHow, type Voice } from './voice.ts';

const columns: Column[] = [{ title: 'Package' }, { title: 'Version' }, { title: 'Title' }, { title: 'Brings' }];

/** What is installed and what could be, as Markdown that reads well as it is. */
export function renderListing({ installed, available, notes }: PackageListing, voice: Voice = 'chat'): string {
  const head = installed.length === 0 ? 'No package is installed here.' : '**Installed**';
  const table = renderTable(
    [...columns, { title: 'Signed by' }],
    installed.map((row) => [...cellsOf(row), describeSigner(row.signedBy)]),
  );
  const offer = renderTable(
    [...columns, { title: 'From' }],
    available.map((row) => [...cellsOf(row), fromWords[row.from]]),
  );
  return [
    head,
    ...(installed.length === 0 ? [] : [table]),
    ...(available.length === 0
      ? []
      : ['**Can be installed**', offer, `${tellHow(voice, 'install PKG-…')} to have one.`]),
    ...renderNotes(notes),
  ].join('\n\n');
}

const fromWords: Record<AvailableRow['from'], string> = {
  staged: 'staged',
  catalog: "the product's catalog",
  'workspace catalog': 'catalog/',
};

function cellsOf({ id, version, title, brings }: PackageRow): string[] {
  return [`\`${id}\``, quote(version, 64), quote(title, 60), describeBrings(brings)];
}
