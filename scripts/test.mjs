// `npm test`: installs what is missing and runs every suite; the last line is "N passed, N failed".
// `node scripts/test.mjs e2e`, `coverage` or `postgres` runs a part. With CI=true a suite whose program could not be had fails;
// by hand it is listed as not run, with the command that would get it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, say } from './install.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const part = process.argv[2] ?? 'all';
const isCi = process.env.CI === 'true';
const reports = mkdtempSync(path.join(tmpdir(), 'greenlight-test-'));
const total = { passed: 0, failed: 0 };
const notRun = [];
const COVERAGE_WANTED = 90;

ensureInstalled(root);
if (part === 'all') {
  check('lint', 'npm', ['run', '--silent', 'lint']);
  check('typecheck', 'npm', ['run', '--silent', 'typecheck']);
}
if (part === 'all' || part === 'coverage') {
  runVitest('unit and integration', ['--project', 'unit', '--project', 'integration', '--coverage']);
  judgeCoverage();
}
if (part === 'all' || part === 'postgres') await runPostgresSuite();
if (part === 'all' || part === 'e2e') await runBrowserSuite();
rmSync(reports, { recursive: true, force: true });
for (const { suite, reason, command } of notRun) say(`not run: ${suite}: ${reason}. To run it: ${command}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function check(name, command, args) {
  say(`\n── ${name}`);
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  count(done.status === 0 ? 1 : 0, done.status === 0 ? 0 : 1);
}

function runVitest(name, args, environment = {}) {
  say(`\n── ${name}`);
  const report = path.join(reports, `${name.replaceAll(' ', '-')}.json`);
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const done = spawnSync(process.execPath, [vitest, 'run', ...args, ...reporters], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...environment },
  });
  if (!existsSync(report)) return count(0, 1);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that fails before its first test, and an error outside of any test, count as failures too.
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  ).length;
  const isUnexplained = done.status !== 0 && numFailedTests + brokenFiles === 0;
  count(numPassedTests, numFailedTests + brokenFiles + (isUnexplained ? 1 : 0));
}

function judgeCoverage() {
  const file = path.join(root, 'coverage/coverage-summary.json');
  const lines = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).total.lines.pct : 0;
  say(`\nline coverage of packages/: ${lines} % (wanted: ${COVERAGE_WANTED} %)`);
  count(lines >= COVERAGE_WANTED ? 1 : 0, lines >= COVERAGE_WANTED ? 0 : 1);
}

/** The integration tests once more, on a PostgreSQL of their own: those that have a database. */
async function runPostgresSuite() {
  if (!findPostgres() && isCi) installFromDebian(['postgresql']);
  if (!findPostgres()) {
    if (isCi) count(0, 1);
    notRun.push({
      suite: 'PostgreSQL',
      reason: 'there is none under /usr/lib/postgresql',
      command: 'sudo apt-get install -y postgresql && npm run test:postgres',
    });
    return;
  }
  const server = await startPostgres();
  try {
    // The long ones ran at length on SQLite.
    const environment = { DATABASE_URI: server.uri, KILLS: '15', UNDO_RUNS: '15' };
    runVitest('integration on PostgreSQL', ['--project', 'database'], environment);
  } finally {
    await server.stop();
  }
}

async function runBrowserSuite() {
  const chromium = process.env.CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(chromium) && isCi) installFromDebian(['chromium']);
  if (!existsSync(chromium)) {
    if (isCi) count(0, 1);
    notRun.push({
      suite: 'browser',
      reason: `there is no ${chromium}`,
      command: 'sudo apt-get install -y chromium && npm run test:e2e',
    });
    return;
  }
  await ensureBuilt(root);
  runVitest('browser', ['--project', 'e2e']);
}

function installFromDebian(packages) {
  say(`Installing ${packages.join(', ')}…`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 2, 2], env: environment });
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 2, 2],
    env: environment,
  });
}

function count(passed, failed) {
  total.passed += passed;
  total.failed += failed;
}
