import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Integration tests in which there is a database. With DATABASE_URI set they run on that server: `npm run test:postgres`. */
const database = [
  'packages/store/**/*.int.test.ts',
  'apps/studio/test/int/**/*.test.ts',
  'apps/terminal/test/int/{story*,invented-cast,production*}.test.ts',
  'test/plan-snippets.int.test.ts',
];

export default defineConfig({
  // Next compiles the pages' JSX itself and leaves it as it is in the TypeScript settings.
  esbuild: { jsx: 'automatic' },
  // What `@greenlight/chat` exports is its build, for programs outside. Tests see the source, as `paths` in tsconfig.json has it.
  resolve: {
    alias: [
      {
        find: /^@greenlight\/chat$/,
        replacement: fileURLToPath(new URL('./packages/chat/src/index.ts', import.meta.url)),
      },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'catalog/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/node_modules/**'],
          // Properties run many times over; two busy cores take their time.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['packages/**/*.int.test.ts', 'apps/*/test/int/**/*.test.ts', 'test/*.int.test.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: database,
          exclude: ['**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['apps/*/test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          // One browser suite at a time: two studios and two browsers on two cores only slow each other.
          poolOptions: { forks: { singleFork: true } },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/migrations/**', '**/payload-types.ts', 'packages/testkit/**'],
      reporter: ['text-summary', 'json-summary'],
      reportOnFailure: true,
    },
  },
});
