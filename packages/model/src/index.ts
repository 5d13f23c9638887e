export { createModel, type ModelOptions } from './create-model.ts';
export { createModelFrom } from './create-model-from.ts';
