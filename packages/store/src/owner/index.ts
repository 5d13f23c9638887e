// What a process does with a data folder before it opens the database: kept light, for programs that may not open it at all.
export { databaseKindOf, showDatabase } from '../adapter/database-kind.ts';
export {
  findLivingOwner,
  type OwnedByOther,
  type Owner,
  type Ownership,
  type OwnershipWish,
  readOwner,
  takeOwnership,
} from './owner-lock.ts';
export { prepareDataFolder, StartError } from './prepare-data-folder.mjs';
export { readOrCreateSecret } from './secret.ts';
