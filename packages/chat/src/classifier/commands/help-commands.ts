import { type Command, show } from '../command.ts';

/** What can be done here. */
export const helpCommands: readonly Command[] = [
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
      'what can i do|say|ask|type [here]',
      'what are my|the options|choices [here]',
      'what are the [available] commands',
      'what|which commands are there|available',
      'what|which commands do you have|know|understand',
      'need [some] help',
      'i need [some] help',
      'how does this|it work',
      'how can|do i use this|it|greenlight',
    ],
  },
];
