// `npm run soak`: the long form of what the suites do in short. Ten minutes of twenty users, then five hundred kills.
import { spawnSync } from 'node:child_process';
import { printFigures } from './statistics.ts';
import { measureOpenLoop } from './turn.ts';

const minutes = Number(process.env.MINUTES ?? 10);
const kills = process.env.KILLS ?? '500';
printFigures([await measureOpenLoop(minutes * 60)]);
const done = spawnSync('npx', ['vitest', 'run', '--project', 'integration', 'apps/studio/test/int/killed.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, KILLS: kills },
});
process.exit(done.status ?? 1);
