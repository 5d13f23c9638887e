import { type Extraction, fieldsOf, type Question } from '@greenlight/schema';
import { nameKey } from '../names/name-key.ts';
import { isEmpty } from '../reply/describe.ts';
import {
  type ConversationState,
  type PendingQuestion,
  type Proposal,
  pendingQuestions,
  QUESTION_LIMIT,
  withQuestions,
} from './conversation-state.ts';
import { keepWanted } from './keep-wanted.ts';
import { readingOf } from './reading-of.ts';
import type { TurnWork } from './turn-work.ts';

/** The most proposals that a conversation keeps. */
const PROPOSAL_LIMIT = 20;

/**
 * The conversation's memory after a turn: what is settled is dropped, what is new is asked, one question at a time and few
 * that wait. A proposal that finds no room waits for the next turn; nothing she said is lost.
 */
export function settleQuestions(work: TurnWork, state: ConversationState): ConversationState {
  const proposals = keepProposals(work);
  const isLive = (pending: PendingQuestion): boolean => isStillOpen(work, proposals, pending);
  const before = pendingQuestions(state)
    .filter(isLive)
    .flatMap((pending) => keepWanted(work, state, pending));
  // What the film misses can wait behind what she has just said.
  const offers = offerProposals(work, proposals, before.filter((pending) => !isWanted(pending)).length);
  const gateOffers = offers.filter(({ isGate }) => isGate).map(({ pending }) => pending);
  const otherOffers = offers.filter(({ isGate }) => !isGate).map(({ pending }) => pending);
  // A scene that may be added at last comes first; a detail that is merely missing comes last.
  const fresh = work.asked.filter(isLive);
  const inTurn = work.isAnswering ? [...fresh, ...before] : [...before, ...fresh];
  const questions = [...gateOffers, ...inTurn, ...otherOffers];
  const ordered = [
    ...questions.filter((each) => !isWanted(each) && (!isDetail(each) || each === before[0])),
    ...questions.filter((each) => isDetail(each) && each !== before[0]),
    ...questions.filter(isWanted),
  ];
  for (const dropped of ordered.slice(QUESTION_LIMIT)) noteDropped(work, dropped);
  const asked = new Set(
    ordered.slice(0, QUESTION_LIMIT).map(({ purpose }) => (purpose.type === 'proposal' ? purpose.proposal : '')),
  );
  const kept = proposals.map((proposal) => ({ ...proposal, offered: proposal.offered || asked.has(proposal.id) }));
  return withQuestions({ ...state, proposals: kept }, numberReadings(ordered.slice(0, QUESTION_LIMIT)));
}

/** Readings that begin to be asked about together say so: 1 of 3. One that was asked about before keeps its number. */
function numberReadings(questions: readonly PendingQuestion[]): PendingQuestion[] {
  const fresh = questions.filter(({ question }) => question.reading && !question.reading.series);
  if (fresh.length < 2) return [...questions];
  return questions.map((pending) => {
    const at = fresh.indexOf(pending);
    const { question } = pending;
    if (at < 0 || !question.reading) return pending;
    const series = { number: at + 1, of: fresh.length };
    return { ...pending, question: { ...question, reading: { ...question.reading, series } } };
  });
}

/** Puts the extractor's clarifying questions about what this turn created. */
export function askDetails(work: TurnWork, questions: Extraction['questions']): void {
  const created = work.draft.touched().filter(({ op }) => op === 'create');
  for (const { text, field, of, options } of questions) {
    const record = created.find((each) => of !== undefined && nameKey(String(each.fields.name ?? '')) === nameKey(of));
    if (!field || (record?.kind !== 'character' && record?.kind !== 'location')) continue;
    if (!(field in fieldsOf[record.kind].shape) || !isEmpty(record.fields[field])) continue;
    work.ask(
      { text, field, ...(of ? { of } : {}), ...(options ? { options } : {}) },
      { type: 'detail', kind: record.kind, id: record.id, field },
    );
  }
}

