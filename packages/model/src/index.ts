export { createModel, type ModelOptions } from './create-model.ts';
