import path from 'node:path';
import { renderHandlerIndex } from './render-handler-index.mjs';

/** An esbuild plugin: the list of handlers is read from their folder, so a file dropped in is in the bundle, whether or not the written list knows it. */
export const handlersOfTheFolder = {
  name: 'handlers-of-the-folder',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]packages[\\/]chat[\\/]src[\\/]handlers[\\/]index\.ts$/ }, ({ path: file }) => {
      const folder = path.dirname(file);
      return { contents: renderHandlerIndex(folder), loader: 'ts', resolveDir: folder };
    });
  },
};
