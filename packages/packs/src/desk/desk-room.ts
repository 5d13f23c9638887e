import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { createFileLedgerStore, type FileLedgerStore, type LedgerStore, WORKSPACE_FOLDER } from '@greenlight/ledger';
import { createPackages } from '../create-packages.ts';
import type { TrustPolicy } from '../package-facts.ts';
import type { Packages } from '../package-types.ts';
import { loadTrust, type RefusedKey } from '../trust/load-trust.ts';

export interface DeskOptions {
  workspace: string;
  /** The user's own folder: whom she trusts stands in its `trust/`. */
  configFolder: string;
  /** The folder of packages that ship with the product, where they were shipped. */
  productCatalog?: string | undefined;
  now?: (() => Date) | undefined;
}

/** What the parts of a desk work with. */
export interface DeskRoom {
  workspace: string;
  /** The workspace's `.greenlight` folder. */
  root: string;
  productCatalog: string | undefined;
  /** Whom the user trusts is read anew for each order: a key that was taken out counts no more. */
  open(): Promise<OpenedPackages>;
  ledger(): LedgerStore;
  now(): Date;
  close(): Promise<void>;
}

export interface OpenedPackages {
  packages: Packages;
  trust: TrustPolicy & { refused: RefusedKey[] };
}

export function createDeskRoom(options: DeskOptions): DeskRoom {
  const { workspace, configFolder, productCatalog, now = () => new Date() } = options;
  const root = join(workspace, WORKSPACE_FOLDER);
  const own = join(workspace, 'catalog');
  const catalogFolders =
    productCatalog === undefined ? [own] : isSame(productCatalog, own) ? [productCatalog] : [productCatalog, own];
  let opened: FileLedgerStore | undefined;
  const ledger = () => {
    opened ??= createFileLedgerStore({ root });
    return opened;
  };
  return {
    workspace,
    root,
    productCatalog,
    ledger,
    now,
    async open() {
      const trust = await loadTrust({ folder: join(configFolder, 'trust') });
      return { packages: createPackages({ workspace, root, ledger: ledger(), trust, catalogFolders, now }), trust };
    },
    async close() {
      await opened?.close();
    },
  };
}

/** In the product's own repository the two catalogs are one. */
function isSame(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
