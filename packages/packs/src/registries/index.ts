// A face of its own: what starts with every `greenlight chat` reads the registries, and nothing that opens archives.
export {
  addRegistryRow,
  listRegistries,
  type RegisteredRow,
  type RegistryChange,
  removeRegistryRow,
} from './change-registries.ts';
export { productRegistries } from './product-registries.ts';
export {
  parseRegistry,
  type RegistryFile,
  type RegistryRow,
  readRegistry,
  readRegistryFiles,
  registryFiles,
  registryId,
  tablesOf,
} from './registry-file.ts';
