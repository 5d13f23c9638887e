import { type ExtractionInput, extraction as extractionSchema } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { createRulesExtractor, extractByRules } from './rules-extractor.ts';

const extract = (message: string, rest: Omit<ExtractionInput, 'message'> = {}) => extractByRules({ message, ...rest });
const sure = <T extends { confidence: number }>(list: T[]) => list.filter((each) => each.confidence >= 0.6);
const peopleOf = (message: string, rest?: Omit<ExtractionInput, 'message'>) => sure(extract(message, rest).characters);
const namesOf = (message: string, rest?: Omit<ExtractionInput, 'message'>) =>
  peopleOf(message, rest).map((each) => each.name);
const placesOf = (message: string) => sure(extract(message).locations).map((each) => each.name);

describe('the rules extractor', () => {
  it('reads the plain request, with the words each value came from', async () => {
    const message = 'Create a character named Sarah, 28, journalist';
    const { extraction, calls } = await createRulesExtractor().extract({ message });
    expect(calls).toEqual([]);
    expect(extractionSchema.parse(extraction)).toMatchObject({
      intent: 'story_create',
      engine: 'rules',
      characters: [{ name: 'Sarah', age: 28, occupation: 'Journalist' }],
    });
    const [sarah] = extraction.characters;
    expect(sarah?.confidence).toBeGreaterThanOrEqual(0.9);
    expect(sarah?.evidence).toEqual({ name: [25, 30], age: [32, 34], occupation: [36, 46] });
  });

  it('gives each person her own words when two share a value', () => {
    const message = 'Tom (28, a baker) hates Ana (28, a nurse)';
    const [tom, ana] = extract(message).characters;
    expect(tom?.evidence.age).toEqual([5, 7]);
    expect(ana?.evidence.age).toEqual([29, 31]);
    expect(message.slice(...((ana?.evidence.occupation ?? [0, 0]) as [number, number]))).toBe('a nurse');
  });
});

describe('nothing is made of', () => {
  it.each([
    'Thanks so much, Sarah is exactly right',
    'Who is Viktor?',
    'which scenes is Sarah in',
    "It's like Blade Runner meets The Godfather",
    'Blade Runner meets The Godfather',
    'Think Tarantino but with more heart',
    'Kind of a Wes Anderson thing',
    'I want it to feel like a David Lynch movie',
    "I don't want a villain named Max",
    "Don't create a character called Bob",
    'There is no Viktor in this story',
    'Sarah is not a doctor',
    'suggest three endings for Sarah',
    'What if Sarah was the killer all along?',
    '"Create a character named Bob"',
    'Music by Hans Zimmer would be perfect',
    'Brad Pitt could play him',
    'I watched Parasite yesterday',
    'My name is Peter and I am a screenwriter',
    'I live in Berlin',
    'My film is called The Long Night',
    'In English please',
    'See you on Tuesday',
    'NO WAY THIS IS SO GOOD',
    'Sarah is my favourite character',
    'my grandmother Rosa used to tell this story',
    'Less violence, more Jane Austen',
    'tone: dark, like Kurosawa',
    'Create 10 characters for a heist in Paris',
    'Colin Firth would be perfect for this',
    'its based on a book by Thomas Hardy',
    'something between Amelie and Delicatessen',
    'As Chekhov said, less is more',
    'my cousin Tariq is gonna love this',
    'Mary Shelley wrote it when she was 18',
    "Kenneth Branagh's version was too loud",
    'Let me check with Marie first',
    'Give me a minute, I am looking for my notes',
    'ha, Shakespeare did that first',
    'Hello, this is Margaret.',
    'Suppose the mayor did it',
  ])('%s', (message) => {
    const { characters, scenes, locations, relationships, updates } = extract(message);
    expect({ characters, scenes, locations, relationships, updates }).toEqual({
      characters: [],
      scenes: [],
      locations: [],
      relationships: [],
      updates: [],
    });
  });
});

