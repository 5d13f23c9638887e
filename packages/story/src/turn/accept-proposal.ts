import { resolveCharacter } from '../names/resolve-name.ts';
import { applyPart } from './apply-part.ts';
import type { StoryPart } from './conversation-state.ts';
import { correctPart, type SaidCorrection } from './correct-part.ts';
import { readItemOf } from './reading-of.ts';
import type { Manner, TurnWork } from './turn-work.ts';

/**
 * Takes a kept proposal into the draft: the writer has said yes, or how it is right. A person joins the scenes they were named in.
 * What it says anew of somebody known was shown to her, so it is not asked about once more.
 */
export function acceptProposal(work: TurnWork, id: string, correction?: SaidCorrection): void {
  const proposal = work.takeProposal(id);
  if (!proposal) return;
  const right = correction && correctPart(proposal.part, correction);
  const part = right?.part ?? proposal.part;
  applyPart(work, part, {
    message: proposal.message,
    isConfirmed: true,
    isCorrection: proposal.about !== undefined,
    ...(right && correction ? { corrected: { item: right.item, sources: correction.sources } } : {}),
    ...chosenOf(part, proposal.about),
  });
  const [character] = part.characters;
  const found = character && resolveCharacter(character.name, work.draft.list('character'));
  if (found?.outcome !== 'match') return;
  for (const scene of work.draft.list('scene').filter(({ id: scene }) => proposal.joins.includes(scene))) {
    const characters = [...new Set([...(scene.characters ?? []), found.record.id])];
    work.keep(work.draft.update('scene', scene.id, { characters }, { message: proposal.message, evidence: {} }));
  }
}

/** Whom the words are about was clear when they were read, and stays so. */
function chosenOf(part: StoryPart, about: string | undefined): Pick<Manner, 'chosen'> {
  const read = readItemOf(part)?.item;
  return about !== undefined && read && 'name' in read ? { chosen: { name: read.name, id: about } } : {};
}
