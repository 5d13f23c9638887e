import { defineHandler } from '../define-handler.ts';
import { answerWithoutPackages } from '../packages/absent-packages.ts';
import { renderRegistries } from '../packages/render-registries.ts';

/** Which modules the workspace has, by its registries. */
export default defineHandler({
  name: 'registries',
  description: 'Shows which modules are registered here.',
  category: 'packages',
  answers: [],
  requires: 'read',
  patterns: ['registry list', 'list|show [the] registries'],
  async run(_input, { ports }) {
    if (!ports.packages) return answerWithoutPackages();
    return { response: renderRegistries(await ports.packages.listRegistries()), reads: [], writes: [] };
  },
});
