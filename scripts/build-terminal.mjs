// Bundles the `greenlight` command so that it starts at once. One script holds what every command may need, and V8 finds it compiled.
// What only some messages need lies in modules beside it; what npm installed stays in node_modules.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { handlersOfTheFolder } from '../packages/chat/scripts/handlers-of-the-folder.mjs';
import { importFromFiles } from './import-from-files.mjs';

/** What the program loads by `import()`, by the name that it says, and the module that holds it. */
const beside = {
  './story/load-story.ts': ['load-story', 'apps/terminal/src/story/load-story.ts'],
  './with-productions.ts': ['productions', 'apps/terminal/src/ledger/with-productions.ts'],
  './desk-of.ts': ['packages', 'apps/terminal/src/packages/desk-of.ts'],
  './specs-of.ts': ['specs', 'apps/terminal/src/specs/specs-of.ts'],
  '@greenlight/story': ['story', 'packages/story/src/index.ts'],
  '@greenlight/model': ['model', 'packages/model/src/index.ts'],
};

/** Libraries that every start needs are bundled, as are our own rooms. */
const inside = new Set(['zod', 'canonicalize']);

/** Bundles into `outdir`, which must lie inside the repository: what is not bundled is found in its node_modules. */
export async function bundleTerminal(root, outdir = path.join(root, 'apps/terminal/dist')) {
  mkdirSync(path.dirname(outdir), { recursive: true });
  const fresh = mkdtempSync(`${outdir}-test-`);
  try {
    await Promise.all([bundleScript(root, fresh), bundleModules(root, fresh)]);
    writeFileSync(path.join(fresh, 'greenlight.cjs'), loader);
    chmodSync(fresh, 0o755); // a temporary folder is its owner's alone
    rmSync(outdir, { recursive: true, force: true });
    renameSync(fresh, outdir);
    keepCompiled(outdir);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const options = { bundle: true, minify: true, platform: 'node', target: 'node20', logLevel: 'error' };

async function bundleScript(root, folder) {
  const { outputFiles } = await esbuildOf(root)({
    ...options,
    absWorkingDir: root,
    entryPoints: [path.join(root, 'apps/terminal/src/greenlight.ts')],
    outdir: folder,
    write: false,
    format: 'cjs',
    plugins: [
      modulesBeside,
      librariesOutside,
      handlersOfTheFolder,
      importFromFiles(root, ['schema', 'ledger', 'gates', 'chat', 'story']),
    ],
  });
  // A script of node:vm has no import() of its own: it is handed one.
  const script = outputFiles[0].text.replaceAll(/\bimport\(/g, 'load(');
  writeFileSync(path.join(folder, 'program.js'), `(function(require,module,load){${script}\n})`);
}

const modulesBeside = {
  name: 'modules-beside',
  setup(bundler) {
    bundler.onResolve({ filter: /./ }, ({ path: name, kind }) =>
      kind === 'dynamic-import' && Object.hasOwn(beside, name)
        ? { path: `./${beside[name][0]}.mjs`, external: true }
        : undefined,
    );
  },
};

async function bundleModules(root, folder) {
  await esbuildOf(root)({
    ...options,
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.values(beside).map(([name, file]) => [name, path.join(root, file)])),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    splitting: true,
    plugins: [librariesOutside],
  });
}

/** Runs the script with what V8 kept of it. Another V8 refuses that and compiles anew; V8 trusts the bytes, so their seal is looked at first. */
const loader = `const{createHash}=require("node:crypto"),{readFileSync}=require("node:fs"),{join}=require("node:path"),{Script}=require("node:vm"),{pathToFileURL}=require("node:url");
const filename=join(__dirname,"program.js"),source=readFileSync(filename),here=pathToFileURL(__filename);
const sealOf=(kept)=>createHash("sha256").update(source).update(kept).digest();
let cachedData;
try{const all=readFileSync(filename+".cache"),kept=all.subarray(32);if(sealOf(kept).equals(all.subarray(0,32)))cachedData=kept}catch{}
const script=new Script(source.latin1Slice(),{filename,cachedData});
script.runInThisContext()(require,{exports:{}},(name)=>import(new URL(name,here)));
exports.keep=()=>{const kept=script.createCachedData();return Buffer.concat([sealOf(kept),kept])};
`;

/** Says `help` once and keeps what V8 compiled for it. Without, the command works as well, and starts later. */
function keepCompiled(outdir) {
  const home = mkdtempSync(path.join(tmpdir(), 'greenlight-build-'));
  const program = `process.argv.splice(1, Infinity, 'greenlight', 'chat', 'help');
const { keep } = require(${JSON.stringify(path.join(outdir, 'greenlight.cjs'))});
const { writeFileSync } = require('node:fs');
process.on('exit', () => writeFileSync(${JSON.stringify(path.join(outdir, 'program.js.cache'))}, keep()));`;
  const env = { PATH: process.env.PATH, HOME: home };
  spawnSync(process.execPath, ['-e', program], {
    cwd: home,
    env,
    stdio: 'ignore',
    timeout: 20_000,
  });
  rmSync(home, { recursive: true, force: true });
}

const librariesOutside = {
  name: 'libraries-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
      name.startsWith('@greenlight/') || inside.has(name) || path.isAbsolute(name)
        ? undefined
        : { path: name, external: true },
    );
  },
};

function esbuildOf(root) {
  return createRequire(path.join(root, 'package.json'))('esbuild').build;
}
