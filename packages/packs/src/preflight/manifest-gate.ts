import type { Gate } from '@greenlight/gates';
import { archiveName, parseArchiveName } from '../archive/archive-name.ts';
import { blocker } from './blocker.ts';
import { manifestOf, type PreflightSubject } from './preflight-subject.ts';

const id = 'package.MANIFEST';
const where = 'manifest.json';

/** The package is the one that was asked for, in the version that its file is named after. */
export const manifestGate: Gate<PreflightSubject> = {
  id,
  checks: [
    (subject) => {
      const { package_id: found } = manifestOf(subject);
      if (found === subject.id) return [];
      const message = `The archive holds ${found}, not ${subject.id}`;
      return [blocker(id, 'OTHER_PACKAGE', message, { where, remedy: `Ask for ${found}, or stage ${subject.id}.` })];
    },
    (subject) => {
      const { package_id, version } = manifestOf(subject);
      const name = archiveName(package_id, version);
      const named = parseArchiveName(subject.fileName);
      if (named?.version === version) return [];
      const message = named
        ? `The archive is named after version ${named.version} and holds ${version}`
        : `The archive is not named after its package and version`;
      return [
        blocker(id, named ? 'OTHER_VERSION' : 'FILE_NAME', message, { where, remedy: `Its name would be ${name}.` }),
      ];
    },
  ],
};
