// A bundler splits by file. Through a room's index every file of the room would be in what a short run loads, so imports are
// pointed at the files that hold the names.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const importFrom = /^(import|export) \{([^}]*)\} from '(@greenlight\/[a-z]+)';$/gm;

/** An esbuild plugin for the rooms named. Types are left out; what an index does not list is left as it is. */
export function importFromFiles(root, rooms) {
  const places = new Map(
    rooms.map((room) => [`@greenlight/${room}`, placesOf(path.join(root, 'packages', room, 'src', 'index.ts'))]),
  );
  return {
    name: 'import-from-files',
    setup(bundler) {
      bundler.onLoad({ filter: /[\\/](packages|apps[\\/]terminal)[\\/].*\.ts$/ }, ({ path: file }) => {
        if (file.includes('node_modules')) return undefined;
        const text = readFileSync(file, 'utf8');
        return {
          contents: text.replace(
            importFrom,
            (whole, word, names, room) => rewrite(places.get(room), word, names) ?? whole,
          ),
          loader: 'ts',
        };
      });
    },
  };
}

function rewrite(places, word, names) {
  const wanted = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
  const files = wanted.map((name) => places?.get(name.split(' ')[0]));
  if (files.includes(undefined)) return undefined;
  return wanted.map((name, index) => `${word} { ${name} } from ${JSON.stringify(files[index])};`).join(' ');
}

/** For each name that a file exports, the file that holds it. */
function placesOf(file) {
  const places = new Map();
  const text = readFileSync(file, 'utf8');
  const besides = (name) => path.join(path.dirname(file), name);
  for (const [, name] of text.matchAll(/^export (?:const|class|(?:async )?function\*?) (\w+)/gm))
    places.set(name, file);
  for (const [, list, from] of text.matchAll(/^export \{([^}]*)\} from '(\.\/[^']+)';$/gm)) {
    const names = list.split(',').map((name) => name.trim());
    for (const name of names) if (/^\w+$/.test(name)) places.set(name, besides(from));
  }
  for (const [, from] of text.matchAll(/^export \* from '(\.\/[^']+)';$/gm)) {
    for (const [name, place] of placesOf(besides(from))) places.set(name, place);
  }
  return places;
}
