// Bundles the `greenlight` command, so that it starts at once: our own rooms inside, each command a file of its own, what is heavy outside.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export async function bundleTerminal(root, outdir = path.join(root, 'apps/terminal/dist')) {
  const { build } = createRequire(path.join(root, 'package.json'))('esbuild');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: { greenlight: path.join(root, 'apps/terminal/src/greenlight.ts') },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    keepNames: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    plugins: [
      {
        name: 'heavy-packages-outside',
        setup(bundler) {
          // Small libraries of the light path are bundled; whatever the database or a model needs stays in node_modules.
          const inside = new Set(['zod', 'ignore']);
          bundler.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
            name.startsWith('@greenlight/') || inside.has(name) ? undefined : { path: name, external: true },
          );
        },
      },
    ],
  });
}