describe('people', () => {
  it.each<[string, string[]]>([
    ['Tom, Dick and Harriet find a body', ['Tom', 'Dick', 'Harriet']],
    ['create a character called maria lopez who is a nurse', ['Maria Lopez']],
    ['Create a character named ahmed al-rashid, taxi driver', ['Ahmed al-Rashid']],
    ['Create a character named 🦊', ['🦊']],
    ['a girl named 李明 arrives in Shanghai', ['李明']],
    ["María de la Cruz and Juan O'Neil are in love", ['María de la Cruz', "Juan O'Neil"]],
    ['The King of Bohemia enters. The King wants the photograph back.', ['King of Bohemia']],
    ['Then the Captain orders everyone below deck', ['The Captain']],
    ['Detective Chief Inspector Mary Cole meets Lord Ashby', ['Detective Chief Inspector Mary Cole', 'Lord Ashby']],
    ['Irene Adler walks in. Irene smiles.', ['Irene Adler']],
    ['Rose walks in. Mark follows her.', ['Rose', 'Mark']],
    ['Will is a lawyer', ['Will']],
    ['"Run, Marcus!" shouts Elena', ['Elena']],
    ['Time flies. Rain falls. Silence. Tom waits.', ['Tom']],
    ['On Monday Anna meets the French ambassador', ['Anna']],
    ['She has a parrot named Polly', ['Polly']],
    ['elena is a spy and viktor is her handler', ['Elena', 'Viktor']],
    ['SARAH CONNOR (29), a waitress, runs from the diner.', ['Sarah Connor']],
    ['CREATE A CHARACTER NAMED SARAH, 28, JOURNALIST', ['Sarah']],
    ['create a character: the landlady', ['Landlady']],
    ['The landlady opens the door for a nurse', []],
    ['The president of Brazil is waiting', []],
    ['Zoë is a pickpocket, she robs the wrong man, Mr. Abernathy', ['Zoë', 'Mr. Abernathy']],
  ])('%s', (message, names) => {
    expect(namesOf(message)).toEqual(names);
  });

  it.each<[string, object]>([
    [
      'Irene Adler, a retired opera singer, about thirty, born in New Jersey',
      { occupation: 'Retired opera singer', description: 'About thirty; born in New Jersey' },
    ],
    ['the lead is a 33 y/o nurse, Ngozi', { age: 33, occupation: 'Nurse', role: 'protagonist' }],
    ['There is a girl of seventeen called Rosalind', { age: 17 }],
    [
      'Introduce a villain named Rex Malone, a corrupt mayor in his sixties',
      { occupation: 'Mayor', role: 'antagonist', traits: ['corrupt'], description: 'In his sixties' },
    ],
    [
      'My hero is a broken ex-cop, Frank Delaney, fifty-one',
      { age: 51, occupation: 'Broken ex-cop', role: 'protagonist' },
    ],
    ["Wojtek's a plumber, 44, divorced", { age: 44, occupation: 'Plumber', description: 'Divorced' }],
    ['Please add a minor character, the postman Mr Finch.', { occupation: 'Postman', role: 'minor' }],
    ['Name: Sarah\nAge: 28\nOccupation: Journalist', { name: 'Sarah', age: 28, occupation: 'Journalist' }],
    ['Olga. 34. Taxi driver.', { name: 'Olga', age: 34, occupation: 'Taxi driver' }],
    ['The main character is Pablo. He is fisherman, 55 years old.', { age: 55, occupation: 'Fisherman' }],
    ['elizabeth bennet shes 20 and shes smart', { name: 'Elizabeth Bennet', age: 20 }],
  ])('%s', (message, fields) => {
    expect(peopleOf(message)[0]).toMatchObject(fields);
  });

  it('is less sure of a lone capital word than of a name asked for', () => {
    const confidence = (message: string) => Math.max(0, ...extract(message).characters.map((each) => each.confidence));
    expect(confidence('Add Brakka')).toBeGreaterThan(confidence('Slowly Brakka opens the door'));
    expect(confidence('Slowly Brakka opens the door')).toBeGreaterThan(confidence('Brakka'));
    expect(confidence('Brakka')).toBeLessThan(0.6);
  });
});

describe('names the project knows', () => {
  const known = {
    characters: ['Amara Okafor', 'Sherlock Holmes', 'King of Bohemia', 'Elizabeth Bennet', 'Hope Jones'],
    locations: ['The Blue Heron', 'Paris'],
  };

  it.each([
    'Dr Okafor runs',
    'holmes goes out',
    'HOLMES runs away',
    "Sherlock's violin is broken",
    'the King enters',
    'Lizzy laughs',
    'they meet at the blue heron',
    'Paris sleeps',
  ])('are not made again: %s', (message) => {
    const { characters, locations } = extract(message, { known });
    expect({ characters, locations }).toEqual({ characters: [], locations: [] });
  });

  it('are told apart by title and kin', () => {
    expect(namesOf('Mr Bennet hides in his library', { known })).toEqual(['Mr Bennet']);
    expect(namesOf('her mum Mrs Bennet is loud', { known })).toEqual(['Mrs Bennet']);
  });

  it('are not found in ordinary words', () => {
    expect(extract('there is hope for everyone', { known }).updates).toEqual([]);
  });
});

