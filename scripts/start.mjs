// `npm start`: installs, builds and serves, each only when needed. `--dev` serves from source; `--demo` fills a demo project.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareDataFolder } from '../packages/store/src/owner/prepare-data-folder.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, refuseOldNode, stop } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isDevelopment = process.argv.includes('--dev');
const isDemo = process.argv.includes('--demo');
const port = readPort(process.env.PORT);
const host = process.env.HOST || '127.0.0.1';
const data = path.resolve(root, process.env.DATA_DIR || (isDemo ? 'data/demo' : 'data'));

refuseOldNode();
refuseUnusable(data);
await refuseTakenPort();
ensureInstalled(root);
if (!isDevelopment) await ensureBuilt(root);

const server = path.join(root, isDevelopment ? 'apps/studio/src/server.ts' : 'apps/studio/dist/server.mjs');
const child = spawn(process.execPath, [...(isDevelopment ? ['--import', 'tsx'] : ['--enable-source-maps']), server], {
  cwd: path.join(root, 'apps/studio'),
  stdio: 'inherit',
  env: {
    ...process.env,
    DATA_DIR: data,
    GREENLIGHT_WORKSPACE: path.resolve(root, process.env.GREENLIGHT_WORKSPACE || '.'),
    NODE_ENV: isDevelopment ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...(isDevelopment ? { DISABLE_PAYLOAD_HMR: 'true' } : {}),
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
if (isDemo) fillDemo();

function fillDemo() {
  const program = path.join(root, 'scripts/demo.ts');
  const demo = spawn(process.execPath, ['--import', 'tsx', program, `http://localhost:${port}`], {
    cwd: root,
    stdio: 'inherit',
  });
  demo.on('exit', (code) => code && child.kill('SIGTERM'));
}

/** Seen before anything is installed or built: half a minute of work should not end in this. */
function refuseUnusable(folder) {
  try {
    prepareDataFolder(folder);
  } catch (error) {
    stop(error.message);
  }
}

function readPort(value) {
  const number = Number(value || 3010);
  if (Number.isInteger(number) && number > 0 && number < 65536) return number;
  return stop(`PORT is ${JSON.stringify(value)}; it must be a number from 1 to 65535.`);
}

function refuseTakenPort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE')
        stop(`Port ${port} is taken. Stop what uses it, or choose another: PORT=3011 npm start.`);
      if (error.code === 'EACCES')
        stop(`Port ${port} is not open to this user. Choose one above 1023: PORT=3010 npm start.`);
      if (error.code === 'EADDRNOTAVAIL') stop(`HOST ${host} is not an address of this machine.`);
      stop(`Port ${port} cannot be used: ${error.message}.`);
    });
    probe.listen(port, host, () => probe.close(resolve));
  });
}
