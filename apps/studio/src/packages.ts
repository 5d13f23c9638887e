import { homedir } from 'node:os';
import path from 'node:path';
import type { HandlerRegistry, PackagesPort } from '@greenlight/chat';
import { createDeskFace, findProductCatalog, openDesk, PackageHandlers } from '@greenlight/packs/desk';
import { normalizeError } from '@greenlight/schema';
import type { OfferedWorkflow, StoryAssets } from '@greenlight/store';
import type { Log } from './log.ts';

export interface StudioPackagesOptions {
  /** The workspace whose packages these are: its `.greenlight` holds them and their ledger. */
  workspace: string;
  /** The environment: whom the studio trusts stands in the config folder of the user who runs it. */
  source: Readonly<Record<string, string | undefined>>;
  registry: HandlerRegistry;
  log: Log;
}

/** The packages of a studio: what an admin says of them in the chat, and what they bring to everybody. */
export interface StudioPackages {
  port: PackagesPort;
  assets: StoryAssets;
  workflows(): Promise<readonly OfferedWorkflow[]>;
  close(): Promise<void>;
}

/** Opens the packages and loads their handlers, which come and go with an install and an uninstall. What is wrong with them stops no start. */
export async function openStudioPackages({
  workspace,
  source,
  registry,
  log,
}: StudioPackagesOptions): Promise<StudioPackages> {
  const desk = openDesk({
    workspace,
    configFolder: configFolderOf(source),
    productCatalog: findProductCatalog(import.meta.url),
  });
  const handlers = new PackageHandlers(registry, (message) => log.warn({ message }));
  await handlers.refresh(desk).catch((error: unknown) => log.warn({ message: normalizeError(error).message }));
  return {
    port: createDeskFace(
      async () => desk,
      () => handlers.refresh(desk),
    ),
    workflows: () => desk.workflows(),
    assets: { genres: () => desk.genres(), prompts: () => desk.prompts() },
    close: () => desk.close(),
  };
}

/** As the terminal finds it: the two share whom the user trusts. */
function configFolderOf({ XDG_CONFIG_HOME: config, HOME: home }: StudioPackagesOptions['source']): string {
  if (config && path.isAbsolute(config)) return path.join(config, 'greenlight');
  return path.join(home && path.isAbsolute(home) ? home : homedir(), '.config', 'greenlight');
}
