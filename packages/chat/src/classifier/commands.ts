import type { QueryType } from '@greenlight/schema';

/** Ways of saying one command, as token templates. */
export interface Command {
  type: QueryType;
  /** True when it changes something: then a question mark or a polite question turns it into no command. */
  acts?: boolean;
  /** True when it may as well be about the story, which is then asked first. So is a message of one word, and one with a slip. */
  weak?: boolean;
  /** Fixed arguments, beside what the slots find. */
  args?: Record<string, string>;
  templates: string[];
}

const show = 'show|list|view|display|see';
const inside = 'in|inside';
const id = '[the] [package] {package} [package]';
// Where to look, said in the ways people say it.
const places = ['', ' in [the] {path:folder}', ' in [the] {path:folder} folder|directory'];
const anywhere = (template: string) => places.map((place) => `${template}${place}`);

/** The commands of section 3 of the contracts. A message is a command when the whole of it is. */
export const commands: readonly Command[] = [
  {
    type: 'help',
    templates: [
      'help [me]',
      'commands',
      'usage',
      `${show}|give [me] [all] [the] [available] commands|help`,
      'what can you do [here]',
      'what can this do',
      'what do you do',
      'what can i do|say|ask [here]',
      'what are the [available] commands',
      'what|which commands are there|available',
      'what|which commands do you have|know|understand',
      'need help',
      'i need help',
      'what are my|the options [here]',
      'how does this|it work',
      'how can|do i use this|it|greenlight',
    ],
  },
  {
    type: 'package_list',
    templates: [
      '[installed|available|all] packages',
      `${show} [me] [all] [the] [installed|available] packages`,
      'what|which packages are installed|available|there',
      'what is installed',
      'what|which packages do i|we have',
      'package|packages list',
    ],
  },
  {
    type: 'package_inspect',
    templates: [
      '{package}',
      `inspect|describe|explain|show|view|display|see [me] ${id}`,
      `tell me [more] about ${id}`,
      `what is [in|inside] ${id}`,
      `look at ${id}`,
      'what does {package} do|contain',
      `give|show [me] [the] details|info|information about|of|on|for ${id}`,
      'details|info|information [about|of|on|for] [package] {package}',
      'package inspect|info|show|describe {package}',
    ],
  },
  {
    type: 'package_stage',
    acts: true,
    templates: [`stage ${id} [{version}]`, 'package stage {package}'],
  },
  {
    type: 'package_preflight',
    acts: true,
    templates: [
      `preflight|pre-flight|validate|check|verify ${id}`,
      `run|do|make [the|a] preflight|pre-flight|checks|gates [check|checks] on|for|of ${id}`,
      'preflight check|checks [on|for|of] {package}',
      'package preflight|validate|check {package}',
    ],
  },
  {
    type: 'package_install',
    acts: true,
    templates: [
      `install ${id} [{version}]`,
      `install version {version} of ${id}`,
      `install ${id} version {version}`,
      'package install {package}',
    ],
  },
  {
    type: 'package_uninstall',
    acts: true,
    templates: [`uninstall|un-install|remove|delete ${id}`, `get rid of ${id}`, 'package uninstall|remove {package}'],
  },
  {
    type: 'ledger_query',
    templates: [
      'ledger [entries] [{filters}]',
      `${show}|print|query [me] [the] ledger [entries] [{filters}]`,
      `[${show}] [me] [the] recent [ledger] activity|entries|turns|events [{filters}]`,
      `${show} [me] [the] session ledger [{filters}]`,
      '[session] activity|history {filters}',
      `${show} [me] [the] [session] history|activity [{filters}]`,
      `${show} [me] {limit:count} [ledger] entries|turns|events [{filters}]`,
      `${show} [me] [everything|all] {filters}`,
      `[${show}] [me] [the] audit trail|log [{filters}]`,
      `[${show}] [me] [the] last|latest entry|entries|turn|turns|events|activity [{filters}]`,
      `[${show}] [me] [the] last|latest {limit:count} [ledger] entries|turns|events [{filters}]`,
      `${show} [me] [all] [the] entries|turns {filters}`,
      'entries|turns {filters}',
      'what happened [recently|lately]',
      'what has happened [recently|lately|here]',
      'what [has] happened {filters}',
      'what [has] happened in this session',
    ],
  },
  ...(['denied', 'failed', 'executed'] as const).map((decision) => ({
    type: 'ledger_query' as const,
    args: { decision: decision.toUpperCase() },
    templates: [
      `[${show}] [me] [all] [the] [last|latest|recent] ${decision} [ledger] entries|turns|requests [{filters}]`,
      `what was|is|were|got ${decision} [{filters}]`,
      `what has been ${decision} [{filters}]`,
      `[${show}] [me] [all] [the] ${decision} entries|turns|requests from|in|of the ledger`,
    ],
  })),
  {
    type: 'prompts_query',
    templates: [
      '[recent] prompts',
      '[the] [recent] prompt history',
      `${show} [me] [the|all] [recent|last|latest] prompts`,
      `${show} [me] [the] last|latest {limit:count} prompts`,
      `${show} [me] [the] prompt history`,
      `[${show}] [me] [the|all] [recent|last|latest] llm|model calls|requests|prompts`,
      `[${show}] [me] [the] last|latest {limit:count} llm|model calls|requests|prompts`,
      'what|which prompts were sent|used',
      'what|which models|prompts were called|asked',
      'what did you send to the model|llm',
    ],
  },
  {
    type: 'browse_code',
    templates: [
      'read|show|cat|open|display|view|print|see [me] [the] [file] {path:file}',
      'read|show|cat|open|display|view|print|see [the] [file] {path:spaced}',
      `[${show}|read|print] [me] [the] contents|source of [the] [file] {path:document}`,
      'what is in [the] [file] {path:document}',
    ],
  },
  {
    type: 'browse_dir',
    templates: [
      'ls|dir [-la|-l|-a] {path:folder}',
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
      `what is ${inside} [of] {path:folder}`,
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
  {
    type: 'search_code',
    templates: [
      ...anywhere('search [the] code|files|workspace for {text}'),
      ...anywhere('search for {text}').slice(1),
      ...anywhere('grep [for] {text}'),
      'grep {text} {path:route}',
      ...anywhere('find [all] [the] usages|uses|references of|to {text:word}'),
      ...anywhere('find [all] files with|containing|using {text}'),
      ...anywhere('where is {text:symbol} used|defined|referenced|called|imported'),
      ...anywhere('where do|does we|i|it use {text:symbol}'),
      'look for {text} in [the] {path:folder}',
    ],
  },
  {
    type: 'search_code',
    weak: true,
    templates: [
      ...anywhere('search [for] {text}'),
      'search [the] {path:folder} [folder|directory] for {text}',
      ...anywhere('find {text:term}'),
      'what|which files contain|mention|use {text}',
      ...anywhere('where is|are {text} used|defined|referenced|called|imported'),
    ],
  },
  { type: 'browse_dir', weak: true, templates: [`what is ${inside} {path:name}`] },
];

/** What the story understands better, and is asked for only when it said nothing. */
export const storyCommands: readonly Command[] = [
  {
    type: 'story_undo',
    acts: true,
    templates: ['undo [that|it|this]', 'undo [the|my] last turn|change', 'undo turn {turn:count}'],
  },
  { type: 'story_advance', acts: true, templates: ['advance|move|continue|go [on] to [the] next step', 'next step'] },
];
