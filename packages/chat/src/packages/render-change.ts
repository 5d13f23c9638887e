import type { InstallView, StagedView, UninstallView } from '@greenlight/schema';
import { quote } from '../ledger/quote.ts';
import { describeBrings, describeKept, describeSigner, describeUses } from './describe-brings.ts';
import { renderNotes } from './render-notes.ts';
import { renderGates, renderPreflight } from './render-preflight.ts';
import { tellHow, type Voice } from './voice.ts';

/** What staging made. */
export function renderStaged(view: StagedView, voice: Voice = 'chat'): string {
  const { id, version, archive, sha256, isSigned, from, notes } = view;
  return [
    `Staged ${id} ${version} from ${quote(from, 240)}.`,
    [`- Archive: ${quote(archive, 300)}`, `- SHA-256: \`${sha256}\``, `- Signed: ${isSigned ? 'yes' : 'no'}`].join(
      '\n',
    ),
    `${tellHow(voice, `preflight ${id}`)} to have it judged. ${tellHow(voice, `install ${id}`)} to have it.`,
    ...renderNotes(notes),
  ].join('\n\n');
}

/** What an install did, or why it did nothing. */
export function renderInstall(view: InstallView): string {
  const { id, version, done, former, preflight, brings, kept, notes } = view;
  if (!done) return renderPreflight({ ...preflight, notes: [...notes, ...preflight.notes] });
  if (former === version) {
    return [`${id} ${version} is installed already. Nothing was changed.`, ...renderNotes(notes)].join('\n\n');
  }
  const warnings = preflight.gates.filter(({ findings }) => findings.length > 0);
  return [
    `Installed ${id} ${version}${former === null ? '' : ` in the place of ${former}`}. Signed by ${describeSigner(preflight.signedBy)}.`,
    [`It brings ${describeBrings(brings)}.`, ...describeUses(brings)].join(' '),
    ...renderGates(warnings),
    ...describeKept(kept),
    ...renderNotes([...notes, ...preflight.notes]),
  ].join('\n\n');
}

/** What an uninstall removed, and what it left. */
export function renderUninstall({ id, version, removed, kept, notes }: UninstallView): string {
  const files = removed === 1 ? '1 file was removed' : `${removed} files were removed`;
  return [`Uninstalled ${id} ${version}: ${files}.`, ...describeKept(kept), ...renderNotes(notes)].join('\n\n');
}
