import type { Correction } from '@greenlight/schema';
import { judgeCorrection, parseConversationState } from '@greenlight/story';
import type { Payload } from 'payload';
import { findSession } from '../access/find-access.ts';
import type { SignedInUser } from '../access/membership.ts';

export interface CorrectionOrder {
  sessionId: string;
  questionId: string;
  correction: Correction;
}

/** Judges a correction before its turn begins, so that one that cannot be kept is no turn. Throws CONFLICT, or VALIDATION with the field. */
export async function refuseCorrection(
  payload: Payload,
  user: SignedInUser,
  { sessionId, questionId, correction }: CorrectionOrder,
): Promise<void> {
  const { row } = await findSession(payload, sessionId, user);
  const source = { editedBy: user.id, at: new Date().toISOString() };
  judgeCorrection(parseConversationState(row.state ?? null), questionId, correction, source);
}
