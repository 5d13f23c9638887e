/** The text of `handlers/index.ts` for the files that stand beside it. A bundle has no folder to look into, so it is written out. */
export declare function renderHandlerIndex(folder: string): string;