describe('updates', () => {
  it.each<[string, string[], string[], object]>([
    [
      'make him a detective',
      ['Marcus'],
      ['Create a character named Marcus, a boxer'],
      { name: 'Marcus', set: { occupation: 'Detective' } },
    ],
    ["actually she's 31", ['Sarah'], ['Create Sarah, 28'], { name: 'Sarah', set: { age: 31 } }],
    [
      'She is 31',
      ['Sarah', 'Kofi'],
      ['Sarah is a journalist. Her brother Kofi is a baker.'],
      { name: 'Sarah', set: { age: 31 } },
    ],
    ['Sarah is a doctor now', ['Sarah'], [], { name: 'Sarah', set: { occupation: 'Doctor' } }],
    [
      'she lives in Prague',
      ['Sarah'],
      ['Sarah is a nurse'],
      { name: 'Sarah', set: { description: 'Lives in Prague' } },
    ],
    ['change her age to 31', ['Sarah'], ['Sarah is a nurse'], { name: 'Sarah', set: { age: 31 } }],
    ['Change the name of Sarah to Sahra', ['Sarah'], [], { name: 'Sarah', set: { name: 'Sahra' } }],
    ['rename Tom to Thomas', ['Tom'], [], { name: 'Tom', set: { name: 'Thomas' } }],
    ["Tom's last name is Miller", ['Tom'], [], { name: 'Tom', set: { name: 'Tom Miller' } }],
    ['turn Viktor into a woman called Viktoria', ['Viktor'], [], { name: 'Viktor', set: { name: 'Viktoria' } }],
    [
      'make Dr Okafor a heart surgeon',
      ['Amara Okafor'],
      [],
      { name: 'Amara Okafor', set: { occupation: 'Heart surgeon' } },
    ],
    ['Viktor is the villain', ['Viktor'], [], { name: 'Viktor', set: { role: 'antagonist' } }],
    ['give Biscuit a limp', ['Biscuit'], [], { name: 'Biscuit', set: { description: 'A limp' } }],
    ['Kenji: 44 not 41', ['Kenji'], [], { name: 'Kenji', set: { age: 44 } }],
  ])('%s', (message, characters, history, update) => {
    const found = extract(message, { known: { characters }, history });
    expect(found.updates).toEqual([expect.objectContaining({ kind: 'character', ...update })]);
    expect(found.characters).toEqual([]);
    expect(found.intent).toBe('story_update');
  });

  it('find their person in the history alone', () => {
    const { updates, characters } = extract('make him a detective', {
      history: ['Create a character named Marcus, a boxer', 'thanks'],
    });
    expect(updates).toEqual([expect.objectContaining({ name: 'Marcus', set: { occupation: 'Detective' } })]);
    expect(characters).toEqual([]);
  });

  it('reach places and scenes, too', () => {
    expect(
      extract('Briar Hall should be called Thornfield Hall', { known: { locations: ['Briar Hall'] } }).updates,
    ).toMatchObject([{ kind: 'location', name: 'Briar Hall', set: { name: 'Thornfield Hall' } }]);
    expect(extract('change scene 3 to night').updates).toMatchObject([
      { kind: 'scene', name: 'Scene 3', set: { timeOfDay: 'night' } },
    ]);
  });

  it('ask who or what is meant when it cannot be told', () => {
    expect(extract('Create a villain').questions).toMatchObject([{ field: 'name' }]);
  });
});

