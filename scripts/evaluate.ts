// npm run eval [-- --held-out] [-- --json]: the extraction of the story by the rules, and by the model where LLM_BASE_URL names one, then
// the classifier. Exits 1 when the classifier does worse than it did, or takes a message for an action that nobody asked for.
import { createModelFrom } from '@greenlight/model';
import { parseEnvironment } from '@greenlight/schema';
import { readIntent } from '@greenlight/story';
import { isGood, measureClassifier, renderReport } from '../packages/chat/eval/report.ts';
import { runEvaluation } from '../packages/story/eval/main.ts';

const isJson = process.argv.includes('--json'); // then standard output is the extraction's document alone
await runEvaluation({
  isJson,
  showsHeldOut: process.argv.includes('--held-out'),
  model: createModelFrom(parseEnvironment(process.env)),
  write: (text) => process.stdout.write(text),
});

const measured = measureClassifier((query) => readIntent(query));
const output = isJson ? process.stderr : process.stdout;
output.write(`${renderReport(measured, process.argv.includes('--held-out'))}\n`);
if (!measured.every(isGood)) process.exitCode = 1;
