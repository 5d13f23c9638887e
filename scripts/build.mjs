// Builds the studio when its sources have changed since the last build: Next's pages, and the server as one file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { say, stop } from './install.mjs';

const sources = ['package-lock.json', 'tsconfig.json', 'apps/studio', 'packages'];
const passedOver = new Set(['node_modules', '.next', 'dist', 'test', 'eval', 'coverage']);

export async function ensureBuilt(root) {
  const studio = path.join(root, 'apps/studio');
  const stamp = path.join(studio, 'dist/built');
  const hash = hashSources(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Building the studio, about half a minute…');
  const started = Date.now();
  await bundleServer(root, studio);
  buildPages(studio);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** The server as one file: our own rooms inside, what npm installed outside. */
export async function bundleServer(root, studio = path.join(root, 'apps/studio')) {
  const { build } = createRequire(path.join(root, 'package.json'))('esbuild');
  await build({
    entryPoints: [path.join(studio, 'src/server.ts')],
    outfile: path.join(studio, 'dist/server.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'error',
    plugins: [
      {
        name: 'packages-outside',
        setup(bundler) {
          bundler.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
            name.startsWith('@greenlight/') ? undefined : { path: name, external: true },
          );
        },
      },
    ],
  });
}

function buildPages(studio) {
  const next = createRequire(path.join(studio, 'package.json')).resolve('next/dist/bin/next');
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const done = spawnSync(process.execPath, [next, 'build'], {
    cwd: studio,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status === 0) return;
  say(`${done.stdout}\n${done.stderr}`);
  stop('The pages could not be built; the reason is above.');
}

function hashSources(root) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const name of sources)
    visit(path.join(root, name), (file) => hash.update(path.relative(root, file)).update(readFileSync(file)));
  return hash.digest('hex');
}

function visit(place, use) {
  if (!statSync(place).isDirectory()) return use(place);
  for (const name of readdirSync(place).sort()) {
    if (!passedOver.has(name) && !/\.test\.tsx?$|\.tsbuildinfo$|next-env\.d\.ts$/.test(name))
      visit(path.join(place, name), use);
  }
}
