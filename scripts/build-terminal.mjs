// Bundles the `greenlight` command, so that it starts at once: our own rooms inside, each command a file of its own, what is heavy outside.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { renderHandlerIndex } from '../packages/chat/scripts/render-handler-index.mjs';

/** Bundles into `outdir`, which must lie inside the repository: what is not bundled is found in its node_modules. */
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
    plugins: [heavyPackagesOutside, handlersOfTheFolder],
  });
}

const heavyPackagesOutside = {
  name: 'heavy-packages-outside',
  setup(bundler) {
    // Small libraries of the light path are bundled; whatever the database or a model needs stays in node_modules.
    const inside = new Set(['zod']);
    bundler.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
      name.startsWith('@greenlight/') || inside.has(name) ? undefined : { path: name, external: true },
    );
  },
};

/** The list of handlers is read from their folder: a file dropped in is in the bundle, whether or not the written list knows it. */
export const handlersOfTheFolder = {
  name: 'handlers-of-the-folder',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]packages[\\/]chat[\\/]src[\\/]handlers[\\/]index\.ts$/ }, ({ path: file }) => {
      const folder = path.dirname(file);
      return { contents: renderHandlerIndex(folder), loader: 'ts', resolveDir: folder };
    });
  },
};
