import { blocker, type Gate } from '@greenlight/gates';
import type { Finding } from '@greenlight/schema';
import { judgePath, MANIFEST } from '../archive/entry-names.ts';
import { manifestOf, type PreflightSubject } from './preflight-subject.ts';

const id = 'package.G0A';
const MOST_FINDINGS = 50;

/** The archive holds what the manifest declares, byte for byte, nothing else, and nothing that leads out of it. */
export const assetsGate: Gate<PreflightSubject> = {
  id,
  checks: [
    ({ read }) => read.findings.filter(({ gate }) => gate === id),
    (subject) =>
      manifestOf(subject)
        .assets.flatMap(({ path }) => judgeDeclared(path))
        .slice(0, MOST_FINDINGS),
    (subject) => compareFiles(subject).slice(0, MOST_FINDINGS),
  ],
};

function judgeDeclared(path: string): Finding[] {
  const found = judgePath(path);
  if (found) return [{ ...found, message: `The manifest declares ${found.where}: ${found.message}` }];
  if (path !== MANIFEST) return [];
  const remedy = 'Leave it out of the assets: it cannot hold its own hash.';
  return [blocker(id, 'MANIFEST_DECLARED', 'The manifest declares itself', { where: MANIFEST, remedy })];
}

function compareFiles(subject: PreflightSubject): Finding[] {
  const declared = new Map(manifestOf(subject).assets.map(({ path, sha256 }) => [path, sha256]));
  const files = subject.read.facts?.files ?? [];
  const present = new Set(files.map(({ path }) => path));
  const remedy = 'Stage the package again from its source.';
  return [
    ...files.flatMap(({ path: where, sha256 }) => {
      const expected = declared.get(where);
      if (expected === sha256) return [];
      if (expected) return [blocker(id, 'CHANGED_ASSET', `${where} is not what the manifest says`, { where, remedy })];
      return judgePath(where) // said above, in its own words
        ? []
        : [blocker(id, 'UNDECLARED_ASSET', `${where} is not declared in the manifest`, { where, remedy })];
    }),
    ...[...declared.keys()]
      .filter((path) => !present.has(path) && path !== MANIFEST && !judgePath(path))
      .map((where) =>
        blocker(id, 'MISSING_ASSET', `${where} is declared in the manifest and not in the archive`, { where, remedy }),
      ),
  ];
}