describe('relationships', () => {
  it.each<[string, string, string, string]>([
    ["Ana's husband Luís is a fisherman", 'Luís', 'Ana', 'family'],
    ['Amara is a surgeon. Her brother Kofi drives a taxi.', 'Kofi', 'Amara', 'family'],
    ['Anna and Elsa are sisters', 'Anna', 'Elsa', 'family'],
    ["Viktor is Elena's mentor", 'Viktor', 'Elena', 'mentor'],
    ['Sarah hates Viktor', 'Sarah', 'Viktor', 'enemy'],
    ['Tom is married to Ana', 'Tom', 'Ana', 'family'],
    ['Bianca is in love with Luca', 'Bianca', 'Luca', 'romantic'],
    ['Jean-Luc works for Madame Dubois', 'Jean-Luc', 'Madame Dubois', 'colleague'],
    ['Pat and Father Michael are best mates from school', 'Pat', 'Father Michael', 'friend'],
    ['Miguel is jealous of Rafael', 'Miguel', 'Rafael', 'rival'],
    ['Rosalind has a twin sister, Celia', 'Celia', 'Rosalind', 'family'],
    ["Samuel's worst enemy is the sheriff, Cole Maddox", 'Cole Maddox', 'Samuel', 'enemy'],
    ['Kenji + Goro = brothers-in-law', 'Kenji', 'Goro', 'family'],
    ['Yusuf is the best friend of Karim', 'Yusuf', 'Karim', 'friend'],
    ['Tom learns from Ana', 'Ana', 'Tom', 'mentor'],
    ['Tom marries her friend Charlotte Lucas', 'Tom', 'Charlotte Lucas', 'family'],
    ['Priya is supposed to marry Rohan', 'Priya', 'Rohan', 'romantic'],
    ['Viktor is hunting Tom', 'Viktor', 'Tom', 'enemy'],
    ['Eva is loved by Tom', 'Tom', 'Eva', 'romantic'],
    ['Tom <3 Eva', 'Tom', 'Eva', 'romantic'],
    ['Lena ♥ Jonas', 'Lena', 'Jonas', 'romantic'],
    ['Tom vs. Viktor', 'Tom', 'Viktor', 'rival'],
    ["Tom and Ana don't get along", 'Tom', 'Ana', 'rival'],
    ['Tom and Eva fall in love', 'Tom', 'Eva', 'romantic'],
    ['Tom and Eva, a married couple, own the inn', 'Tom', 'Eva', 'family'],
    ['Boris, the mayor, and Anton were friends in the army', 'Boris', 'Anton', 'friend'],
    ["Rohit is best friends with Meera's brother Aditya", 'Rohit', 'Aditya', 'friend'],
    ['Rita, mother of Gus, sells fish', 'Rita', 'Gus', 'family'],
    ['Don Carlo has a daughter, Giulia, who loves Hugo', 'Giulia', 'Hugo', 'romantic'],
    ['Tom and Ana have a son, Leo, 6', 'Leo', 'Tom', 'family'],
  ])('%s', (message, from, to, type) => {
    expect(extract(message).relationships).toContainEqual(expect.objectContaining({ from, to, type }));
  });

  it('pairs everybody whom a plural noun covers', () => {
    const pairs = extract('Three brothers: Ali, Omar and Hassan.').relationships.map(
      (each) => `${each.from}-${each.to}`,
    );
    expect(pairs).toEqual(['Ali-Omar', 'Ali-Hassan', 'Omar-Hassan']);
  });

  it('tells an owner from the one who is owned', () => {
    const { relationships } = extract("Ada's father was Ines's commander", { known: { characters: ['Ada', 'Ines'] } });
    expect(relationships).toEqual([]);
  });

  it('follows the topic of the conversation, not its last name', () => {
    const history = ['Victor Frankenstein is a biologist from Geneva', 'His best friend is Henry Clerval'];
    const { relationships } = extract('he has a little brother, William', {
      known: { characters: ['Victor Frankenstein', 'Henry Clerval'] },
      history,
    });
    expect(relationships).toEqual([
      expect.objectContaining({ from: 'William', to: 'Victor Frankenstein', type: 'family' }),
    ]);
  });

  it('does not bind anybody to herself', () => {
    expect(extract('Luca is in love with himself. Ana hates her.').relationships).toEqual([]);
  });
});

describe('places', () => {
  it.each<[string, string[]]>([
    ['They always meet at a bar called The Blue Heron.', ['The Blue Heron']],
    ['The film is set in Lagos', ['Lagos']],
    ['Everything happens at St. Mary’s Church on Mill Road', ['St. Mary’s Church', 'Mill Road']],
    ['Father Michael reads the will in the church of the Sacred Heart', ['Church of the Sacred Heart']],
    ['Holmes lives at 221B Baker Street', ['221B Baker Street']],
    ['he runs an inn, the Admiral Benbow', ['Admiral Benbow']],
    ['Tom drives from Berlin to Prague', ['Berlin', 'Prague']],
    ['create a location: Café Central, a smoky coffee house in Vienna', ['Café Central', 'Vienna']],
    ['Add a location: an abandoned factory', ['Abandoned factory']],
    ['Sarah looks at Tom. Tom smiles at her.', []],
    ['Sarah is in love with Tom and talks to Ana', []],
  ])('%s', (message, places) => {
    expect(placesOf(message)).toEqual(places);
  });

  it('have a kind and a description', () => {
    expect(extract('Create a location called The Pit, a dive bar in Soho').locations[0]).toMatchObject({
      name: 'The Pit',
      kind: 'bar',
      description: 'Dive bar in Soho',
    });
  });

  it('are told from people by how a name is used', () => {
    expect(placesOf('Sarah arrives in Paris.')).toEqual(['Paris']);
    expect(namesOf('Paris, a Trojan prince, kisses Helen.')).toEqual(['Paris', 'Helen']);
  });
});