/** Proposals that still say something: a person who is in the story by now is not proposed again. */
function keepProposals(work: TurnWork): Proposal[] {
  const cast = work.draft.list('character');
  const kept = work.proposals.filter(({ reason, part }) => {
    const [only] = part.characters;
    return !(
      reason === 'unsure' &&
      only &&
      cast.some(({ name }) => nameKey(name) === nameKey(only.name)) &&
      isNameAlone(only)
    );
  });
  for (const dropped of kept.slice(0, -PROPOSAL_LIMIT)) {
    work.fail({
      code: 'TOO_MANY_PROPOSALS',
      message: `I keep ${PROPOSAL_LIMIT} proposals at most, so I let go of ${dropped.label}.`,
      entity: dropped.label,
    });
  }
  return kept.slice(-PROPOSAL_LIMIT);
}

function isNameAlone(item: object): boolean {
  const says = new Set(
    Object.entries(item)
      .filter(([, value]) => !isEmpty(value))
      .map(([field]) => field),
  );
  return [...says].every((field) => ['name', 'confidence', 'evidence'].includes(field));
}

interface Offer {
  pending: PendingQuestion;
  isGate: boolean;
}

function offerProposals(work: TurnWork, proposals: Proposal[], pendingCount: number): Offer[] {
  const isSceneOpen = work.sceneBlockers().length === 0;
  const ready = proposals.filter(({ offered, reason }) => !offered && (reason === 'unsure' || isSceneOpen));
  const room = Math.max(QUESTION_LIMIT - pendingCount, 1);
  return ready.slice(0, room).map((proposal) => ({
    pending: {
      question: { id: work.newId(), ...proposalQuestion(proposal), ...shownReading(proposal) },
      purpose: { type: 'proposal', proposal: proposal.id },
    },
    isGate: proposal.reason === 'gate',
  }));
}

/** A scene that waited for its gate was read surely enough. */
function shownReading(proposal: Proposal): Pick<Question, 'reading'> {
  const reading = proposal.reason === 'unsure' ? readingOf(proposal) : undefined;
  return reading ? { reading } : {};
}

function proposalQuestion({ reason, label, part }: Proposal): Omit<Question, 'id'> {
  const [character] = part.characters;
  const [location] = part.locations;
  if (reason === 'gate')
    return { text: `You described a scene earlier: ${label}. Add it now?`, options: ['Add it', 'Leave it'] };
  if (character && label === character.name) {
    return { text: `Is ${label} a person in the story?`, options: [`Add ${label}`, 'Leave it'] };
  }
  if (location && label === location.name)
    return { text: `Is ${label} a place in the story?`, options: [`Add ${label}`, 'Leave it'] };
  return { text: `I am not sure I read this right: ${label}. Add it?`, options: ['Add it', 'Leave it'] };
}

function isWanted({ purpose }: PendingQuestion): boolean {
  return purpose.type === 'wanted';
}

function isDetail({ purpose }: PendingQuestion): boolean {
  return purpose.type === 'detail';
}

function isStillOpen(work: TurnWork, proposals: Proposal[], { purpose }: PendingQuestion): boolean {
  if (purpose.type === 'proposal') return proposals.some(({ id }) => id === purpose.proposal);
  if (purpose.type === 'which')
    return purpose.candidates.some((id) => work.draft.find('character', id) ?? work.draft.find('location', id));
  if (purpose.type === 'wanted' || purpose.type === 'override') return true;
  if (purpose.type === 'merge')
    return [purpose.keep, purpose.merge].every((id) => work.draft.find(purpose.kind, id) !== undefined);
  const record = work.draft.find(purpose.kind, purpose.id);
  if (!record) return false;
  return purpose.type !== 'detail' || isEmpty((record as unknown as Record<string, unknown>)[purpose.field]);
}

/** What a question would have settled is said instead, unless it was only a missing detail or stays among the proposals. */
function noteDropped(work: TurnWork, { question, purpose }: PendingQuestion): void {
  if (['detail', 'proposal', 'wanted'].includes(purpose.type)) return;
  work.fail({ code: 'NOT_ASKED', message: `Too many questions are open, so I left this one: ${question.text}` });
}
