// npm run eval [-- --held-out] [-- --json]: the extraction of the story, then the classifier. Exits 1 when the classifier does worse
// than it did, or takes a message for an action that nobody asked for.
import { readIntent } from '@greenlight/story';
import { isGood, measureClassifier, renderReport } from '../packages/chat/eval/report.ts';

await import('../packages/story/eval/main.ts');

const measured = measureClassifier((query) => readIntent(query));
const isJson = process.argv.includes('--json'); // then standard output is the extraction's document alone
const output = isJson ? process.stderr : process.stdout;
output.write(`${renderReport(measured, process.argv.includes('--held-out'))}\n`);
if (!measured.every(isGood)) process.exitCode = 1;
