import { blocker, type Gate } from '@greenlight/gates';
import { manifestOf, othersOf, type PreflightSubject } from './preflight-subject.ts';

const id = 'package.OWN';
const MOST_FINDINGS = 50;

/** No asset has the path of another package's: what is asked for by its path is one thing. */
export const ownershipGate: Gate<PreflightSubject> = {
  id,
  checks: [
    (subject) => {
      const { package_id: self, assets } = manifestOf(subject);
      const owners = new Map(
        othersOf(subject, self).flatMap(([other, manifest]) =>
          manifest.assets.map(({ path }) => [path.toLowerCase(), other] as const),
        ),
      );
      const owned = assets.flatMap(({ path: where }) => {
        const owner = owners.get(where.toLowerCase());
        const remedy = `Give it another path, such as ${self.toLowerCase()}/${where}, or uninstall ${owner}.`;
        return owner ? [blocker(id, 'OWNED_ASSET', `${where} belongs to ${owner}`, { where, remedy })] : [];
      });
      return owned.slice(0, MOST_FINDINGS);
    },
  ],
};
