import type { WorkflowStep } from '@greenlight/schema';
import { fill, requireRecords, requireRule, warn } from './builders.ts';

/** The steps in which a story is made: from the idea to its scenes. */
export const storySteps: readonly WorkflowStep[] = [
  {
    id: 'initial_concept',
    title: 'Initial concept',
    about: 'What the film is: its title, its genre, and the story in a sentence or two.',
    entry: [],
    complete: [
      requireRecords('project', {
        message: 'Say what the film is',
        each: [
          fill('title', {
            message: 'Give the film a title',
            ask: 'What is the film called?',
            remedy: 'A working title will do.',
          }),
          fill('genre', {
            message: 'Say what genre the film is',
            ask: 'What genre is it?',
            remedy: 'A word or two: a heist, a gothic horror.',
          }),
          fill('logline', {
            min_length: { threshold: 'logline_length' },
            message: 'Write a logline of {count} {count|character|characters} or more',
            ask: 'What is the story in a sentence or two?',
            remedy: 'Who wants what, and what stands in the way?',
          }),
        ],
      }),
      warn(
        requireRecords('project', {
          message: 'Say whom the film is for',
          each: [
            fill('audience', {
              message: 'Say whom the film is for',
              ask: 'Whom is the film for?',
              remedy: 'It decides how much may be shown, and what may cost money.',
            }),
          ],
        }),
      ),
    ],
    choices: [
      {
        id: 'develop_structure',
        title: 'Develop the structure',
        description: 'Go on to the acts and beats of the story.',
        act: { type: 'advance', step: 'story_structure' },
      },
      {
        id: 'create_characters',
        title: 'Create characters',
        description: 'Begin with the people, and let the story come from them.',
        act: { type: 'ask', thing: 'character' },
      },
      {
        id: 'define_style',
        title: 'Define the style',
        description: 'Say how the film should look and feel.',
        act: { type: 'ask', thing: 'style' },
      },
    ],
  },
  {
    id: 'story_structure',
    title: 'Story structure',
    about: 'How the story goes: its acts, and the turns in them.',
    entry: ['initial_concept'],
    complete: [
      requireRecords('act', {
        at_least: { threshold: 'acts' },
        message: 'Divide the story into {count} {count|act|acts}',
        ask: 'What happens in {name}?',
        remedy: 'Say what happens in each, in a sentence or two.',
        each: [
          fill('summary', {
            min_length: { threshold: 'act_summary_length' },
            message: 'Say what happens in {name}, in {count} {count|character|characters} or more',
            ask: 'What happens in {name}?',
            remedy: 'A sentence or two will do.',
          }),
        ],
      }),
      warn(
        requireRecords('beat', {
          at_least: { threshold: 'beats' },
          message: 'Write {count} {count|beat|beats} or more',
          ask: 'What is the next turn of the story?',
          remedy: 'A beat is a turn of the story in one line.',
        }),
      ),
    ],
    choices: [
      {
        id: 'draft_beats',
        title: 'Draft beats',
        description: 'Write the turns of the story, a line each.',
        act: { type: 'ask', thing: 'beat' },
      },
      {
        id: 'world_building',
        title: 'Build the world',
        description: 'Describe the places where it happens.',
        act: { type: 'ask', thing: 'location' },
      },
      {
        id: 'create_characters',
        title: 'Create characters',
        description: 'Say who is in it.',
        act: { type: 'ask', thing: 'character' },
      },
    ],
  },
  {
    id: 'character_development',
    title: 'Character development',
    about: 'Who is in the film, who leads it, who stands in the way, and what they are to each other.',
    entry: ['initial_concept'],
    complete: [
      requireRecords('character', {
        at_least: { threshold: 'characters' },
        message: 'Create at least {count} {count|character|characters} first',
        ask: 'Who else is in the story?',
        remedy: 'Name another person in the chat.',
        each: [
          fill(['description', 'occupation'], {
            message: 'Describe {name}, or say what {name} does for a living',
            ask: 'Who is {name}?',
            remedy: 'An occupation will do, or a line that could be nobody else.',
          }),
        ],
      }),
      requireRecords('character', {
        where: { role: 'protagonist' },
        message: 'Say who the protagonist is',
        ask: 'Whose story is it?',
        remedy: 'One of the characters leads the film.',
      }),
      warn(
        requireRecords('character', {
          where: { role: 'antagonist' },
          message: 'Say who or what stands in the way',
          ask: 'Who stands in the way?',
          remedy: 'An antagonist is an opposing force.',
        }),
      ),
      warn(
        requireRecords('relationship', {
          at_least: { threshold: 'relationships' },
          message: 'Say what the characters are to each other: {count} {count|relationship|relationships} or more',
          ask: 'What are two of them to each other?',
          remedy: 'Say what one is to another: a rival, a sister, a mentor.',
        }),
      ),
    ],
    choices: [
      {
        id: 'add_character',
        title: 'Add a character',
        description: 'Say who else is in the story.',
        act: { type: 'ask', thing: 'character' },
      },
      {
        id: 'relate_characters',
        title: 'Relate characters',
        description: 'Say what two of them are to each other.',
        act: { type: 'ask', thing: 'relationship' },
      },
      {
        id: 'design_looks',
        title: 'Design looks',
        description: 'Describe how somebody looks.',
        act: { type: 'ask', thing: 'looks' },
      },
    ],
  },
  {
    id: 'scene_breakdown',
    title: 'Scene breakdown',
    about: 'The scenes: where and when each plays, who is in it, and what happens.',
    entry: ['character_development', 'story_structure'],
    complete: [
      requireRecords('scene', {
        at_least: { threshold: 'scenes' },
        message: 'Create at least {count} {count|scene|scenes} first',
        ask: 'What happens in the first scene, where, and who is in it?',
        remedy: 'Say what happens, where, when, and who is there.',
        each: [
          fill('location', {
            message: 'Say where {name} plays',
            ask: 'Where does {name} play?',
            remedy: 'Name a place.',
          }),
          fill('timeOfDay', {
            message: 'Say at what time of day {name} plays',
            ask: 'At what time of day does {name} play?',
            remedy: 'Dawn, day, dusk or night.',
          }),
          fill('summary', {
            message: 'Say what happens in {name}',
            ask: 'What happens in {name}?',
            remedy: 'A sentence will do.',
          }),
          fill('characters', {
            message: 'Say who is in {name}',
            ask: 'Who is in {name}?',
            remedy: 'Name one character or more.',
          }),
        ],
      }),
      requireRule('scenes_for_acts'),
    ],
    choices: [
      {
        id: 'add_scene',
        title: 'Add a scene',
        description: 'Say what happens, where, and who is there.',
        act: { type: 'ask', thing: 'scene' },
      },
      {
        id: 'break_down_act',
        title: 'Break down an act',
        description: 'Write the scenes of an act that has none yet.',
        act: { type: 'ask', thing: 'scene_for_act' },
      },
      {
        id: 'generate_scenes',
        title: 'Generate scenes',
        description: 'Have the scenes of every act drafted at once.',
        act: { type: 'engine', engine: 'bulk' },
      },
    ],
  },
];
