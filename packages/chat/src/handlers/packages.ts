import { defineHandler } from '../define-handler.ts';
import { answerWithoutPackages } from '../packages/absent-packages.ts';
import { renderListing } from '../packages/render-listing.ts';
import { renderPackage } from '../packages/render-package.ts';

/** What is installed, what could be, and what is in a package. */
export default defineHandler({
  name: 'packages',
  description: 'Lists packages, and shows what is in one.',
  category: 'packages',
  answers: ['package_list', 'package_inspect'],
  requires: 'read',
  patterns: ['list packages', 'inspect {package}', 'tell me about {package}'],
  async run({ classification }, { ports }) {
    const { packages } = ports;
    if (!packages) return answerWithoutPackages();
    const { package: id } = classification.args;
    if (classification.type === 'package_list' || id === undefined) {
      return { response: renderListing(await packages.list()), reads: [], writes: [] };
    }
    const view = await packages.inspect(id);
    const hashOf = view.manifest.assets.map(({ path, sha256 }) => ({
      path: `${id}/${path}`,
      hash: `sha256:${sha256}`,
    }));
    return { response: renderPackage(view), reads: hashOf.slice(0, 200), writes: [] };
  },
});
