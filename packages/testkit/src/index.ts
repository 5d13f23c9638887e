export * from './model-server.ts';
export * from './story.ts';
