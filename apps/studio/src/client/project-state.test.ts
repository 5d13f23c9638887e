import type { CharacterRecord, MessageRecord, MessageReply, ProjectEvent } from '@greenlight/schema';
import { projectSnapshot } from '@greenlight/testkit/film';
import { describe, expect, it } from 'vitest';
import { nextToSend } from './outbox.ts';
import {
  createProjectState,
  type InitialView,
  type ProjectAction,
  type ProjectState,
  reduceProject,
} from './project-state.ts';

const project = '00000000-0000-4000-8000-000000000001';
const session = 'SES-CHAT-20260131-0a1b2c3d';
const at = '2026-01-31T10:42:00.000Z';
const me = '00000000-0000-4000-8000-0000000000aa';
const membership = '00000000-0000-4000-8000-0000000000bb';

const emptyView: InitialView = {
  ...projectSnapshot({ project: { id: project } }),
  capability: 'write',
  role: 'editor',
  members: [{ id: membership, user: me, name: 'Ada', email: 'ada@example.org', role: 'editor' }],
  sessions: [],
  session: null,
  messages: [],
  hasEarlierMessages: false,
  seq: 4,
};

function character(name: string, extra: Partial<CharacterRecord> = {}): CharacterRecord {
  return { id: `id-${name}`, project, createdVia: 'chat', sources: {}, name, ...extra };
}

function changed(
  seq: number,
  record: CharacterRecord,
  op: 'created' | 'updated' | 'deleted' = 'created',
): ProjectEvent {
  const shown = op === 'deleted' ? null : { ...record };
  return {
    type: 'entityChanged',
    seq,
    project,
    at,
    kind: 'character',
    id: record.id,
    op,
    record: shown,
    changeSetId: null,
  };
}

function message(turnNumber: number, author: 'user' | 'assistant', text = 'words'): MessageRecord {
  return {
    id: `message-${turnNumber}-${author}`,
    session,
    project,
    turnNumber,
    author,
    text,
    detail: null,
    createdAt: at,
  };
}

function said(seq: number, one: MessageRecord): ProjectEvent {
  return { type: 'messageCreated', seq, project, at, session: one.session, message: one };
}

function reply(turnNumber: number): MessageReply {
  return {
    sessionId: session,
    turnNumber,
    response: 'Created character: Irene',
    createdEntities: { characters: [], relationships: [], locations: [], scenes: [] },
    entities: [],
    changeSetId: null,
    choices: [],
    currentStep: 'initial_concept',
    progress: 0,
    productionTasks: [],
    workflows: [],
    questions: [],
    errors: [],
  };
}

const start = createProjectState(emptyView, me);
const run = (state: ProjectState, ...actions: ProjectAction[]) => actions.reduce(reduceProject, state);
const receive = (state: ProjectState, ...events: ProjectEvent[]) =>
  reduceProject(state, { type: 'eventsReceived', events });
const queue = (key: string, text: string, to: string | null = null): ProjectAction => ({
  type: 'messageQueued',
  message: { key, session: to, text, at },
});

describe('events', () => {
  it('put a new record at the end and light it up', () => {
    const state = receive(start, changed(5, character('Irene')), changed(6, character('Holmes')));
    expect(state.characters.map((one) => one.name)).toEqual(['Irene', 'Holmes']);
    expect(state.seq).toBe(6);
    expect(state.fresh['id-Irene']).toBe(5);
  });

  it('replace a record where it stands', () => {
    const state = receive(
      start,
      changed(5, character('Irene')),
      changed(6, character('Holmes')),
      changed(7, character('Irene', { age: 30 }), 'updated'),
    );
    expect(state.characters.map((one) => one.age)).toEqual([30, undefined]);
  });

  it('that were seen before change nothing, and so does saying them again', () => {
    const once = receive(start, changed(5, character('Irene')));
    expect(receive(once, changed(5, character('Somebody else')))).toBe(once);
    expect(receive(start, changed(4, character('Irene')))).toBe(start);
  });

  it('apply in the order of their numbers', () => {
    const state = receive(start, changed(6, character('Irene'), 'deleted'), changed(5, character('Irene')));
    expect(state.characters).toEqual([]);
  });

  it('take a deleted record off, and close it', () => {
    const open = run(receive(start, changed(5, character('Irene'))), {
      type: 'recordOpened',
      open: { kind: 'character', id: 'id-Irene' },
    });
    const state = receive(open, changed(6, character('Irene'), 'deleted'));
    expect(state.characters).toEqual([]);
    expect(state.view.open).toBeNull();
  });

  it('keep only what a record has', () => {
    const event = changed(5, { ...character('Irene'), updatedAt: at } as CharacterRecord);
    expect(receive(start, event).characters[0]).not.toHaveProperty('updatedAt');
  });

  it('of an unknown type are passed over', () => {
    const event = { type: 'stepChanged', seq: 5, project, at } as unknown as ProjectEvent;
    expect(receive(start, event)).toMatchObject({ seq: 5, characters: [] });
  });

  it('take the page from somebody who is no longer a member', () => {
    const event: ProjectEvent = {
      type: 'entityChanged',
      seq: 5,
      project,
      at,
      kind: 'member',
      id: membership,
      op: 'deleted',
      record: null,
      changeSetId: null,
    };
    expect(receive(start, event).access).toBe('lost');
  });

  it('make a reader of somebody whose role became viewer', () => {
    const record = { id: membership, user: me, name: 'Ada', email: 'ada@example.org', role: 'viewer' };
    const event: ProjectEvent = {
      type: 'entityChanged',
      seq: 5,
      project,
      at,
      kind: 'member',
      id: membership,
      op: 'updated',
      record,
      changeSetId: null,
    };
    expect(receive(start, event)).toMatchObject({ capability: 'read', role: 'viewer' });
  });
});

