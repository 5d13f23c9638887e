import { resolveCharacter } from '../names/resolve-name.ts';
import { applyPart } from './apply-part.ts';
import type { TurnWork } from './turn-work.ts';

/** Takes a kept proposal into the draft: the writer has said yes. A person joins the scenes they were named in. */
export function acceptProposal(work: TurnWork, id: string): void {
  const proposal = work.takeProposal(id);
  if (!proposal) return;
  applyPart(work, proposal.part, { message: proposal.message, isConfirmed: true, isCorrection: false });
  const [character] = proposal.part.characters;
  const found = character && resolveCharacter(character.name, work.draft.list('character'));
  if (found?.outcome !== 'match') return;
  for (const scene of work.draft.list('scene').filter(({ id: scene }) => proposal.joins.includes(scene))) {
    const characters = [...new Set([...(scene.characters ?? []), found.record.id])];
    work.keep(work.draft.update('scene', scene.id, { characters }, { message: proposal.message, evidence: {} }));
  }
}
