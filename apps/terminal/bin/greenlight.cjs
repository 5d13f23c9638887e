#!/usr/bin/env node
// The bundle is made by `npm ci` (prepare). Without it, say so in one line. CommonJS: it starts some milliseconds sooner.
try {
  require('../dist/greenlight.cjs');
} catch (error) {
  if (error?.code !== 'MODULE_NOT_FOUND') throw error;
  process.stderr.write('greenlight: it is not built yet. Run: npm run prepare\n');
  process.exitCode = 70;
}