describe('messages', () => {
  const open = run(start, {
    type: 'conversationOpened',
    session,
    messages: [message(3, 'user'), message(3, 'assistant')],
    hasEarlier: true,
  });

  it('stand in the order of their turns, the reply after what was said', () => {
    const state = receive(
      open,
      said(5, message(5, 'assistant')),
      said(6, message(5, 'user')),
      said(7, message(4, 'user')),
    );
    expect(state.conversation.messages.map((one) => one.id)).toEqual([
      'message-3-user',
      'message-3-assistant',
      'message-4-user',
      'message-5-user',
      'message-5-assistant',
    ]);
  });

  it('of another conversation stay out of this one', () => {
    const other = { ...message(1, 'user'), session: 'SES-CHAT-20260131-ffffffff' };
    expect(receive(open, said(5, other)).conversation.messages).toHaveLength(2);
  });

  it('that are loaded go before those that are there', () => {
    const state = run(open, {
      type: 'messagesLoaded',
      session,
      messages: [message(2, 'user'), message(2, 'assistant')],
      hasEarlier: false,
    });
    expect(state.conversation.messages.map((one) => one.turnNumber)).toEqual([2, 2, 3, 3]);
    expect(state.conversation.hasEarlier).toBe(false);
  });

  it('that are loaded again after the latest do not say that nothing came before', () => {
    const state = run(open, { type: 'messagesLoaded', session, messages: [message(4, 'user')], hasEarlier: false });
    expect(state.conversation.hasEarlier).toBe(true);
  });
});

