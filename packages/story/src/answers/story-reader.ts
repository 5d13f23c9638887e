import type {
  CharacterRecord,
  LocationRecord,
  RelationshipRecord,
  SceneRecord,
  StorySnapshot,
} from '@greenlight/schema';
import { foldText } from '../names/name-key.ts';
import { type Resolution, resolveCharacter, resolveLocation } from '../names/resolve-name.ts';
import { describeValue, describeValues, sceneHeading } from '../reply/describe.ts';
import { escapeMarkdown, linkTo, listWords } from '../reply/markdown.ts';

/** Reads one kind of question; undefined when the words are not of its kind. */
export type QuestionReader = (question: string, story: StoryReader) => string | undefined;

/** A story being read for an answer: it links what it names, and remembers which records were read. */
export class StoryReader {
  readonly story: StorySnapshot;
  readonly #reads = new Set<string>();

  constructor(story: StorySnapshot) {
    this.story = story;
  }

  /** The ids of the records that the answer rests on, in the order they were read. */
  get reads(): string[] {
    return [...this.#reads];
  }

  person(name: string): Resolution<CharacterRecord> {
    return resolveCharacter(tidyName(name), this.story.characters);
  }

  /** A part of a place's name is enough where no place has that name: "the harbour" for the Harbour Bar. */
  place(name: string): Resolution<LocationRecord> {
    const { locations } = this.story;
    const found = resolveLocation(tidyName(name), locations);
    const said = foldText(tidyName(name)).replace(/^(?:the|a|an|our|my) /, '');
    if (found.outcome !== 'none' || said === '') return found;
    const near = locations.filter((each) => ` ${foldText(each.name)} `.includes(` ${said} `));
    const [record] = near;
    if (!record) return found;
    return near.length === 1
      ? { outcome: 'match', record }
      : { outcome: 'ambiguous', candidates: near, isLikely: true };
  }

  scene(number: number): SceneRecord | undefined {
    return this.scenes().find((scene) => scene.number === number);
  }

  /** Every scene, in the order of the film. */
  scenes(): SceneRecord[] {
    return [...this.story.scenes].sort(
      (a, b) => (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY),
    );
  }

  scenesWith(character: string): SceneRecord[] {
    return this.scenes().filter(({ characters }) => characters?.includes(character));
  }

  scenesAt(location: string): SceneRecord[] {
    return this.scenes().filter((scene) => scene.location === location);
  }

  relationshipsOf(character: string): RelationshipRecord[] {
    return this.story.relationships.filter(({ from, to }) => from === character || to === character);
  }

  /** A person or a place as a link. */
  link(record: CharacterRecord | LocationRecord): string {
    this.#reads.add(record.id);
    const isPerson = this.story.characters.some(({ id }) => id === record.id);
    return linkTo(isPerson ? 'character' : 'location', record.id, record.name);
  }

  linkId(id: string): string {
    const { characters, locations } = this.story;
    const record = [...characters, ...locations].find((each) => each.id === id);
    return record ? this.link(record) : 'somebody who is gone';
  }

  /** "scene 3, INT. BAR – NIGHT" as a link. */
  linkScene(scene: SceneRecord): string {
    this.#reads.add(scene.id);
    const location = this.story.locations.find(({ id }) => id === scene.location);
    const number = scene.number ? `Scene ${scene.number}: ` : '';
    return linkTo('scene', scene.id, `${number}${sceneHeading(scene, location?.name)}`);
  }

  /** The two people and what they are to each other. */
  relate(relationship: RelationshipRecord): string {
    this.#reads.add(relationship.id);
    const { from, to, type, description } = relationship;
    const note = description ? `, ${describeValue('description', description, String)}` : '';
    const [first, second] = [this.linkId(from), this.linkId(to)];
    return type === 'mentor'
      ? `${first} is the mentor of ${second}${note.replace(', ', ': ')}`
      : `${first} and ${second}: ${type}${note}`;
  }

  /** All that is known of a person. */
  cardOf(character: CharacterRecord): string {
    const { age, occupation, role, description, traits, aliases } = character;
    const values = describeValues({ age, occupation, role, description, traits, aliases }, String);
    const relationships = this.relationshipsOf(character.id).map((each) => `- ${this.relate(each)}`);
    const scenes = this.scenesWith(character.id).map((scene) => `- ${this.linkScene(scene)}`);
    const head = `${this.link(character)}${values ? `: ${values}` : ' is in the story; nothing more is known yet'}`;
    return [endSentence(head), ...relationships, ...scenes].join('\n');
  }

  /** All that is known of a place. */
  placeCardOf(location: LocationRecord): string {
    const { kind, description, aliases } = location;
    const values = describeValues({ kind, description, aliases }, String);
    const scenes = this.scenesAt(location.id).map((scene) => `- ${this.linkScene(scene)}`);
    return [
      endSentence(
        `${this.link(location)}${values ? `: ${values}` : ' is a place of the story; nothing more is known yet'}`,
      ),
      ...scenes,
    ].join('\n');
  }

  /** All that is known of a scene. */
  sceneCardOf(scene: SceneRecord): string {
    const cast = (scene.characters ?? []).map((id) => this.linkId(id));
    const summary = scene.summary ? ` ${endSentence(escapeMarkdown(scene.summary))}` : '';
    const place = scene.location ? ` It takes place at ${this.linkId(scene.location)}.` : '';
    return `${this.linkScene(scene)}.${summary}${place} ${cast.length > 0 ? `In it: ${listWords(cast)}.` : 'Nobody is in it yet.'}`;
  }
}

/** A sentence that says which of several a name may mean. */
export function whichOf(name: string, candidates: readonly { name: string }[]): string {
  return `${escapeMarkdown(name)} could be ${listWords(
    candidates.map((each) => escapeMarkdown(each.name)),
    'or',
  )}. Ask again with the full name.`;
}

export function unknownName(name: string): string {
  const said = tidyName(name).slice(0, 120);
  return `There is no ${escapeMarkdown(said.replace(/^(?:the|an?) (?=\p{Ll})/u, ''))} in the story yet.`;
}

/** A sentence or its start with a full stop, once. */
export function endSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function tidyName(name: string): string {
  return name
    .trim()
    .replace(/^["“'‘]|["”'’]$/g, '')
    .replace(/[?.!,;:]+$/, '')
    .trim();
}
