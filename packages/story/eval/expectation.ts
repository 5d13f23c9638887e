/** One value that must stand, or several of which any will do. */
export type Accepted<T> = T | T[];

/** Fields that may be right, wrong or missing. `…Optional` accepts a missing value; a wrong one still counts. */
export interface ExpectedFields {
  age?: Accepted<number>;
  ageOptional?: boolean;
  /** Any of these words in the value will do. */
  occupation?: string[];
  occupationOptional?: boolean;
  role?: string;
  roleOptional?: boolean;
}

export interface ExpectedPerson extends ExpectedFields {
  name: string;
  /** Other names the record may go by. */
  aliases?: string[];
  /** Counts neither for nor against. */
  minor?: boolean;
  /** Must stand exactly once. */
  principal?: boolean;
}

export interface ExpectedPlace {
  name: string;
  aliases?: string[];
  /** Counts neither for nor against. */
  optional?: boolean;
  /** Must stand. */
  key?: boolean;
}

export interface ExpectedScene {
  /** Any of these in the location's name will do. */
  locationIncludes?: string[];
  timeOfDay?: Accepted<string>;
  interior?: boolean;
  charactersInclude?: string[];
  optional?: boolean;
}

export interface ExpectedScenes {
  count: { min: number; max: number };
  standing: ExpectedScene[];
}

export interface ExpectedRelationship {
  between: string[];
  types: string[];
  optional?: boolean;
}

/** What must stand at the end of a telling. `never` are names that must not become people. */
export interface ExpectedStory {
  people: ExpectedPerson[];
  places: ExpectedPlace[];
  scenes?: ExpectedScenes;
  relationships?: ExpectedRelationship[];
  never: string[];
}

export interface FoundPerson {
  name: string;
  age?: number | null;
  occupation?: string | null;
  role?: string | null;
}

export interface FoundScene {
  location?: string | null;
  timeOfDay?: string | null;
  interior?: boolean | null;
  characters: string[];
}

export interface FoundRelationship {
  from: string;
  to: string;
  type: string;
}

/** What stands: read from a database, or folded together from extractions. */
export interface FoundStory {
  people: FoundPerson[];
  places: { name: string }[];
  scenes: FoundScene[];
  relationships: FoundRelationship[];
}
