import { type Command, show } from '../command.ts';

const inside = 'in|inside';

/** Files and folders. */
export const fileCommands: readonly Command[] = [
  {
    type: 'browse_code',
    templates: [
      'read|show|cat|open|display|view|print|see [me] [the] [file] {path:file}',
      'read|show|cat|open|display|view|print|see [the] [file] {path:spaced}',
      `[${show}|read|print] [me] [the] contents|source of [the] [file] {path:document}`,
      'what is in [the] [file] {path:document}',
      'what does {path:document} say|contain',
      'look at [the] [file] {path:file}',
    ],
  },
  {
    type: 'browse_dir',
    templates: [
      'ls|dir [-la|-l|-a] {path:folder}',
      'ls|dir|browse [-la|-l|-a] {path:document}',
      'list [files] {path:route}',
      `${show}|open|read|cat [me] {path:slashed}`,
      'cd {path:folder}',
      `browse|explore [to] {path:folder}`,
      `${show} [me] what is ${inside} [of] {path:folder}`,
      `${show} [me] what is ${inside} [the] {path:folder} folder|directory`,
      `look ${inside} {path:route}`,
      `files ${inside} [the] {path:folder} [folder|directory]`,
      `browse|explore|open [the] {path:folder} folder|directory`,
      `browse|explore|open [the] folder|directory {path:folder}`,
      `${show} [me] [the] folder|directory {path:folder}`,
      `${show} [me] [the] {path:folder} folder|directory`,
      `what is [there] ${inside} [of] {path:folder}`,
      `what is ${inside} [the] {path:folder} folder|directory|dir`,
      `what is ${inside} [the] folder|directory|dir {path:folder}`,
      `what|which files are ${inside} [the] {path:folder} [folder|directory]`,
      `${show} [me] [all] [the] files ${inside} [the] {path:folder} [folder|directory]`,
      `[${show}] [me] [the] contents of {path:folder}`,
      `[${show}] [me] [the] contents of [the] {path:folder} folder|directory`,
    ],
  },
  {
    type: 'browse_dir',
    args: { path: '.' },
    templates: [
      'ls|dir [-la|-l|-a]',
      'browse [files]',
      'files',
      `${show} [me] [all] [the] files [here]`,
      'what files are here|there',
    ],
  },
  { type: 'browse_dir', weak: true, templates: [`what is ${inside} {path:name}`] },
];
