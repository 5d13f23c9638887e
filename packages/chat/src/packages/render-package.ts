import type { AssetKind, PackageManifest, PackageView } from '@greenlight/schema';
import { describeMoment } from '../ledger/describe-row.ts';
import { quote } from '../ledger/quote.ts';
import { describeSigner, listed } from './describe-brings.ts';
import { renderNotes } from './render-notes.ts';

/** One package: what its manifest says, and of an installed one how it stands. */
export function renderPackage({ manifest, from, signedBy, installed, notes }: PackageView): string {
  const { package_id: id, version, title, description } = manifest;
  return [
    `**${id} ${version}**: ${quote(title, 120)}`,
    ...(description ? [quote(description, 1000)] : []),
    [
      `- State: ${stateWords[from]}${installed ? `, ${describeMoment(installed.at)} UTC by ${quote(installed.by.id, 60)}` : ''}`,
      `- Signed by: ${describeSigner(signedBy)}`,
      ...needs(manifest),
      ...(installed ? standing(installed) : []),
    ].join('\n'),
    assets(manifest),
    ...renderNotes(notes),
  ].join('\n\n');
}

const stateWords: Record<PackageView['from'], string> = {
  installed: 'installed',
  staged: 'staged, not installed',
  catalog: "in the product's catalog, not installed",
  'workspace catalog': 'in `catalog/`, not installed',
};

function needs({ dependencies, conflicts }: PackageManifest): string[] {
  const wanted = Object.entries(dependencies).map(([id, range]) => `\`${id}\` ${quote(range, 100)}`);
  return [
    ...(wanted.length === 0 ? [] : [`- Needs: ${wanted.join(', ')}`]),
    ...(conflicts.length === 0 ? [] : [`- Cannot stand beside: ${conflicts.map((id) => `\`${id}\``).join(', ')}`]),
  ];
}

function standing({ dependents, changed, missing }: NonNullable<PackageView['installed']>): string[] {
  const names = (list: readonly string[]) => list.map((each) => quote(each, 240)).join(', ');
  return [
    ...(dependents.length === 0 ? [] : [`- Needed by: ${names(dependents)}`]),
    ...(changed.length === 0 ? [] : [`- Changed since: ${names(changed)}`]),
    ...(missing.length === 0 ? [] : [`- Missing: ${names(missing)}`]),
    ...(changed.length + missing.length === 0 ? ['- Every file is as it was installed.'] : []),
  ];
}

function assets({ assets }: PackageManifest): string {
  if (assets.length === 0) return 'It brings no files.';
  const kinds: AssetKind[] = ['handler', 'genre', 'prompt', 'workflow', 'template', 'data'];
  const ordered = kinds.flatMap((kind) => assets.filter((asset) => asset.kind === kind));
  const lines = ordered.map(({ path, kind, sha256 }) => `- ${quote(path, 240)}: ${kind}, \`${sha256.slice(0, 12)}\``);
  return [`It brings ${assets.length === 1 ? '1 file' : `${assets.length} files`}:`, '', ...listed(lines)].join('\n');
}