describe('scenes in plain words', () => {
  it.each<[string, object]>([
    [
      'Scene: the harbour at dusk. Ola waits for a boat.',
      { location: 'Harbour', timeOfDay: 'dusk', characters: ['Ola'] },
    ],
    [
      'Scene 12: Wembley Stadium, night, and Jamal misses the penalty',
      { number: 12, location: 'Wembley Stadium', timeOfDay: 'night', characters: ['Jamal'] },
    ],
    [
      'The first scene opens in a crowded market in Marrakech, Yusuf is selling oranges',
      { number: 1, location: 'Crowded market', characters: ['Yusuf'] },
    ],
    [
      'We cut to a rooftop at night. Chen is hanging by one hand.',
      { location: 'Rooftop', timeOfDay: 'night', characters: ['Chen'] },
    ],
    ['Add a scene in the church where Holmes meets Irene', { location: 'Church', characters: ['Holmes', 'Irene'] }],
    [
      'Create a scene called "The Heist" at the bank with Tom and Ana at dawn',
      { title: 'The Heist', location: 'Bank', timeOfDay: 'dawn', characters: ['Tom', 'Ana'] },
    ],
    [
      "Let's add a new scene: Tom waits for Ana at the airport in the evening",
      { location: 'Airport', timeOfDay: 'dusk', characters: ['Tom', 'Ana'] },
    ],
    ['in the scene where Tom finds the letter, Ana sleeps', { characters: ['Tom', 'Ana'] }],
  ])('%s', (message, scene) => {
    expect(extract(message).scenes).toEqual([expect.objectContaining(scene)]);
  });

  it.each<[string, object]>([
    ['Night. A train station. Tom waits for Ana.', { location: 'Train station', timeOfDay: 'night' }],
    ['EXT. FOREST. DAY.', { interior: false, location: 'Forest', timeOfDay: 'day' }],
    ['Interior, a church, night. Anna prays.', { interior: true, location: 'Church', timeOfDay: 'night' }],
    [
      'The film opens with Ana in a lighthouse at dawn',
      { location: 'Lighthouse', timeOfDay: 'dawn', characters: ['Ana'] },
    ],
    ['It opens in a cemetery at night. Tom digs.', { location: 'Cemetery', timeOfDay: 'night', characters: ['Tom'] }],
    ['Scene 2. The harbour, 3am. Viktor loads the boat.', { number: 2, location: 'Harbour', timeOfDay: 'night' }],
    ['Add scene: EXT. ROOF - NIGHT, Tom jumps', { interior: false, location: 'Roof', timeOfDay: 'night' }],
  ])('as notes have them: %s', (message, scene) => {
    expect(extract(message).scenes).toEqual([expect.objectContaining(scene)]);
  });

  it('are not made of plain telling', () => {
    const { scenes, characters } = extract('Holmes goes to the church at night.');
    expect(scenes).toEqual([]);
    expect(characters.map((each) => each.name)).toEqual(['Holmes']);
  });
});

describe('bulk', () => {
  it.each<[string, object]>([
    ['Create 10 characters for a heist', { type: 'characters', count: 10, brief: 'heist' }],
    ['create 3 characters for a thriller movie', { type: 'characters', count: 3, brief: 'thriller movie' }],
    ['generate five spooky locations for a western', { type: 'locations', count: 5, brief: 'spooky western' }],
    ['Ten characters for a heist', { type: 'characters', count: 10 }],
    ['make 4 scenes for the second act', { type: 'scenes', count: 4 }],
  ])('%s', (message, bulk) => {
    expect(extract(message)).toMatchObject({ intent: 'story_bulk', bulk, characters: [] });
  });

  it('is none where the names are given, or the sentence tells', () => {
    expect(extract('Create 3 characters: Luca (30), Bianca (27) and Sergio').bulk).toBeUndefined();
    expect(extract('Three friends, Tom, Dick and Harriet, find a body').bulk).toBeUndefined();
  });
});
