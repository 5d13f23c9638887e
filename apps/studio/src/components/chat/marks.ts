import type { FieldSources, MessageRecord, Question, RecordKind } from '@greenlight/schema';
import type { ProjectState } from '../../client/project-state.ts';
import type { Mark } from './segments.ts';

type Story = Pick<ProjectState, 'characters' | 'locations' | 'scenes' | 'relationships'>;

/** The marks of each message: the words that values which stand now came from. Keyed by the message's id. */
export function collectMarks(story: Story): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  const add = (kind: RecordKind, records: readonly { id: string; sources: FieldSources }[]) => {
    for (const { id, sources } of records) {
      for (const [field, source] of Object.entries(sources)) {
        if (!('span' in source)) continue;
        const list = marks.get(source.message) ?? [];
        list.push({ span: source.span, kind, id, field });
        marks.set(source.message, list);
      }
    }
  };
  add('character', story.characters);
  add('location', story.locations);
  add('scene', story.scenes);
  add('relationship', story.relationships);
  return marks;
}

/** The same map with the lists of `before` wherever they say the same: a message whose marks did not change need not be drawn again. */
export function keepEqualMarks(before: Map<string, Mark[]>, now: Map<string, Mark[]>): Map<string, Mark[]> {
  for (const [message, list] of now) {
    const old = before.get(message);
    if (old && isSame(old, list)) now.set(message, old);
  }
  return now;
}

function isSame(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, index) => keyOf(mark) === keyOf(b[index]));
}

function keyOf(mark: Mark | undefined): string {
  return mark ? `${mark.kind} ${mark.id} ${mark.field} ${mark.span.join()}` : '';
}

/** A user's message with the reply to it. Either may be on another page of the conversation. */
export interface Turn {
  number: number;
  said: MessageRecord | null;
  reply: MessageRecord | null;
  /** True when a later turn took back what this one changed. */
  isReverted: boolean;
  /** What it asked, unless a later turn asks the same again. */
  questions: readonly Question[];
  /** Set on a turn that itself takes back or brings back. */
  reverts: { turn: number; direction: 'undo' | 'redo' } | null;
}

/** The turns of a conversation, oldest first, each knowing whether it was taken back. */
export function toTurns(messages: readonly MessageRecord[]): Turn[] {
  const turns = new Map<number, Turn>();
  for (const message of messages) {
    const turn = turns.get(message.turnNumber) ?? emptyTurn(message.turnNumber);
    if (message.author === 'user') turn.said = message;
    else turn.reply = message;
    turns.set(message.turnNumber, turn);
  }
  for (const turn of turns.values()) {
    turn.reverts = reversalOf(turn);
    const target = turn.reverts && turns.get(turn.reverts.turn);
    if (target && turn.reply?.detail?.changeSetId) target.isReverted = turn.reverts?.direction === 'undo';
  }
  const list = [...turns.values()];
  const askedLater = new Set<string>();
  for (const turn of list.toReversed()) {
    const asked = turn.reply?.detail?.questions ?? [];
    turn.questions = asked.filter((question) => !askedLater.has(question.id));
    for (const { id } of asked) askedLater.add(id);
  }
  return list;
}

function emptyTurn(number: number): Turn {
  return { number, said: null, reply: null, isReverted: false, questions: [], reverts: null };
}

/** The buttons say which turn they mean in their words; a reply to "undo that" says it in its detail. */
function reversalOf({ said, reply }: Turn): Turn['reverts'] {
  if (reply?.detail?.reverts) return reply.detail.reverts;
  const words = /^(undo|redo) turn (\d{1,9})\.?$/i.exec(said?.text.trim() ?? '');
  if (!words?.[1] || !words[2]) return null;
  return { turn: Number(words[2]), direction: words[1].toLowerCase() === 'undo' ? 'undo' : 'redo' };
}
