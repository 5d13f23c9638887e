import { defineHandler } from '../define-handler.ts';
import { quote } from '../ledger/quote.ts';
import { answerWithoutPackages } from '../packages/absent-packages.ts';

const REMOVE = 'registry remove {row}';
const ADD = 'registry add {row}';

/** Takes a row out of the registries, or puts one of the product's own back. */
export default defineHandler({
  name: 'registry-changes',
  description: 'Takes a module out of the registries, or puts it back.',
  category: 'packages',
  answers: [],
  requires: 'admin',
  patterns: [ADD, REMOVE],
  runsOnce: true,
  async run({ classification }, { ports, actor }) {
    const id = classification.args.row?.toUpperCase();
    if (!ports.packages || id === undefined) return answerWithoutPackages();
    const isRemoval = classification.pattern === REMOVE;
    const { row, isCopied } = isRemoval
      ? await ports.packages.removeRegistryRow({ id, actor })
      : await ports.packages.restoreRegistryRow({ id, actor });
    const what = isRemoval ? 'Removed' : 'Added';
    const where = `\`registries/${row.table}\``;
    const copied = isCopied
      ? [`This workspace has \`registries/\` of its own now: a copy of the product's, with that change.`]
      : [];
    const back = isRemoval ? [`To put it back, run \`greenlight registry add ${row.id}\`.`] : [];
    const response = [`${what} ${quote(row.id)}, ${isRemoval ? 'from' : 'to'} ${where}.`, ...copied, ...back].join(' ');
    return { response, reads: [], writes: [] };
  },
});
