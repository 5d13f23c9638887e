import { PROJECT_ID } from '@greenlight/testkit';
import {
  characterRecord,
  createIds,
  locationRecord,
  MESSAGE_ID,
  sceneRecord,
  storySnapshot,
  uuid,
} from '@greenlight/testkit/story';
import { describe, expect, it } from 'vitest';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';
import { StoryDraft } from '../draft/story-draft.ts';
import { createRulesExtractor } from '../rules/rules-extractor.ts';
import { answerOpenQuestion, leavesToReading } from '../turn/answer-open-question.ts';
import { answerClassification, classifyMessage } from '../turn/classify-message.ts';
import { type ConversationState, emptyConversationState } from '../turn/conversation-state.ts';
import { planTurn } from '../turn/plan-turn.ts';
import type { TurnPlan } from '../turn/turn-plan.ts';
import { toPending } from './ask-wanted.ts';
import type { WantedFill } from './wanted-thing.ts';

const film: FilmSnapshot = {
  ...storySnapshot({
    characters: [characterRecord(1, 'Irene Adler'), characterRecord(2, 'Viktor')],
    locations: [locationRecord(3, 'The Harbour')],
    scenes: [sceneRecord(4, { number: 1 }), sceneRecord(5, { number: 2 })],
  }),
  acts: [{ id: uuid(6), project: PROJECT_ID, createdVia: 'chat', sources: {}, number: 1 }],
};

const project = (field: string, minLength?: number): WantedFill => ({
  type: 'update',
  kind: 'project',
  id: PROJECT_ID,
  name: 'The Scandal',
  fields: [{ anyOf: [field], ...(minLength ? { minLength } : {}) }],
});
const ofScene = (field: string, options?: string[]): WantedFill => ({
  type: 'update',
  kind: 'scene',
  id: uuid(4),
  name: 'scene 1',
  fields: [{ anyOf: [field], ...(options ? { options } : {}) }],
});

const questions = {
  title: project('title'),
  genre: project('genre'),
  logline: project('logline', 20),
  audience: project('audience'),
  style: project('style'),
  minutes: project('targetMinutes'),
  actOne: { type: 'update', kind: 'act', id: uuid(6), name: 'act 1', fields: [{ anyOf: ['summary'], minLength: 20 }] },
  actTwo: { type: 'create', kind: 'act', set: { number: 2 }, fields: [{ anyOf: ['summary'], minLength: 20 }] },
  beat: { type: 'create', kind: 'beat', set: {}, fields: [] },
  person: { type: 'create', kind: 'character', set: {}, fields: [{ anyOf: ['description', 'occupation'] }] },
  viktor: {
    type: 'update',
    kind: 'character',
    id: uuid(2),
    name: 'Viktor',
    fields: [{ anyOf: ['description', 'occupation'] }],
  },
  hero: { type: 'choose', kind: 'character', set: { role: 'protagonist' } },
  rival: { type: 'choose', kind: 'character', set: { role: 'antagonist' } },
  bond: { type: 'create', kind: 'relationship', set: {}, fields: [] },
  scene: { type: 'create', kind: 'scene', set: { act: uuid(6) }, fields: [{ anyOf: ['summary'] }] },
  where: ofScene('location'),
  when: ofScene('timeOfDay', ['dawn', 'day', 'dusk', 'night']),
  what: ofScene('summary'),
  who: ofScene('characters'),
  act: ofScene('act'),
  length: ofScene('runningTime'),
  settled: ofScene('status', ['approved', 'omitted']),
  panel: {
    type: 'create',
    kind: 'panel',
    set: { scene: uuid(4) },
    fields: [{ anyOf: ['description'] }, { anyOf: ['shotSize'], options: ['wide', 'medium', 'close-up'] }],
  },
  shot: {
    type: 'update',
    kind: 'panel',
    id: uuid(7),
    name: 'panel 1',
    fields: [{ anyOf: ['shotSize'], options: ['extreme-wide', 'wide', 'medium', 'close-up', 'extreme-close-up'] }],
  },
  harbour: {
    type: 'update',
    kind: 'location',
    id: uuid(3),
    name: 'The Harbour',
    fields: [{ anyOf: ['description'], minLength: 40 }],
  },
  sheet: {
    type: 'create',
    kind: 'media',
    set: { kind: 'sheet', character: uuid(1), title: 'Sheet of Irene Adler' },
    fields: [{ anyOf: ['text'] }],
  },
} satisfies Record<string, WantedFill>;

