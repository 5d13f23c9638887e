// `npm run bench`: the figures of the design, each beside its floor in the same run. `--quick` takes fewer samples.
import { measureClassifier } from './classifier.ts';
import { measureEvents } from './events.ts';
import { measureLedger } from './ledger.ts';
import { measureNames } from './names.ts';
import { measurePackages } from './packages.ts';
import { measureSearch } from './search.ts';
import { measureSpecs } from './specs.ts';
import { printFigures } from './statistics.ts';
import { measureTerminal } from './terminal.ts';
import { measureOpenLoop, measureTurn } from './turn.ts';
import { measureStoredWorkflow, measureWorkflow } from './workflow.ts';

const isQuick = process.argv.includes('--quick');
const figures = [
  measureClassifier(isQuick ? 2_000 : 20_000),
  ...measureNames(isQuick ? 20 : 200),
  ...measureWorkflow(isQuick ? 50 : 500),
  ...(await measureStoredWorkflow(isQuick ? 10 : 50)),
  ...(await measureLedger(isQuick ? 100 : 1_000)),
  await measureSearch(isQuick ? 5 : 20),
  ...(await measurePackages(isQuick ? 3 : 15)),
  await measureSpecs(isQuick ? 3 : 9),
  measureTerminal(isQuick ? 15 : 60),
  await measureTurn(isQuick ? 60 : 400),
  await measureOpenLoop(isQuick ? 10 : 60),
  await measureEvents(isQuick ? 20 : 100),
];
printFigures(figures);
