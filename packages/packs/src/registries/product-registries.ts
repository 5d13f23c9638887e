// Written by `npm run generate` from the files in registries/. Do not edit.
/** The product's own registries: what counts in a workspace that has none. */
export const productRegistries = {
  'frameworks_registry.csv': [
    'id,title,status,version,plane,created_at',
    'FMWK-CHAT-001,Chat interface,active,0.1.0,terminal,2026-11-20',
    '',
  ].join('\n'),
  'specs_registry.csv': [
    'id,title,status,version,plane,created_at,framework_id',
    'SPEC-CHAT-001,Chat interface of the terminal,active,0.1.0,terminal,2026-11-20,FMWK-CHAT-001',
    '',
  ].join('\n'),
} as const;
