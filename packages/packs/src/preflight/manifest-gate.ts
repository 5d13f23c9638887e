import { blocker, type Gate } from '@greenlight/gates';
import { archiveName, parseArchiveName } from '../archive/archive-name.ts';
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
      const named = parseArchiveName(subject.fileName);
      if (!named || named.version === version) return []; // a file of another name promises nothing
      const message = `The archive is named after version ${named.version} and holds ${version}`;
      const remedy = `Its name would be ${archiveName(package_id, version)}.`;
      return [blocker(id, 'OTHER_VERSION', message, { where, remedy })];
    },
  ],
};
