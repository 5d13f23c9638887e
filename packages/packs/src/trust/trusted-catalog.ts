// Written by `npm run generate` from the packages in catalog/, as catalog/trusted.json is. Do not edit.
/** SHA-256 (hex) of the archive that each package in catalog/ makes, by `<ID>@<version>`. */
export const trustedCatalog: Readonly<Record<string, string>> = {
  'PKG-GENRE-GOTHIC-HORROR@1.0.0': 'c2e3bc12926ffa2d06062f71f7e01cd9109359322fe087cdb0b2567699854da4',
  'PKG-GENRE-HEIST@1.0.0': '793efa263a1859aa76d6aedbdc3e0c7eeb27f9a2fda3ec906b7803a64e4d7019',
  'PKG-GENRE-THRILLER@1.0.0': '7d76f977235fb19a699b6dc182180389a7be6607c8cf769ed46b19b376e470ab',
  'PKG-WORKFLOW-DOCUMENTARY@1.0.0': '79c1608a99436e4c1f0af9947d2a6c3f2664d6c75de6c182f6940497040e3e84',
};
