import type { CharacterRecord, MessageDetail, MessageRecord } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { collectMarks, keepEqualMarks, toTurns } from './marks.ts';

const irene: CharacterRecord = {
  id: 'irene',
  project: 'p',
  createdVia: 'chat',
  name: 'Irene',
  age: 30,
  role: 'protagonist',
  sources: {
    name: { message: 'm1', span: [0, 5] },
    age: { message: 'm2', span: [9, 15] },
    role: { message: 'm1', inferred: true },
    occupation: { editedBy: 'ada', at: '2026-01-31T10:42:00.000Z' },
  },
};
const story = { characters: [irene], locations: [], scenes: [], relationships: [] };

const detail: MessageDetail = {
  entities: [],
  questions: [],
  errors: [],
  changeSetId: 'c',
  engine: 'rules',
  handler: 'story',
  decision: 'EXECUTED',
};
const message = (
  turnNumber: number,
  author: 'user' | 'assistant',
  text = '',
  extra: Partial<MessageDetail> = {},
): MessageRecord => ({
  id: `${turnNumber}${author}`,
  session: 's',
  project: 'p',
  turnNumber,
  author,
  text,
  detail: author === 'assistant' ? { ...detail, ...extra } : null,
  createdAt: '',
});

describe('collectMarks', () => {
  it('finds, for each message, the words that values came from', () => {
    const marks = collectMarks(story);
    expect(marks.get('m1')).toEqual([{ span: [0, 5], kind: 'character', id: 'irene', field: 'name' }]);
    expect(marks.get('m2')?.map((one) => one.field)).toEqual(['age']);
  });

  it('gives back the very list of a message whose marks did not change', () => {
    const before = collectMarks(story);
    const moved = { ...irene, sources: { ...irene.sources, age: { message: 'm2', span: [0, 2] as [number, number] } } };
    const after = keepEqualMarks(before, collectMarks({ ...story, characters: [moved] }));
    expect(after.get('m1')).toBe(before.get('m1'));
    expect(after.get('m2')).not.toBe(before.get('m2'));
  });
});

describe('toTurns', () => {
  const one = [message(1, 'user', 'Irene sings'), message(1, 'assistant')];

  it('puts what was said beside its reply', () => {
    const [turn] = toTurns(one);
    expect([turn?.said?.id, turn?.reply?.id, turn?.isReverted]).toEqual(['1user', '1assistant', false]);
  });

  it('knows a turn that was taken back, and one that was brought back', () => {
    const undone = [...one, message(2, 'user', 'Undo turn 1'), message(2, 'assistant')];
    expect(toTurns(undone)[0]?.isReverted).toBe(true);
    const redone = [...undone, message(3, 'user', 'Redo turn 1'), message(3, 'assistant')];
    expect(toTurns(redone)[0]?.isReverted).toBe(false);
    expect(toTurns(redone)[2]?.reverts).toEqual({ turn: 1, direction: 'redo' });
  });

  it('knows it from the reply to words that name no turn', () => {
    const said = [
      ...one,
      message(2, 'user', 'undo that'),
      message(2, 'assistant', '', { reverts: { turn: 1, direction: 'undo' } }),
    ];
    expect(toTurns(said)[0]?.isReverted).toBe(true);
  });

  it('asks a question once, where it was asked last', () => {
    const question = { id: 'q', text: 'Is Quill a person?' };
    const asked = [
      message(1, 'assistant', '', { questions: [question] }),
      message(2, 'assistant', '', { questions: [question] }),
    ];
    expect(toTurns(asked).map((turn) => turn.questions.length)).toEqual([0, 1]);
  });

  it('does not believe an undo that changed nothing', () => {
    const refused = [...one, message(2, 'user', 'Undo turn 1'), message(2, 'assistant', '', { changeSetId: null })];
    expect(toTurns(refused)[0]?.isReverted).toBe(false);
  });
});
