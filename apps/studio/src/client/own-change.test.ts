import type { CharacterRecord, MessageRecord, ProjectEvent } from '@greenlight/schema';
import { projectSnapshot } from '@greenlight/testkit/film';
import { describe, expect, it } from 'vitest';
import { createProjectState, type InitialView, type ProjectAction, reduceProject } from './project-state.ts';

const ME = 'u1';
const sarah: CharacterRecord = { id: 'c1', project: 'p', name: 'Sarah', age: 28, createdVia: 'chat', sources: {} };
const view: InitialView = {
  ...projectSnapshot({ characters: [sarah] }),
  capability: 'write',
  role: 'editor',
  members: [],
  sessions: [],
  session: null,
  messages: [],
  hasEarlierMessages: false,
  seq: 0,
};

let seq = 0;
function changed(changeSetId: string, more: object = {}): ProjectEvent {
  seq += 1;
  return {
    seq,
    project: 'p',
    at: '2026-01-31T10:42:00.000Z',
    type: 'entityChanged',
    kind: 'character',
    id: 'c1',
    op: 'updated',
    record: { ...sarah, age: 31 },
    changeSetId,
    made: { by: ME, at: '2026-01-31T10:42:00.000Z' },
    ...more,
  } as ProjectEvent;
}
const received = (...events: ProjectEvent[]): ProjectAction => ({ type: 'eventsReceived', events });
const after = (...actions: ProjectAction[]) => actions.reduce(reduceProject, createProjectState(view, ME)).ownChange;

describe('what she changed last by hand', () => {
  it('is known by its event, with the fields that are others now', () => {
    expect(after(received(changed('x')))).toMatchObject({
      changeSetId: 'x',
      touched: [{ kind: 'character', name: 'Sarah', op: 'updated', fields: ['age'] }],
      isTakenBack: false,
    });
  });

  it('knows its fields though the answer came before the event', () => {
    const saved: ProjectAction = { type: 'recordSaved', kind: 'character', record: { ...sarah, age: 31 } };
    expect(after(saved, received(changed('x')))?.touched[0]?.fields).toEqual(['age']);
  });

  it('knows the name of what the page has taken away already', () => {
    const gone = received(changed('x', { op: 'deleted', record: null }));
    expect(after({ type: 'recordRemoved', kind: 'character', id: 'c1' }, gone)?.touched[0]?.name).toBe('Sarah');
  });

  it('is not what somebody else did, and not what a turn did', () => {
    expect(after(received(changed('x', { made: { by: 'u2', at: '' } })))).toBeNull();
    const message = {
      id: 'm',
      session: 's2',
      turnNumber: 1,
      author: 'assistant',
      text: '',
      detail: { changeSetId: 'x' },
    };
    const edit = changed('x');
    const said = {
      ...changed('x'),
      type: 'messageCreated',
      session: 's2',
      message: message as unknown as MessageRecord,
    };
    expect(after(received(edit, said as ProjectEvent))).toBeNull();
  });

  it('takes in the film’s own title and genre, and not how it is measured', () => {
    const film = { kind: 'project', id: view.project.id, record: { ...view.project, genre: 'Heist' } };
    expect(after(received(changed('x', film)))?.touched).toMatchObject([{ kind: 'project', fields: ['genre'] }]);
    const measured = { ...film, record: { ...view.project, thresholds: { acts: 4 } } };
    expect(after(received(changed('x', measured)))).toBeNull();
  });

  it('takes in all of one change: a person with what hung on her', () => {
    const tie = changed('x', { kind: 'relationship', id: 'r', op: 'deleted', record: null });
    const gone = changed('x', { op: 'deleted', record: null });
    expect(after(received(tie, gone))?.touched.map(({ kind }) => kind)).toEqual(['relationship', 'character']);
  });

  it.each(['before', 'after'])(
    'taken back it can be brought back; the event %s the answer is no change of its own',
    (order) => {
      const reversed: ProjectAction = { type: 'changeReversed', changeSetId: 'x', reversal: 'y', isTakenBack: true };
      const event = received(changed('y', { record: sarah }));
      const rest = order === 'before' ? [event, reversed] : [reversed, event];
      expect(after(received(changed('x')), ...rest)).toMatchObject({ changeSetId: 'x', isTakenBack: true });
    },
  );

  it('a merge says which two, and its own events add nothing', () => {
    const merged: ProjectAction = {
      type: 'recordsMerged',
      changeSetId: 'x',
      kind: 'character',
      id: 'c1',
      name: 'Sarah',
      from: 'Sally',
    };
    expect(after(merged, received(changed('x')))?.touched).toHaveLength(1);
    expect(after(merged, { type: 'changeDismissed' })).toBeNull();
  });
});
