// Run by `npm ci`: makes what programs outside this repository use, the `greenlight` command and `@greenlight/chat`.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildChat } from '../packages/chat/scripts/build.mjs';
import { bundleTerminal } from './build-terminal.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
await Promise.all([bundleTerminal(root), buildChat(root)]);
