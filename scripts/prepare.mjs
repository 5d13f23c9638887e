// Run by `npm ci`: makes what programs outside this repository use, the `greenlight` command first.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleTerminal } from './build-terminal.mjs';

await bundleTerminal(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
