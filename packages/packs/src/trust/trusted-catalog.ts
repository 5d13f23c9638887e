// Written by `npm run generate` from the packages in catalog/, as catalog/trusted.json is. Do not edit.
/** SHA-256 (hex) of the archive that each package in catalog/ makes, by `<ID>@<version>`. */
export const trustedCatalog: Readonly<Record<string, string>> = {
  'PKG-GENRE-GOTHIC-HORROR@1.0.0': 'bacbdea7fe1d5a963588c9266e460ac666fbdfa9f278cbe325369124db128843',
  'PKG-GENRE-HEIST@1.0.0': '56921c54398dba99115628281038de5017edd723356b15ad35ccc562a6823875',
  'PKG-GENRE-THRILLER@1.0.0': '976a0484587d7a71afd93855eb7235c5c2481d549633b00c32443561a7a46916',
};
