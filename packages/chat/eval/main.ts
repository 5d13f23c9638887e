// npx tsx packages/chat/eval/main.ts: how well queries are told apart where nobody reads the story. `npm run eval` adds the story.
import { isGood, measureClassifier, renderReport } from './report.ts';

const measured = measureClassifier();
process.stdout.write(`${renderReport(measured, process.argv.includes('--held-out'))}\n`);
process.exitCode = measured.every(isGood) ? 0 : 1;