const withPanel: FilmSnapshot = {
  ...film,
  panels: [{ id: uuid(7), project: PROJECT_ID, createdVia: 'chat', sources: {}, scene: uuid(4), number: 1 }],
};

interface Said {
  plan: TurnPlan | undefined;
  /** The message went another way: it was small talk, a question, an order. */
  elsewhere: string | undefined;
}

/** What a message comes to while a question is open: the way a studio takes it. */
async function say(
  question: keyof typeof questions,
  message: string,
  how: { isExpected?: boolean; isNamed?: boolean } = {},
): Promise<Said> {
  const snapshot = question === 'shot' ? withPanel : film;
  const newId = createIds();
  const thing = { key: question, message: 'Something is missing', question: 'What is it?', fill: questions[question] };
  const pending = toPending(thing, new StoryDraft(snapshot, newId), { newId, isExpected: how.isExpected ?? true });
  const state: ConversationState = { ...emptyConversationState(), open: pending };
  const questionId = how.isNamed ? pending.question.id : undefined;
  const classification = classifyMessage(message, { isWaiting: true, questionId });
  const isAnswer = classification?.pattern === answerClassification.pattern;
  const ground = { messageId: MESSAGE_ID, message, snapshot, state, newId, sceneGate: () => [] };
  const type = classification?.type;
  const answer = {
    ...ground,
    answer: message,
    ...(questionId ? { questionId } : {}),
    ...(type && !isAnswer ? { intent: type } : {}),
  };
  const plan = answerOpenQuestion(answer);
  if (plan) return { plan, elsewhere: undefined };
  const leaving = leavesToReading(answer);
  if (
    (isAnswer && !leaving) ||
    !type ||
    ['story_question', 'story_request', 'story_advance', 'story_undo', 'general'].includes(type)
  )
    return { plan: undefined, elsewhere: isAnswer ? 'still open' : type };
  const { extraction } = await createRulesExtractor().extract({
    message,
    known: { characters: ['Irene Adler', 'Viktor'], locations: ['The Harbour'] },
  });
  const answering = leaving ? { answering: { pending: leaving, isNamed: questionId !== undefined } } : {};
  return { plan: planTurn({ ...ground, extraction, ...answering }), elsewhere: undefined };
}

/** What a question's answer wrote into its record, field by field. */
function writtenBy({ plan }: Said, kind: string): Record<string, unknown> | undefined {
  return plan?.changes.find((change) => change.kind === kind)?.after ?? undefined;
}

function kindOf(fill: WantedFill): string {
  return fill.type === 'order' ? 'scene' : fill.kind;
}

type Row = [keyof typeof questions, string, Record<string, unknown>];
const matching = (written: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(written).map(([field, value]) => [
      field,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]),
  );
