export * from './extractor-contract.ts';
export * from './model-server.ts';
export * from './story.ts';
