// The direction of imports (docs/decisions/0002-direction-of-imports.md):
//   schema ← ledger, gates ← engines ← store, model ← apps
// A test (test/import-direction.test.ts) fails when a rule here is weakened or the linter is not run.
const engines = ['chat', 'story', 'workflow', 'production', 'packs', 'specs', 'governator'];
const room = (...names) => `^packages/(${names.join('|')})/`;
const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const source = { pathNot: '\\.test\\.tsx?$|^packages/[^/]+/test/' };

export default {
  forbidden: [
    forbidden(
      'no-cycles',
      'A cycle hides which part owns what.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbidden(
      'schema-imports-only-zod',
      'The shapes are the floor of the house.',
      { path: room('schema'), ...source },
      { pathNot: ['^packages/schema/', 'node_modules/zod/'] },
    ),
    forbidden(
      'floor-below-engines',
      'ledger and gates stand on schema alone.',
      { path: room('ledger', 'gates'), ...source },
      { path: ['^apps/', '^packages/(?!schema/)'], pathNot: '^packages/($1)/' },
    ),
    ...engines.map((engine) =>
      forbidden(
        `${engine}-imports-no-engine`,
        'Engines never import each other, the store, a model or an app.',
        { path: room(engine), ...source },
        { path: [room(...engines.filter((other) => other !== engine), 'store', 'model', 'testkit'), '^apps/'] },
      ),
    ),
    forbidden(
      'engines-know-no-host',
      'Engines run in any host.',
      { path: room('schema', 'ledger', 'gates', ...engines), ...source },
      { path: 'node_modules/(payload|@payloadcms|next|react|react-dom|socket\\.io|socket\\.io-client|ai|@ai-sdk)/' },
    ),
    forbidden(
      'pure-engines',
      'story, workflow and the gates are pure: no files, no processes, no network. Only what writes logs of gates does.',
      { path: room('story', 'workflow', 'gates', 'schema'), pathNot: [source.pathNot, '^packages/gates/src/logs/'] },
      { path: '^(node:)?(fs|child_process|net|http|https|os|worker_threads)(/|$)', dependencyTypes: ['core'] },
    ),
    forbidden(
      'gates-run-in-a-page',
      'The page shows what the gates find: what it imports writes no logs.',
      { path: '^packages/gates/src/(?!logs/)', ...source },
      { path: '^packages/gates/src/logs/' },
    ),
    forbidden(
      'store-and-model-below-apps',
      'Adapters do not know their host or each other.',
      { path: room('store', 'model'), ...source },
      { path: ['^apps/', '^packages/(store|model|testkit)/'], pathNot: '^packages/$1/' },
    ),
    forbidden(
      'payload-only-in-store',
      'The store is the only importer of payload; the studio mounts its admin.',
      { path: '^(packages/(?!store/)|bench/|examples/)', ...source },
      { path: 'node_modules/(payload|@payloadcms)/' },
    ),
    forbidden(
      'ai-sdk-only-in-model',
      'The model room is the only importer of the AI SDK.',
      { path: '^(packages/(?!model/)|apps/)' },
      { path: 'node_modules/(ai|@ai-sdk)/' },
    ),
    forbidden(
      'apps-apart',
      'Two faces, no shared back.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbidden(
      'testkit-in-tests-only',
      'Fakes never reach production.',
      { path: '^(packages/(?!testkit/)|apps/[^/]+/src/)', ...source },
      { path: room('testkit') },
    ),
    forbidden('tests-are-leaves', 'Nothing imports a test.', {}, { path: '\\.test\\.tsx?$' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|dist|dist-test-[^/]*|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