const answers: Row[] = [
  ['title', 'The Last Boat to Rye', { title: 'The Last Boat to Rye' }],
  ['title', "It's called The Scandal of Rye", { title: 'The Scandal of Rye' }],
  ['title', '“Nightfall”', { title: 'Nightfall' }],
  ['genre', 'Thriller', { genre: 'Thriller' }],
  ['genre', 'a gothic horror', { genre: 'Gothic horror' }],
  ['genre', "It's a heist film", { genre: 'Heist film' }],
  ['genre', 'slow burn', { genre: 'Slow burn' }],
  [
    'logline',
    'A retired opera singer outwits the detective who hunts her.',
    { logline: 'A retired opera singer outwits the detective who hunts her.' },
  ],
  [
    'logline',
    'Logline: Two thieves must give back what they stole.',
    { logline: 'Two thieves must give back what they stole.' },
  ],
  [
    'logline',
    'Irene Adler must win back a photograph before the King of Bohemia ruins her.',
    { logline: 'Irene Adler must win back a photograph before the King of Bohemia ruins her.' },
  ],
  ['audience', 'families', { audience: 'Families' }],
  ['audience', 'Adults who like slow thrillers', { audience: 'Adults who like slow thrillers' }],
  ['style', 'dark and slow', { style: 'Dark and slow' }],
  ['style', 'It should feel like a Hitchcock film', { style: 'It should feel like a Hitchcock film' }],
  ['minutes', '90', { targetMinutes: 90 }],
  ['minutes', 'an hour and a half', { targetMinutes: 90 }],
  ['minutes', 'two hours', { targetMinutes: 120 }],
  [
    'actOne',
    'Irene returns to London and hides the photograph.',
    { summary: 'Irene returns to London and hides the photograph.' },
  ],
  [
    'actTwo',
    'The king sends Viktor, and the flat is searched.',
    { number: 2, summary: 'The king sends Viktor, and the flat is searched.' },
  ],
  ['actOne', 'Act 1: a retired singer comes back to London', { summary: 'A retired singer comes back to London' }],
  ['actTwo', 'in act two the flat is searched and nothing is found', { summary: /the flat is searched/i }],
  ['actOne', 'the first act is where she comes home', { summary: /she comes home/i }],
  [
    'logline',
    'A package arrives at the door, and whatever it takes a father must open it first.',
    { logline: 'A package arrives at the door, and whatever it takes a father must open it first.' },
  ],
  ['logline', 'Whatever it takes, a father will find his daughter', { logline: /^Whatever it takes/ }],
  ['logline', 'A first act of kindness ends a marriage of forty years', { logline: /^A first act/ }],
  ['beat', 'Package arrives', { title: 'Package arrives' }],
  ['beat', 'She goes back to the harbour', { title: 'She goes back to the harbour' }],
  ['panel', 'It costs him his hat: the wind takes it', { description: /^It costs him/ }],
  ['viktor', 'a test pilot', { occupation: 'Test pilot' }],
  [
    'beat',
    'The photograph is stolen: the men of the king break in at night',
    { title: 'The photograph is stolen', summary: 'The men of the king break in at night', number: 1 },
  ],
  ['beat', 'Irene burns the letter', { title: 'Irene burns the letter', number: 1 }],
  ['person', 'Boris', { name: 'Boris' }],
  ['person', 'Boris, a bodyguard', { name: 'Boris', occupation: 'Bodyguard' }],
  ['person', 'The King of Bohemia', { name: 'The King of Bohemia' }],
  ['person', 'Doctor Watson, an army surgeon', { name: 'Doctor Watson', occupation: 'Army surgeon' }],
  ['viktor', 'a bodyguard', { occupation: 'Bodyguard' }],
  ['viktor', "He's a retired boxer", { occupation: 'Retired boxer' }],
  ['viktor', 'a quiet man who never forgets a face', { description: 'Quiet man who never forgets a face' }],
  ['hero', 'Irene', { role: 'protagonist' }],
  ['hero', "it's Viktor's story", { role: 'protagonist' }],
  ['rival', 'Boris, a smuggler', { name: 'Boris', occupation: 'Smuggler', role: 'antagonist' }],
  ['bond', 'Viktor is the brother of Irene Adler', { type: 'family' }],
  ['scene', 'Irene hides the photograph behind the mirror while the street sleeps.', { act: uuid(6) }],
  ['where', 'the church', { location: expect.any(String) }],
  ['where', 'at the Harbour', { location: uuid(3) }],
  ['when', 'at night', { timeOfDay: 'night' }],
  ['when', 'in the evening', { timeOfDay: 'dusk' }],
  ['when', 'night', { timeOfDay: 'night' }],
  ['what', 'Viktor burns the letter.', { summary: 'Viktor burns the letter.' }],
  ['who', 'Irene and Viktor', { characters: [uuid(1), uuid(2)] }],
  ['who', 'everyone', { characters: [uuid(1), uuid(2)] }],
  ['act', 'the first', { act: uuid(6) }],
  ['length', '2 minutes', { runningTime: 120 }],
  ['length', '90 seconds', { runningTime: 90 }],
  ['length', '1:30', { runningTime: 90 }],
  ['length', 'two and a half minutes', { runningTime: 150 }],
  ['settled', 'Approve', { status: 'approved' }],
  ['settled', 'omit it', { status: 'omitted' }],
  [
    'panel',
    'A wide shot of the harbour at dawn',
    { description: 'A wide shot of the harbour at dawn', shotSize: 'wide', scene: uuid(4), number: 1 },
  ],
  ['panel', 'We see her hands on the rail', { description: 'We see her hands on the rail' }],
  ['shot', 'close up', { shotSize: 'close-up' }],
  ['shot', 'an extreme wide shot', { shotSize: 'extreme-wide' }],
  [
    'harbour',
    'A grey harbour full of fishing boats that nobody sails any more',
    { description: 'A grey harbour full of fishing boats that nobody sails any more' },
  ],
  [
    'sheet',
    'She wears black silk and walks as if she were on a stage',
    { text: 'She wears black silk and walks as if she were on a stage', kind: 'sheet', character: uuid(1) },
  ],
];

