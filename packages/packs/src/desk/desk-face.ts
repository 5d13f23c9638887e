import {
  type Actor,
  GreenlightError,
  type InstallView,
  type PackageListing,
  type PackageView,
  type PreflightView,
  type PromptRow,
  type RegistryChangeView,
  type RegistryRowView,
  type StagedView,
  type UninstallView,
} from '@greenlight/schema';
import type { RegisteredRow } from '../registries/change-registries.ts';
import { productRegistries } from '../registries/product-registries.ts';
import { parseRegistry, registryFiles } from '../registries/registry-file.ts';
import type { PackageDesk } from './package-desk.ts';

/** What a chat asks of one package. */
export interface FaceRequest {
  id: string;
  version?: string | undefined;
  actor: Actor;
}

/** The desk as a chat speaks with it: packages by their ids, without options. */
export interface DeskFace {
  list(): Promise<PackageListing>;
  inspect(id: string): Promise<PackageView>;
  stage(request: FaceRequest): Promise<StagedView>;
  preflight(request: FaceRequest): Promise<PreflightView>;
  install(request: FaceRequest): Promise<InstallView>;
  uninstall(request: FaceRequest): Promise<UninstallView>;
  prompts(): Promise<PromptRow[]>;
  listRegistries(): Promise<RegistryRowView[]>;
  restoreRegistryRow(request: FaceRequest): Promise<RegistryChangeView>;
  removeRegistryRow(request: FaceRequest): Promise<RegistryChangeView>;
}

/** The desk for a chat. `afterChange` is told of an install and an uninstall, so that what came or went counts at once. */
export function createDeskFace(
  open: () => Promise<PackageDesk>,
  afterChange: (desk: PackageDesk) => Promise<void> = async () => {},
): DeskFace {
  const orderOf = ({ id, version, actor }: FaceRequest) => ({ target: { id, version }, actor });
  return {
    list: async () => (await open()).list(),
    inspect: async (id) => (await open()).inspect({ id }),
    stage: async (request) => (await open()).stage(orderOf(request)),
    preflight: async (request) => (await open()).preflight(orderOf(request)),
    async install(request) {
      const desk = await open();
      const view = await desk.install(orderOf(request));
      if (view.done) await afterChange(desk);
      return view;
    },
    async uninstall({ id, actor }) {
      const desk = await open();
      const view = await desk.uninstall({ id, actor });
      await afterChange(desk);
      return view;
    },
    prompts: async () => (await open()).prompts(),
    listRegistries: async () => (await (await open()).listRegistries()).map(viewOf),
    async restoreRegistryRow({ id, actor }) {
      const change = await (await open()).addRegistryRow({ ...productRow(id), actor });
      return { row: viewOf(change), isCopied: change.isCopied };
    },
    async removeRegistryRow({ id, actor }) {
      const change = await (await open()).removeRegistryRow({ id, actor });
      return { row: viewOf(change), isCopied: change.isCopied };
    },
  };
}

function viewOf({ table, row: { id, title, status, version } }: RegisteredRow): RegistryRowView {
  return { table, id, title, status, version };
}

/** A row of the product's own registries. A row of somebody's own needs more than its id. */
function productRow(id: string): RegisteredRow {
  for (const table of registryFiles) {
    const row = parseRegistry(productRegistries[table], table).find((each) => each.id === id);
    if (row) return { table, row };
  }
  const message = `${JSON.stringify(id.slice(0, 80))} is none of the product's own rows. Another one is added by \`greenlight registry add\`, which takes its title.`;
  throw new GreenlightError('NOT_FOUND', message);
}
