/** Bundles the `greenlight` command into a folder, apps/terminal/dist when left out. */
export function bundleTerminal(root: string, outdir?: string): Promise<void>;