describe('an answer fills what was asked for', () => {
  it.each(answers)('%s: %s', async (question, message, written) => {
    const said = await say(question, message);
    expect(said.elsewhere).toBeUndefined();
    expect(writtenBy(said, kindOf(questions[question]))).toMatchObject(matching(written));
    expect(said.plan?.state.open).toBeNull();
  });

  it('points at the words that each value came from', async () => {
    const message = '  Boris, a bodyguard.';
    const { plan } = await say('person', message);
    const sources = plan?.changes[0]?.sources ?? {};
    const words = (field: string) => {
      const source = sources[field];
      return source && 'span' in source ? message.slice(...source.span) : source;
    };
    expect([words('name'), words('occupation')]).toEqual(['Boris', 'bodyguard']);
  });
});

const nothing: [keyof typeof questions, string][] = [
  ['genre', 'hm'],
  ['genre', "I don't know"],
  ['genre', 'not sure'],
  ['genre', 'good question'],
  ['genre', 'what do you mean?'],
  ['genre', 'maybe a thriller?'],
  ['genre', 'thanks!'],
  ['genre', 'hello'],
  ['genre', 'I love thrillers'],
  ['title', 'hm, let me think'],
  ['title', "that's a hard one"],
  ['logline', 'I like it'],
  ['logline', 'this is boring'],
  ['logline', 'what is a logline?'],
  ['style', 'thanks'],
  ['style', 'no idea'],
  ['audience', 'why do you ask?'],
  ['audience', 'whatever'],
  ['minutes', 'not too long'],
  ['actOne', 'I have not decided yet'],
  ['actOne', 'who is Viktor?'],
  ['beat', 'next step'],
  ['beat', 'let me think'],
  ['person', 'hm'],
  ['person', 'I am not sure'],
  ['person', 'good question'],
  ['viktor', 'who?'],
  ['viktor', "that's up to you"],
  ['hero', 'what is a protagonist?'],
  ['where', "I don't know"],
  ['where', 'Irene'],
  ['where', 'good question'],
  ['when', 'whenever you like'],
  ['when', 'is that important?'],
  ['who', 'who is there?'],
  ['length', 'as long as it takes'],
  ['length', 'how long is usual?'],
  ['settled', 'not yet approved'],
  ['settled', 'should I approve it?'],
  ['panel', 'I hate storyboards'],
  ['shot', 'what are the options?'],
  ['harbour', 'dunno'],
  ['bond', 'I am not sure'],
  ['scene', 'hm'],
  ['sheet', 'later maybe?'],
  ['sheet', 'draw it yourself'],
  ['sheet', 'see the attached file'],
  ['sheet', 'ask Viktor'],
  ['sheet', 'Viktor will do it later'],
  ['sheet', 'go back'],
  ['sheet', 'test'],
  ['panel', 'lol ok whatever you say boss'],
  ['panel', 'it costs too much'],
  ['logline', 'lorem ipsum dolor sit amet consectetur'],
  ['genre', 'go back'],
  ['viktor', 'go back'],
  ['viktor', 'see the attached file'],
  ['logline', 'please approve all the scenes for me'],
  ['logline', 'package the whole thing up now please'],
  ['logline', 'undo the last thing that you did for me'],
  ['logline', 'move on to the story structure and the acts'],
  ['logline', 'leave it empty for the moment please'],
  ['logline', 'whatever, just put anything in there for now'],
  ['logline', 'ok but what about the audience and so on'],
  ['logline', 'TODO write the logline when I know it'],
  ['logline', 'TBD, ask me when we meet on friday'],
  ['logline', 'http://example.com/my-logline.txt has it'],
  ['logline', 'first act she gets out of prison and finds her daughter in trouble'],
  ['logline', 'in the second act everything goes wrong for all of them'],
  ['logline', 'the ending is that everybody dies in the fire'],
  ['actOne', 'act 2: they plan the job and nothing works out'],
  ['actOne', 'in the second act everything goes wrong for all of them'],
  ['actTwo', 'the first act is where she gets out of prison'],
  ['actOne', 'approve it and then package it'],
  ['harbour', 'skip this one for now and ask me about the church'],
  ['sheet', 'put something there for now, I will do it properly later'],
];

describe('an answer that tells more than was asked is read as any message', () => {
  it.each([
    [
      'Mara Lindqvist, 41, is a lighthouse keeper.',
      { name: 'Mara Lindqvist', age: 41, occupation: 'Lighthouse keeper' },
    ],
    ['Boris Ilyin, 58, a bodyguard', { name: 'Boris Ilyin', age: 58, occupation: 'Bodyguard' }],
  ])('%s', async (message, expected) => {
    expect(writtenBy(await say('person', message), 'character')).toMatchObject(expected);
  });
});

