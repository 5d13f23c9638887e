// Written by `npm run generate` from catalog/trusted.json. Do not edit.
/** SHA-256 of each archive that the packages in catalog/ make, by id and version. */
export const trustedCatalog: Readonly<Record<string, string>> = {};
