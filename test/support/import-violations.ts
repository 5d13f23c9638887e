/** One import that the rules forbid (or, without `breaks`, allow): the file that stands there and what it imports. */
export interface ImportCase {
  file: string;
  imports: string;
  breaks: string[];
  /** `import type` in place of `import`. */
  isTypeOnly?: boolean;
}

export const engines = ['chat', 'story', 'workflow', 'production', 'packs', 'specs', 'governator'];
/** What an engine must never know, and the rule besides `engines-know-no-host` that keeps it in its one room. */
const hosts: Record<string, string[]> = {
  payload: ['payload-only-in-store'],
  '@payloadcms/next': ['payload-only-in-store'],
  next: [],
  react: [],
  'react-dom': [],
  'socket.io': [],
  'socket.io-client': [],
  ai: ['ai-sdk-only-in-model'],
  '@ai-sdk/openai-compatible': ['ai-sdk-only-in-model'],
};
export const outsidePackages = [...Object.keys(hosts), 'zod', 'canonicalize'];
const systemModules = ['fs', 'child_process', 'net', 'http', 'https', 'os', 'worker_threads', 'fs/promises'];

let count = 0;
function into(room: string, imports: string, breaks: string[], isTypeOnly = false): ImportCase {
  count += 1;
  const folder = room.includes('/') ? room : `packages/${room}/src`;
  return { file: `${folder}/case-${count}.ts`, imports, breaks, isTypeOnly };
}

const app = '../../../apps/studio/src/index.ts';

const engineCases = engines.flatMap((engine) => {
  const rule = `${engine}-imports-no-engine`;
  const others = engines
    .filter((other) => other !== engine)
    .map((other) => into(engine, `@greenlight/${other}`, [rule]));
  return [
    ...others,
    into(engine, '@greenlight/store', [rule]),
    into(engine, '@greenlight/model', [rule]),
    into(engine, '@greenlight/testkit', [rule, 'testkit-in-tests-only']),
    into(engine, app, [rule]),
    // A type is an import too, and so is a path that leaves the room by its folders.
    into(engine, '@greenlight/store', [rule], true),
    into(engine, '../../store/src/index.ts', [rule]),
  ];
});

const floorCases = ['ledger', 'gates'].flatMap((room) => [
  ...engines.map((engine) => into(room, `@greenlight/${engine}`, ['floor-below-engines'])),
  into(room, '@greenlight/store', ['floor-below-engines']),
  into(room, room === 'ledger' ? '@greenlight/gates' : '@greenlight/ledger', ['floor-below-engines']),
  into(room, app, ['floor-below-engines']),
]);

const hostCases = ['ledger', 'gates', ...engines].flatMap((room) =>
  Object.entries(hosts).map(([name, alone]) => into(room, name, ['engines-know-no-host', ...alone])),
);

const pureCases = ['story', 'workflow', 'gates'].flatMap((room) =>
  systemModules.flatMap((name) => [into(room, `node:${name}`, ['pure-engines']), into(room, name, ['pure-engines'])]),
);

/** The gates are pure but for the folder that writes logs, which the rest of the room does without. */
const logFile = 'packages/gates/src/logs/write.ts';
const logCases: ImportCase[] = [
  { file: logFile, imports: 'node:fs', breaks: [] },
  { file: 'packages/gates/src/impure.ts', imports: './logs/write.ts', breaks: ['gates-run-in-a-page'] },
];

const schemaCases = [
  into('schema', 'canonicalize', ['schema-imports-only-zod']),
  into('schema', '@greenlight/ledger', ['schema-imports-only-zod'], true),
  into('schema', 'node:fs', ['schema-imports-only-zod', 'pure-engines']),
  into('schema', 'react', ['schema-imports-only-zod', 'engines-know-no-host']),
];

const adapterCases = [
  into('store', '@greenlight/model', ['store-and-model-below-apps']),
  into('model', '@greenlight/store', ['store-and-model-below-apps']),
  into('store', app, ['store-and-model-below-apps']),
  into('model', app, ['store-and-model-below-apps'], true),
  into('store', '@greenlight/testkit', ['store-and-model-below-apps', 'testkit-in-tests-only']),
  into('model', 'payload', ['payload-only-in-store']),
  into('bench', 'payload', ['payload-only-in-store']),
  into('examples/one', '@payloadcms/next', ['payload-only-in-store']),
  into('store', '@ai-sdk/openai-compatible', ['ai-sdk-only-in-model']),
  into('apps/studio/src', 'ai', ['ai-sdk-only-in-model']),
];

const appCases = [
  into('apps/studio/src', '../../terminal/src/index.ts', ['apps-apart']),
  into('apps/terminal/src', '../../studio/src/index.ts', ['apps-apart']),
  into('apps/studio/src', '@greenlight/testkit', ['testkit-in-tests-only']),
  into('ledger', './entry.test.ts', ['tests-are-leaves']),
];

/** What must stay possible, or a rule has grown too wide. */
const allowedCases = [
  into('schema', 'zod', []),
  into('ledger', '@greenlight/schema', []),
  into('ledger', 'node:fs', []),
  into('chat', '@greenlight/ledger', []),
  into('story', '@greenlight/gates', []),
  into('production', 'node:child_process', []),
  into('store', '@greenlight/story', []),
  into('store', 'payload', []),
  into('model', 'ai', []),
  into('apps/studio/src', 'payload', []),
  into('apps/studio/src', '@greenlight/store', []),
  into('bench', '@greenlight/store', []),
  { file: 'packages/story/src/fakes.test.ts', imports: '@greenlight/testkit', breaks: [] },
];

export const importCases: ImportCase[] = [
  ...engineCases,
  ...floorCases,
  ...hostCases,
  ...pureCases,
  ...logCases,
  ...schemaCases,
  ...adapterCases,
  ...appCases,
  ...allowedCases,
];
