import type {
  Actor,
  InstallView,
  PackageListing,
  PackageView,
  PreflightView,
  PromptRow,
  StagedView,
  UninstallView,
} from '@greenlight/schema';
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
  };
}
