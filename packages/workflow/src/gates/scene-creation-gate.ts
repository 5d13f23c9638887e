import type { Gate } from '@greenlight/gates';
import { spellCount } from '../requirements/spell-count.ts';

/** What the gate in front of a new scene looks at. `required` is the project's threshold `characters`; 2 when its workflow has none. */
export interface SceneCreationSubject {
  characterCount: number;
  required?: number | undefined;
}

/** Creating a scene needs two characters, whatever the step (design WORKFLOW.md, "Creating a scene"). */
export const sceneCreationGate: Gate<SceneCreationSubject> = {
  id: 'workflow.scene.create',
  checks: [
    ({ characterCount, required = 2 }) => {
      if (characterCount >= required) return [];
      return [
        {
          gate: 'workflow.scene.create',
          severity: 'blocker',
          code: 'TOO_FEW_CHARACTERS',
          message: `Create at least ${required} ${required === 1 ? 'character' : 'characters'} first`,
          where: 'characters',
          remedy: `You have ${spellCount(characterCount)}. Name another person in the chat.`,
        },
      ];
    },
  ],
};