describe('words that answer nothing', () => {
  it.each(nothing)('leave it open: %s: %s', async (question, message) => {
    const { plan } = await say(question, message);
    expect(plan?.changes ?? []).toEqual([]);
    expect(plan === undefined || plan.state.open !== null).toBe(true);
  });
});

const statements: [keyof typeof questions, string, string][] = [
  ['genre', 'Create a character named Sarah, 28, journalist', 'character'],
  ['logline', 'Sarah is a journalist, 28', 'character'],
  ['logline', 'Irene Adler is thirty', 'character'],
  ['title', 'make Viktor a detective', 'character'],
  ['actOne', 'INT. BAKER STREET - NIGHT\nIrene waits.', 'scene'],
  ['beat', 'Add a character named Tom', 'character'],
  ['where', 'Sarah is a nurse at the hospital', 'character'],
  ['viktor', 'Sarah is a journalist', 'character'],
  ['actOne', 'and Ray is the detective that wont listen', 'character'],
  ['actTwo', 'ok so Viktor is a retired boxer', 'character'],
];

describe('a statement of its own is taken as what it is', () => {
  it.each(statements)('and the question stays: %s: %s', async (question, message, kind) => {
    const { plan } = await say(question, message);
    expect(plan?.changes.map((change) => change.kind)).toContain(kind);
    const fill = questions[question] as WantedFill;
    const asked = fill.type === 'update' ? fill.id : undefined;
    expect(plan?.changes.some(({ id }) => id === asked)).toBe(false);
    expect(plan?.state.open?.purpose).toMatchObject({ type: 'wanted', isExpected: false });
  });
});

const offered: [keyof typeof questions, string, string | undefined][] = [
  ['logline', 'Viktor burns the letter in the church.', undefined],
  ['actOne', 'Holmes goes to the church at night.', undefined],
  ['actTwo', 'Irene meets Viktor at the harbour.', undefined],
  ['title', 'Baker Street', undefined],
  ['genre', 'the church', undefined],
  ['genre', 'Gothic horror', 'project'],
  ['person', 'Boris, a bodyguard', 'character'],
  ['logline', 'two thieves and a priest in a stolen lifeboat', 'project'],
  ['length', '2 minutes', 'scene'],
];

describe('a question that nobody asked for takes less', () => {
  it.each(offered)('%s: %s', async (question, message, kind) => {
    const { plan } = await say(question, message, { isExpected: false });
    const target = kindOf(questions[question]);
    const wrote = plan?.changes.filter((change) => change.kind === target).length ?? 0;
    if (kind === undefined) expect(wrote).toBe(0);
    else expect(wrote).toBe(1);
  });
});

describe('what does not fit', () => {
  it.each([
    ['logline', 'A heist', /7 characters, and 20 or more/],
    ['length', '90', /minutes or seconds/],
    ['person', 'a bodyguard', /name/],
    ['person', 'Viktor', /in the story already/],
    ['who', 'Irene and Boris', /Boris is no character yet/],
    ['harbour', 'grey and cold', /13 characters, and 40 or more/],
  ] as [keyof typeof questions, string, RegExp][])(
    'is said, and asked again: %s: %s',
    async (question, message, why) => {
      for (const isNamed of [true, false]) {
        const { plan } = await say(question, message, { isNamed });
        expect(plan?.response).toMatch(why);
        expect(plan?.changes).toEqual([]);
        expect(plan?.state.open).not.toBeNull();
      }
    },
  );
});

describe('skip and cancel', () => {
  it('skips this one for good, and says so', async () => {
    for (const message of ['skip', 'no', 'nobody', 'later']) {
      const { plan } = await say('person', message);
      expect(plan).toMatchObject({ response: 'Skipped.', changes: [], state: { open: null, skipped: ['person'] } });
    }
  });

  it('lets everything go', async () => {
    const { plan } = await say('person', 'cancel');
    expect(plan?.state).toMatchObject({ open: null, waiting: [], goal: null, skipped: [] });
  });

  it('asks again what was answered by a form and cannot be read', async () => {
    const { plan } = await say('when', 'whenever', { isNamed: true });
    expect(plan?.response).toMatch(/could not take that as an answer/);
    expect(plan?.state.open).not.toBeNull();
  });
});
