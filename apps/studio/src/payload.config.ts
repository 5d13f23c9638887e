import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createStoreConfig, type StoreOptions } from '@greenlight/store';
import type { SanitizedConfig } from 'payload';
import { findStudio } from './root.ts';

/** Payload's configuration for a studio; the admin page's generated parts are named from this folder. */
export function createPayloadConfig(options: Omit<StoreOptions, 'admin'>): Promise<SanitizedConfig> {
  const baseDir = path.dirname(fileURLToPath(import.meta.url));
  return createStoreConfig({
    ...options,
    admin: {
      importMap: { baseDir, importMapFile: path.join(baseDir, 'app/(payload)/admin/importMap.js') },
      meta: { titleSuffix: ' · Greenlight' },
    },
  });
}

// The pages' bundle asks for the configuration of the running studio. While the pages are being built there is none, and
// a configuration that opens no database stands in.
const running = findStudio();
export default running
  ? running.config
  : createPayloadConfig({
      databaseUrl: 'file::memory:',
      secret: 'used-only-while-building',
      serverUrl: 'http://localhost:3010',
      origins: [],
      adminInvite: null,
    });
