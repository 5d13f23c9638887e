// Written by `npm run generate` from the packages in catalog/, as catalog/trusted.json is. Do not edit.
/** SHA-256 (hex) of the archive that each package in catalog/ makes, by `<ID>@<version>`. */
export const trustedCatalog: Readonly<Record<string, string>> = {
  'PKG-GENRE-GOTHIC-HORROR@1.0.0': 'a011576b3f2633c435822072c0774dc1da4c1b16721aacb9d239645cdcfdb3cf',
  'PKG-GENRE-HEIST@1.0.0': 'e052e1a0141c50be88539a011fc048a69d4acd89e580119d1f9429e9e322692e',
  'PKG-GENRE-THRILLER@1.0.0': '6795a30c08a4c8f67d5cde3701805ed66b421afa6fa90f4f2878285c0a347d8f',
};
