/** Makes the data folder, and sees that it can be written and has room. Returns its full path. Throws StartError. */
export function prepareDataFolder(folder: string): string;

/** What stops a start, as one line for a person. */
export class StartError extends Error {}
