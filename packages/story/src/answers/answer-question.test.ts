import {
  characterRecord,
  locationRecord,
  relationshipRecord,
  sceneRecord,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from './answer-question.ts';

const story = storySnapshot({
  characters: [
    characterRecord(1, 'Sarah Baker', { age: 28, occupation: 'Journalist', role: 'protagonist' }),
    characterRecord(2, 'Tom', { occupation: 'Pilot' }),
    characterRecord(3, 'Dr. Okafor', { aliases: ['Amara'], age: 61, role: 'antagonist' }),
    characterRecord(4, 'Ann Cole'),
    characterRecord(5, 'Bea Cole', { age: 61 }),
  ],
  locations: [
    locationRecord(11, '221B Baker Street', { kind: 'flat', description: 'Full of smoke.' }),
    locationRecord(12, 'Harbour'),
  ],
  scenes: [
    sceneRecord(22, { number: 2, interior: false, location: uuid(12), timeOfDay: 'dawn', characters: [uuid(1)] }),
    sceneRecord(21, {
      number: 1,
      interior: true,
      location: uuid(11),
      timeOfDay: 'night',
      characters: [uuid(1), uuid(2)],
      summary: 'They quarrel',
    }),
    sceneRecord(23, { number: 3, title: 'The end' }),
  ],
  relationships: [
    relationshipRecord(31, 1, 2, { type: 'family', description: 'sister' }),
    relationshipRecord(32, 3, 1, { type: 'mentor' }),
    relationshipRecord(33, 3, 2, { type: 'enemy' }),
  ],
});

function ask(message: string, snapshot = story): string {
  return answerQuestion({ message, snapshot }).response;
}

const sarah = `[Sarah Baker](#character-${uuid(1)})`;
const tom = `[Tom](#character-${uuid(2)})`;
const okafor = `[Dr. Okafor](#character-${uuid(3)})`;
const street = `[221B Baker Street](#location-${uuid(11)})`;
const first = `[Scene 1: INT. 221B BAKER STREET – NIGHT](#scene-${uuid(21)})`;
const second = `[Scene 2: EXT. HARBOUR – DAWN](#scene-${uuid(22)})`;

describe('who somebody is', () => {
  it.each([
    'Who is Sarah?',
    "who's Sarah Baker",
    'Tell me about Sarah',
    'What do we know about Sarah Baker?',
    'describe Sarah',
  ])('%s', (question) => {
    const { response, reads } = answerQuestion({ message: question, snapshot: story });
    expect(response).toBe(
      [
        `${sarah}: age 28 · Journalist · protagonist.`,
        `- ${sarah} and ${tom}: family, sister`,
        `- ${okafor} is the mentor of ${sarah}`,
        `- ${first}`,
        `- ${second}`,
      ].join('\n'),
    );
    expect(reads.sort()).toEqual([1, 2, 3, 21, 22, 31, 32].map(uuid));
  });

  it.each([
    ['Who is Amara?', okafor],
    ['Who is the villain?', okafor],
    ['Who is the protagonist?', sarah],
    ['Who is the pilot?', tom],
  ])('finds them by alias, role or occupation: %s', (question, who) => {
    expect(ask(question).startsWith(who)).toBe(true);
  });

  it('says when little is known, when the name is shared, and when nobody has it', () => {
    expect(ask('Who is Ann?')).toBe(`[Ann Cole](#character-${uuid(4)}) is in the story; nothing more is known yet.`);
    expect(ask('Who is Cole?')).toBe('Cole could be Ann Cole or Bea Cole. Ask again with the full name.');
    expect(ask('Who is **Viktor**?')).toBe('There is no \\*\\*Viktor\\*\\* in the story yet.');
    expect(ask('Who is the sidekick?')).toBe('Nobody has the role supporting yet.');
  });
});

describe('one value of somebody', () => {
  it.each([
    ['How old is Sarah?', `${sarah}: age 28.`],
    ["What is Sarah's age?", `${sarah}: age 28.`],
    ['what is the age of Sarah', `${sarah}: age 28.`],
    ['How old is Tom?', `The records give no age for ${tom} yet.`],
    ['What does Tom do for a living?', `${tom}: Pilot.`],
    ["What's Sarah's job?", `${sarah}: Journalist.`],
    ['What role does Dr. Okafor play?', `${okafor}: antagonist.`],
    ['How old is Viktor?', 'There is no Viktor in the story yet.'],
    ['How old is Cole?', 'Cole could be Ann Cole or Bea Cole. Ask again with the full name.'],
    ['Who is the oldest?', `${okafor} and [Bea Cole](#character-${uuid(5)}): age 61.`],
    ["Who's the youngest?", `${sarah}: age 28.`],
  ])('%s', (question, answer) => {
    expect(ask(question)).toBe(answer);
  });
});

describe('ages', () => {
  const bea = `[Bea Cole](#character-${uuid(5)})`;
  const old = [`- ${okafor}: age 61`, `- ${bea}: age 61`];
  it.each([
    ['list everybody over 40', 'over 40', old],
    ['Who is over forty?', 'over forty', old],
    ['Which characters are at least 61 years old?', 'at least 61', old],
    ['how many people are older than Sarah Baker?', 'older than Sarah Baker (28)', old],
    ['Who is in their sixties?', 'in their sixties', old],
    ['who is under 30?', 'under 30', [`- ${sarah}: age 28`]],
    ['list characters between 20 and 30', 'between 20 and 30', [`- ${sarah}: age 28`]],
    ['who is in her late 20s?', 'in her late 20s', [`- ${sarah}: age 28`]],
  ])('%s', (question, label, lines) => {
    const [head, ...rest] = ask(question).split('\n');
    expect(head).toBe(`${lines.length} of 5 characters ${lines.length === 1 ? 'is' : 'are'} ${label}:`);
    expect(rest).toEqual([...lines, '', '2 have no age yet.']);
  });

  it.each([
    ['Who is over 90?', 'None of the 5 characters is over 90. 2 have no age yet.'],
    ['Who is older than Tom?', `The records give no age for ${tom} yet.`],
    ['Who is older than Cole?', 'Cole could be Ann Cole or Bea Cole. Ask again with the full name.'],
    ['How old are Sarah and Dr. Okafor?', `${sarah}: age 28.\n${okafor}: age 61.`],
  ])('%s', (question, answer) => {
    expect(ask(question)).toBe(answer);
  });
});

describe('scenes', () => {
  it.each([
    ['Which scenes is Sarah in?', [`2 scenes have ${sarah} in them:`, `- ${first}`, `- ${second}`].join('\n')],
    ['What scenes does Tom appear in?', [`1 scene has ${tom} in it:`, `- ${first}`].join('\n')],
    ['How many scenes is Sarah in?', [`2 scenes have ${sarah} in them:`, `- ${first}`, `- ${second}`].join('\n')],
    ['scenes with Tom', [`1 scene has ${tom} in it:`, `- ${first}`].join('\n')],
    ['Where does Dr. Okafor appear?', `${okafor} is in no scene yet.`],
    ['Which scenes is Cole in?', 'Cole could be Ann Cole or Bea Cole. Ask again with the full name.'],
    ['Who is in scene 1?', `${first}. They quarrel. It takes place at ${street}. In it: ${sarah} and ${tom}.`],
    ['What happens in scene one?', `${first}. They quarrel. It takes place at ${street}. In it: ${sarah} and ${tom}.`],
    ['Where is scene 3?', `[Scene 3: The end](#scene-${uuid(23)}). Nobody is in it yet.`],
    ['How many people are in scene 1?', `2 in ${first}: ${sarah} and ${tom}.`],
    ['Who is in scene 9?', 'There is no scene 9 in the story yet.'],
    ['What happens at Baker Street?', [`1 scene takes place at ${street}:`, `- ${first}: They quarrel`].join('\n')],
    ['What happens in the street?', [`1 scene takes place at ${street}:`, `- ${first}: They quarrel`].join('\n')],
    ['Who is at Baker Street?', [`${sarah} and ${tom} are at ${street}:`, `- ${first}`].join('\n')],
    [
      'Which scenes are Sarah and Tom in together?',
      [`1 scene has ${sarah} and ${tom} in it:`, `- ${first}`].join('\n'),
    ],
    ['Which scenes are Tom and Dr. Okafor in?', `${tom} and ${okafor} are in no scene together yet.`],
    ['Which scenes take place in the bar?', 'There is no bar in the story yet.'],
    ['Which scenes is Viktor in?', 'There is no Viktor in the story yet.'],
    [
      'What happens in the end?',
      'The records do not say. Ask who somebody is, who is in a scene, or how many characters there are.',
    ],
    ['Which scenes are at night?', ['1 scene is at night:', `- ${first}`].join('\n')],
    ['How many scenes are at sunset?', 'No scene is at dusk yet.'],
  ])('%s', (question, answer) => {
    expect(ask(question)).toBe(answer);
  });
});

describe('lists and counts', () => {
  it.each([
    'List the characters',
    'who are the characters?',
    'who is in it?',
    'who else is in it so far?',
    'What characters do we have so far?',
    'show me all characters',
    'How many characters are there?',
    'cast',
  ])('%s', (question) => {
    const lines = ask(question).split('\n');
    expect(lines[0]).toBe('5 characters in the story:');
    expect(lines[1]).toBe(`- ${sarah}: age 28 · Journalist · protagonist`);
    expect(lines).toHaveLength(6);
  });

  it.each([
    ['How many characters have no age?', '2 of 5 characters have no age:', 3],
    ['Which characters are missing an occupation?', '3 of 5 characters have no occupation:', 4],
    ['Who has no role?', '3 of 5 characters have no role:', 4],
    ['Which scenes have no location?', '1 of 3 scenes has no location:', 2],
    ['Which characters have an age?', '3 of 5 characters have an age:', 4],
    ['Which places have no description?', '1 of 2 places has no description:', 2],
    ['Which characters have no name?', 'None of the 5 characters has no name.', 1],
    ['List the places', '2 places in the story:', 3],
    ['What locations are there', '2 places in the story:', 3],
    ['list scenes', '3 scenes in the story:', 4],
    ['show the relationships', '3 relationships in the story:', 4],
  ])('%s', (question, head, length) => {
    const lines = ask(question).split('\n');
    expect(lines[0]).toBe(head);
    expect(lines).toHaveLength(length);
  });

  it.each([
    ['Which characters are in no scene?', '3 of 5 characters are in no scene:', 4],
    ['who is never in a scene?', '3 of 5 characters are in no scene:', 4],
    ['Which places have no scenes?', 'Every place is in a scene.', 1],
    ['list everyone', '5 characters in the story:', 6],
  ])('%s', (question, head, length) => {
    const lines = ask(question).split('\n');
    expect(lines[0]).toBe(head);
    expect(lines).toHaveLength(length);
  });

  it('says when there is nothing', () => {
    const empty = storySnapshot();
    expect(ask('list the characters', empty)).toBe('There are no characters in the story yet.');
    expect(ask('How many scenes have no location?', empty)).toBe('There are no scenes in the story yet.');
    expect(ask('Who is the oldest?', empty)).toBe('No character has an age yet.');
  });
});

describe('relationships', () => {
  it.each([
    ['How are Sarah and Tom related?', `${sarah} and ${tom}: family, sister.`],
    ['How does Tom know Sarah?', `${sarah} and ${tom}: family, sister.`],
    ['What is the relationship between Sarah and Dr. Okafor?', `${okafor} is the mentor of ${sarah}.`],
    ['How is Sarah related to Tom?', `${sarah} and ${tom}: family, sister.`],
    ['Are Tom and Amara enemies?', `${okafor} and ${tom}: enemy.`],
    ['How are Sarah and Ann related?', `Nothing relates ${sarah} and [Ann Cole](#character-${uuid(4)}) yet.`],
    ['How are Sarah and Viktor related?', 'There is no Viktor in the story yet.'],
    ['How are Cole and Sarah related?', 'Cole could be Ann Cole or Bea Cole. Ask again with the full name.'],
    ["Who is Tom's sister?", `${sarah} and ${tom}: family, sister.`],
    ['Who is the mentor of Sarah?', `${okafor} is the mentor of ${sarah}.`],
    ["Who is Tom's wife?", `The records name no wife of ${tom}.`],
    ["Who is Viktor's wife?", 'There is no Viktor in the story yet.'],
    ['Who is Ann related to?', `Nobody is related to [Ann Cole](#character-${uuid(4)}) yet.`],
    ['Who does Tom know?', [`- ${sarah} and ${tom}: family, sister`, `- ${okafor} and ${tom}: enemy`].join('\n')],
  ])('%s', (question, answer) => {
    expect(ask(question)).toBe(answer);
  });

  it.each([
    ['who knows whom?', 3],
    ['How are they all related?', 3],
    ['who hates whom?', 1],
    ['Who knows Tom?', 2],
    ['Who hates Tom?', 1],
  ])('%s', (question, count) => {
    const lines = ask(question).split('\n');
    expect(lines.every((line) => line.startsWith('- ['))).toBe(true);
    expect(lines).toHaveLength(count);
  });

  it.each([
    ['Who are the sisters?', `- ${sarah} and ${tom}: family, sister`],
    ['Does Tom have a sister?', `${sarah} and ${tom}: family, sister.`],
    [
      "Who is Tom's brother?",
      `The records name no brother of ${tom}, only this:\n- ${sarah} and ${tom}: family, sister`,
    ],
    ['Who loves Tom?', `The records name nobody who loves ${tom}.`],
    ['Who loves Viktor?', 'There is no Viktor in the story yet.'],
  ])('%s', (question, answer) => {
    expect(ask(question)).toBe(answer);
  });

  it('names the scenes where two meet who are not related', () => {
    const unrelated = { ...story, relationships: [] };
    expect(ask('How are Sarah and Tom related?', unrelated)).toBe(
      [`Nothing relates ${sarah} and ${tom} yet, but they meet:`, `- ${first}`].join('\n'),
    );
  });
});

describe('places, the film and the rest', () => {
  it.each([
    ['What is Baker Street?', [`${street}: a flat · Full of smoke.`, `- ${first}`].join('\n')],
    [
      'Where is the harbour?',
      [`[Harbour](#location-${uuid(12)}) is a place of the story; nothing more is known yet.`, `- ${second}`].join(
        '\n',
      ),
    ],
    [
      'What is the title?',
      'The project is called The Scandal.\n- genre: not said yet\n- logline: not said yet\n- audience: not said yet',
    ],
    [
      'What is the film about?',
      'The project is called The Scandal.\n- genre: not said yet\n- logline: not said yet\n- audience: not said yet',
    ],
  ])('%s', (question, answer) => {
    expect(ask(question)).toBe(answer);
  });

  it('says what it has on those whom another question names', () => {
    expect(ask('Does Tom love flying?')).toContain(`This is what the records have on Tom:\n\n${tom}: Pilot.`);
    expect(ask('Is it far from Harbour?')).toContain('This is what the records have on Harbour:');
  });

  it.each(['Why?', 'Will it rain?', ''])('is honest when the records do not say: “%s”', (question) => {
    expect(answerQuestion({ message: question, snapshot: story })).toEqual({
      response: 'The records do not say. Ask who somebody is, who is in a scene, or how many characters there are.',
      reads: [],
    });
  });
});