describe('sending', () => {
  it('shows the answer before its event comes, and once', () => {
    const sent = run(start, queue('k1', 'Irene sings'), { type: 'sendingStarted', key: 'k1' });
    const answered = run(sent, { type: 'turnAnswered', key: 'k1', text: 'Irene sings', reply: reply(1), at });
    expect(answered.outbox).toEqual([]);
    expect(answered.conversation.session).toBe(session);
    expect(answered.conversation.messages.map((one) => one.text)).toEqual(['Irene sings', 'Created character: Irene']);
    const stored = receive(answered, said(5, message(1, 'user', 'Irene sings')), said(6, message(1, 'assistant')));
    expect(stored.conversation.messages.map((one) => one.id)).toEqual(['message-1-user', 'message-1-assistant']);
  });

  it('takes the event that comes before the answer for what was sent', () => {
    const sent = run(start, queue('k1', 'Irene sings'), { type: 'sendingStarted', key: 'k1' });
    const heard = receive(sent, said(5, message(1, 'user', 'Irene sings')));
    expect(heard.conversation.session).toBe(session);
    expect(heard.outbox[0]?.hasArrived).toBe(true);
    const answered = run(heard, { type: 'turnAnswered', key: 'k1', text: 'Irene sings', reply: reply(1), at });
    expect(answered.conversation.messages[0]?.id).toBe('message-1-user');
    expect(answered.sessions.map((one) => one.id)).toEqual([session]);
  });

  it('gives what waits in a new conversation the session that the first message made', () => {
    const sent = run(start, queue('k1', 'one'), queue('k2', 'two'), { type: 'sendingStarted', key: 'k1' });
    expect(nextToSend(sent.outbox)).toBeUndefined();
    const answered = run(sent, { type: 'turnAnswered', key: 'k1', text: 'one', reply: reply(1), at });
    expect(nextToSend(answered.outbox)).toMatchObject({ key: 'k2', session });
  });

  it('asks again with the session of the first try, since the same key must come with the same words', () => {
    const paused = run(
      start,
      queue('k1', 'one'),
      { type: 'sendingStarted', key: 'k1' },
      { type: 'sendingPaused', key: 'k1' },
    );
    expect(nextToSend(paused.outbox)).toBeUndefined();
    const online = run(paused, { type: 'connectionChanged', connection: 'online' });
    expect(nextToSend(online.outbox)).toMatchObject({ key: 'k1', sentSession: null });
  });

  it('waits behind a message of the same conversation that failed, not behind one of another', () => {
    const failed = run(
      start,
      queue('k1', 'one', 'A'),
      queue('k2', 'two', 'A'),
      queue('k3', 'three', 'B'),
      { type: 'sendingStarted', key: 'k1' },
      { type: 'sendingFailed', key: 'k1', failure: { message: 'no', retryable: false, suggestions: [] } },
    );
    expect(nextToSend(failed.outbox)?.key).toBe('k3');
    expect(nextToSend(run(failed, { type: 'outgoingDropped', key: 'k1' }).outbox)?.key).toBe('k2');
  });

  it('gathers what streams, and begins again when it is told to', () => {
    const streamed = run(
      start,
      queue('k1', 'one'),
      { type: 'sendingStarted', key: 'k1' },
      { type: 'replyStreamed', key: 'k1', text: 'Cre' },
      { type: 'replyStreamed', key: 'k1', text: 'ated' },
    );
    expect(streamed.outbox[0]?.streamed).toBe('Created');
    expect(run(streamed, { type: 'replyRestarted', key: 'k1' }).outbox[0]?.streamed).toBeUndefined();
  });

  it('takes the studio’s own words for a choice that was taken', () => {
    const choice = {
      key: 'k1',
      session,
      text: 'Go on to Scene breakdown',
      choice: { id: 'advance_to_scene_breakdown' },
      at,
    };
    const sent = run(
      start,
      { type: 'conversationOpened', session, messages: [], hasEarlier: false },
      { type: 'messageQueued', message: choice },
      { type: 'sendingStarted', key: 'k1' },
    );
    const heard = receive(sent, said(5, message(1, 'user', 'Let us move on')));
    expect(heard.outbox[0]).toMatchObject({ hasArrived: true, choice: { id: 'advance_to_scene_breakdown' } });
  });

  it('shows what the gate found that stopped a turn, before its event comes', () => {
    const findings = [
      {
        gate: 'g',
        severity: 'blocker' as const,
        code: 'TOO_FEW_CHARACTERS',
        message: 'Create at least 2 characters first',
      },
    ];
    const sent = run(start, queue('k1', 'next step'), { type: 'sendingStarted', key: 'k1' });
    const stopped = { ...reply(1), findings };
    const answered = run(sent, { type: 'turnAnswered', key: 'k1', text: 'next step', reply: stopped, at });
    expect(answered.conversation.messages[1]?.detail).toMatchObject({ decision: 'FAILED', findings });
  });

  it('begins a conversation for a choice that is taken before one was begun', () => {
    const queued = { key: 'k1', session: null, text: 'Review progress', choice: { id: 'review_progress' }, at };
    const begun = run(start, { type: 'messageQueued', message: queued }, { type: 'sessionBegun', session, at });
    expect(begun.conversation).toMatchObject({ session, wasNew: true });
    expect(begun.outbox[0]?.session).toBe(session);
    expect(begun.sessions.map((one) => one.id)).toEqual([session]);
  });

  it('restores what was on its way as waiting, and a failure as it was', () => {
    const state = run(start, {
      type: 'outboxRestored',
      outbox: [
        { key: 'k1', session: null, text: 'one', at, state: 'sending', sentSession: null },
        {
          key: 'k2',
          session,
          text: 'two',
          at,
          state: 'failed',
          failure: { message: 'no', retryable: true, suggestions: [] },
        },
      ],
    });
    expect(state.outbox.map((one) => one.state)).toEqual(['waiting', 'failed']);
  });
});

describe('the view', () => {
  it('keeps the map when a person on it is opened', () => {
    const onMap = run(start, { type: 'tabShown', tab: 'map' });
    expect(run(onMap, { type: 'recordOpened', open: { kind: 'character', id: 'x' } }).view.tab).toBe('map');
    expect(run(onMap, { type: 'recordOpened', open: { kind: 'scene', id: 'x' } }).view.tab).toBe('scenes');
  });

  it('shows the list that a record belongs to', () => {
    const state = run(start, { type: 'recordOpened', open: { kind: 'scene', id: 'x', field: 'summary' } });
    expect(state.view).toMatchObject({ tab: 'scenes', pane: 'story', open: { id: 'x', field: 'summary' } });
  });

  it('lights the same words again when asked again', () => {
    const light: ProjectAction = { type: 'wordsLit', message: 'm', span: [0, 5], from: { kind: 'character', id: 'x' } };
    const twice = run(start, light, light);
    expect(twice.view.lit?.count).toBe(2);
    expect(run(twice, { type: 'lightsOut' }).view.lit).toBeNull();
  });
});
