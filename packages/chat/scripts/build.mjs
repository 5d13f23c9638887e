// Makes `@greenlight/chat` for programs outside this house: one JavaScript file with everything inside, and its types.
// Inside the house everybody goes on using the TypeScript source (`paths` in tsconfig.json).
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { handlersOfTheFolder } from './handlers-of-the-folder.mjs';

/** The rooms whose shapes the chat's face shows. They are not published, so their types go along. */
const rooms = ['chat', 'schema', 'ledger', 'gates'];

/** Builds into `outdir`, which is replaced as a whole: what reads it meanwhile sees the former build or this one. */
export async function buildChat(root, outdir = path.join(root, 'packages/chat/dist')) {
  mkdirSync(path.dirname(outdir), { recursive: true });
  const fresh = mkdtempSync(`${outdir}-test-`);
  try {
    const bundled = bundleChat(root, fresh);
    declareChat(root, fresh); // while esbuild, a process of its own, works
    await bundled;
    chmodSync(fresh, 0o755); // a temporary folder is its owner's alone
    rmSync(outdir, { recursive: true, force: true });
    renameSync(fresh, outdir);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Readable, with a source map. Libraries go inside as well: of zod a program then loads the part that is used. */
async function bundleChat(root, folder) {
  const { build } = createRequire(path.join(root, 'package.json'))('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, 'packages/chat/src/index.ts')],
    outfile: path.join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    sourcesContent: true,
    logLevel: 'error',
    plugins: [handlersOfTheFolder],
  });
}

function declareChat(root, folder) {
  const ts = createRequire(path.join(root, 'package.json'))('typescript');
  const sourceOf = (room) => path.join(root, 'packages', room, 'src');
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram([path.join(sourceOf('chat'), 'index.ts')], {
    ...options,
    noEmit: false,
    incremental: false,
    tsBuildInfoFile: undefined,
    declaration: true,
    emitDeclarationOnly: true,
    noCheck: true, // `npm run typecheck` judges the sources
    paths: Object.fromEntries(rooms.map((room) => [`@greenlight/${room}`, [path.join(sourceOf(room), 'index.ts')]])),
    rootDir: path.join(root, 'packages'),
    outDir: path.join(folder, 'types'),
  });
  const { diagnostics } = program.emit(undefined, (file, text) => {
    const [room, , ...rest] = path.relative(path.join(folder, 'types'), file).split(path.sep); // room/src/…
    const place = path.join(folder, 'types', room, ...rest);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, withRelativeImports(text, rest.length));
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, formatHost(root)));
  writeFileSync(path.join(folder, 'index.d.ts'), "export * from './types/chat/index.js';\n");
}

/** `@greenlight/schema` as the folder beside this one, and `./turn.ts` as the JavaScript that an outside compiler looks for. */
function withRelativeImports(text, depth) {
  return text.replace(/(\bfrom |\bimport\()(['"])([^'"]+)\2/g, (whole, word, quote, name) => {
    const room = rooms.find((one) => name === `@greenlight/${one}`);
    if (room) return `${word}${quote}${'../'.repeat(depth)}${room}/index.js${quote}`;
    return name.startsWith('.') ? `${word}${quote}${name.replace(/\.ts$/, '.js')}${quote}` : whole;
  });
}

function formatHost(root) {
  return { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' };
}
