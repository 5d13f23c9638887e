import { type Command, show } from '../command.ts';

// Where to look, said in the ways people say it.
const places = [
  '',
  ' in [the] {path:folder}',
  ' in [the] {path:folder} folder|directory',
  ' in [the] [file] {path:document}',
];
const anywhere = (template: string) => places.map((place) => `${template}${place}`);
const used = 'used|defined|referenced|called|imported';

/** Search in files. What a story may look for as well is weak. */
export const searchCommands: readonly Command[] = [
  {
    type: 'search_code',
    templates: [
      ...anywhere('search for {text}'),
      ...anywhere('search [the] code|files|workspace for {text}'),
      ...anywhere('grep [for] {text}'),
      'grep {text} {path:route}',
      ...anywhere('find|locate [me] {text:symbol}'),
      ...anywhere('find [the] word|text|string|function|class {text:word}'),
      ...anywhere('[find] [all] [the] usages|uses|references of|to {text:word}'),
      ...anywhere('find [all] files with|containing|using {text}'),
      ...anywhere(`where is {text:symbol} ${used}`),
      `where is {text:plain} ${used}`,
      `find|${show} [me] where {text:symbol} is ${used}`,
      ...anywhere('where do|does we|i|it use {text:symbol}'),
      'where is {text:symbol}',
      'who|what calls|uses|imports {text:symbol}',
      'look for {text} in [the] {path:folder}',
      'look for {text:symbol}',
      'what|which files contain|mention|use {text}',
    ],
  },
  {
    type: 'search_code',
    weak: true,
    templates: [
      ...anywhere('search {text}'),
      'search [the] {path:folder} [folder|directory] for {text}',
      ...anywhere('find {text:term}'),
      ...anywhere(`where is|are {text} ${used}`),
    ],
  },
];
