// Installs the locked packages when they are missing or another lock was installed last. Plain JavaScript: it runs before anything is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MINIMUM = [20, 9];

/** Ends the process with one line when this Node is too old. */
export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  stop(`Node ${MINIMUM.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

export function ensureInstalled(root) {
  refuseOldNode();
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules/.cache/greenlight/installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing packages…');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0)
    stop('npm ci failed; its last lines are above. Check the disk and the connection to the registry, then try again.');
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

export function stop(text) {
  process.stderr.write(`greenlight: ${text}\n`);
  process.exit(1);
}
