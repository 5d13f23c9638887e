import type { ExtractedRelationship, ExtractedScene, ExtractedUpdate, Extraction } from '@greenlight/schema';
import type { FoundPerson, FoundStory } from './expectation.ts';
import { resolveName } from './names.ts';
import type { KnownNames } from './standing-extraction.ts';

/** Folds a telling's extractions into one story, as records would: a name that is known is the one that stands already. */
export class Telling {
  readonly story: FoundStory = { people: [], places: [], scenes: [], relationships: [] };

  known(): KnownNames {
    return {
      characters: this.story.people.map((each) => each.name),
      locations: this.story.places.map((each) => each.name),
    };
  }

  add(extraction: Extraction): void {
    for (const { name } of extraction.locations) this.addPlace(name);
    for (const { name, age, occupation, role } of extraction.characters)
      this.addPerson({ name, age, occupation, role });
    for (const update of extraction.updates) this.update(update);
    for (const relationship of extraction.relationships) this.addRelationship(relationship);
    for (const scene of extraction.scenes) this.addScene(scene);
  }

  private addPlace(name: string): void {
    if (resolveName(name, this.known().locations) === undefined) this.story.places.push({ name });
  }

  private addPerson(person: FoundPerson): void {
    const standing = this.findPerson(person.name);
    if (standing) assignPresent(standing, { age: person.age, occupation: person.occupation, role: person.role });
    else this.story.people.push({ ...person });
  }

  private update({ kind, name, set }: ExtractedUpdate): void {
    if (kind === 'scene') return;
    const standing = kind === 'character' ? this.findPerson(name) : this.findPlace(name);
    if (!standing) return;
    const previous = standing.name;
    assignPresent(standing, set);
    if (kind === 'character' && standing.name !== previous) this.rename(previous, standing.name);
  }

  /** Records refer by id, so a new name is everywhere at once. */
  private rename(previous: string, name: string): void {
    const renamed = (other: string) => (other === previous ? name : other);
    for (const relationship of this.story.relationships) {
      relationship.from = renamed(relationship.from);
      relationship.to = renamed(relationship.to);
    }
    for (const scene of this.story.scenes) scene.characters = scene.characters.map(renamed);
  }

  private addRelationship({ from, to, type }: ExtractedRelationship): void {
    this.story.relationships.push({ from: this.nameOf(from), to: this.nameOf(to), type });
  }

  private addScene({ location, timeOfDay, interior, characters }: ExtractedScene): void {
    this.story.scenes.push({ location, timeOfDay, interior, characters: characters.map((name) => this.nameOf(name)) });
  }

  private nameOf(name: string): string {
    return resolveName(name, this.known().characters) ?? name;
  }

  private findPerson(name: string): FoundPerson | undefined {
    const resolved = resolveName(name, this.known().characters);
    return this.story.people.find((each) => each.name === resolved);
  }

  private findPlace(name: string): { name: string } | undefined {
    const resolved = resolveName(name, this.known().locations);
    return this.story.places.find((each) => each.name === resolved);
  }
}

function assignPresent(target: object, values: Record<string, unknown>): void {
  Object.assign(
    target,
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)),
  );
}
