// Bundles the `greenlight` command, so that it starts at once: our own rooms inside, what is heavy outside, and all that a chat
// command runs through in one script, which V8 finds compiled already.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderHandlerIndex } from '../packages/chat/scripts/render-handler-index.mjs';
import { importFromFiles } from './import-from-files.mjs';

const rooms = ['schema', 'ledger', 'gates', 'chat'];

/** Bundles into `outdir`, which must lie inside the repository: what is not bundled is found in its node_modules. */
export async function bundleTerminal(root, outdir = path.join(root, 'apps/terminal/dist')) {
  const { build } = createRequire(path.join(root, 'package.json'))('esbuild');
  const { outputFiles, metafile } = await build({
    ...options,
    absWorkingDir: root,
    entryPoints: { greenlight: path.join(root, 'apps/terminal/src/greenlight.ts') },
    outdir,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    splitting: true,
    metafile: true,
    plugins: [heavyPackagesOutside, handlersOfTheFolder, importFromFiles(root, rooms)],
  });
  const chunks = new Map(outputFiles.map(({ path: file, text }) => [path.basename(file), text]));
  const facts = new Map(Object.entries(metafile.outputs).map(([file, fact]) => [path.basename(file), fact]));
  const light = lightChunks(facts);
  const { script, names } = await joinChunks(build, light, chunks, facts);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const write = (file, text) => writeFileSync(path.join(outdir, file), text);
  for (const [file, text] of chunks) write(file, light.includes(file) ? stubOf(file, names) : text);
  write('light.cjs', `(function(module,require,load){${script}\n})`);
  write('greenlight.mjs', loaderOf(names));
  keepCompiled(outdir);
}

const options = { bundle: true, write: false, minify: true, platform: 'node', target: 'node20', logLevel: 'error' };

/** What a plain chat command loads: the program, the command, and what they import at once. */
function lightChunks(facts) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file) || !facts.has(file)) return;
    found.add(file);
    for (const { kind, path: place } of facts.get(file).imports) {
      if (kind === 'import-statement') visit(path.basename(place));
    }
  };
  visit('greenlight.mjs');
  for (const [file, { entryPoint }] of facts) if (entryPoint === 'apps/terminal/src/commands/chat.ts') visit(file);
  return [...found];
}

/** The light chunks as one script, which exports what they export. `names` tells under which names. */
async function joinChunks(build, light, chunks, facts) {
  const names = new Map(
    light.map((file, index) => [file, new Map(facts.get(file).exports.map((name) => [name, `c${index}_${name}`]))]),
  );
  const contents = light.map((file) => {
    const list = [...names.get(file)].map(([name, outside]) => `${name} as ${outside}`);
    return list.length > 0 ? `export{${list.join(',')}}from"./${file}";` : `import"./${file}";`;
  });
  const inMemory = {
    name: 'chunks-in-memory',
    setup(bundler) {
      bundler.onResolve({ filter: /^\.\// }, ({ path: place }) =>
        light.includes(path.basename(place))
          ? { path: path.basename(place), namespace: 'chunk' }
          : { path: place, external: true },
      );
      bundler.onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path: file }) => ({
        contents: withLoad(chunks.get(file), facts.get(file), light),
        loader: 'js',
      }));
    },
  };
  const { outputFiles } = await build({
    ...options,
    stdin: { contents: contents.join('\n'), loader: 'js' },
    format: 'cjs',
    plugins: [inMemory],
  });
  const script = outputFiles[0].text;
  if (/\bimport\(/.test(script))
    throw new Error('What a chat command runs through imports a file whose name it makes up.');
  return { script, names };
}

/** A script cannot import; it is handed `load` for what comes later. */
function withLoad(text, { imports }, light) {
  const later = imports.filter(
    ({ kind, path: place }) => kind === 'dynamic-import' && !light.includes(path.basename(place)),
  );
  return later.reduce((whole, { path: place }) => {
    const name = JSON.stringify(`./${path.basename(place)}`);
    return whole.replaceAll(`import(${name})`, `load(${name})`);
  }, text);
}

/** A chunk as the heavy ones still import it: what it exports, out of the one script. */
function stubOf(file, names) {
  const list = [...names.get(file)].map(([name, outside]) => `${outside} as ${name}`);
  return `export{${list.join(',')}}from"./greenlight.mjs";\n`;
}

/**
 * Runs the script with what V8 kept of it. Another V8 refuses that, and compiles the script as any other; V8 trusts the bytes, so
 * that their seal is looked at first. Node's own modules are required, which is cheaper than importing them, and what starts processes only once it is used.
 */
function loaderOf(names) {
  const exported = [...names.values()].flatMap((each) => [...each.values()]);
  return `import{createRequire}from"node:module";
const q=createRequire(import.meta.url),{readFileSync}=q("node:fs");
const filename=q("node:url").fileURLToPath(new URL("light.cjs",import.meta.url));
const source=readFileSync(filename);
export const seal=(kept)=>q("node:crypto").createHash("sha256").update(source).update(kept).digest();
let cachedData;
try{const all=readFileSync(filename+".cache"),kept=all.subarray(32);if(seal(kept).equals(all.subarray(0,32)))cachedData=kept}catch{}
export const script=new(q("node:vm").Script)(source.latin1Slice(),{filename,cachedData});
const m={},c="node:child_process",later=new Proxy({},{get:(_,key)=>q(c)[key]});
script.runInThisContext()(m,(name)=>name===c?later:q(name),(name)=>import(new URL(name,import.meta.url)));
export const{${exported.join(',')}}=m.exports;
`;
}

/** Says \`help\` once, and keeps what V8 compiled for it. Without, the command works as well, and starts later. */
function keepCompiled(outdir) {
  const home = mkdtempSync(path.join(tmpdir(), 'greenlight-build-'));
  const keep = `import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const folder = ${JSON.stringify(outdir)};
process.argv = [process.argv[0], 'greenlight', 'chat', 'help'];
const { script, seal } = await import(pathToFileURL(folder + '/greenlight.mjs'));
process.on('exit', () => {
  const kept = script.createCachedData();
  writeFileSync(folder + '/light.cjs.cache', Buffer.concat([seal(kept), kept]));
});`;
  try {
    const env = { PATH: process.env.PATH, HOME: home };
    spawnSync(process.execPath, ['--input-type=module', '-e', keep], {
      cwd: home,
      env,
      stdio: 'ignore',
      timeout: 20_000,
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const heavyPackagesOutside = {
  name: 'heavy-packages-outside',
  setup(bundler) {
    // Small libraries of the light path are bundled; whatever the database or a model needs stays in node_modules.
    const inside = new Set(['zod', 'ignore', 'canonicalize']);
    bundler.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
      name.startsWith('@greenlight/') || inside.has(name) || path.isAbsolute(name)
        ? undefined
        : { path: name, external: true },
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
