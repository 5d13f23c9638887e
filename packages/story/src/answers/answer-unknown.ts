import { foldText } from '../names/name-key.ts';
import { type QuestionReader, unknownName } from './story-reader.ts';

const ofScenes =
  /^(?:in )?(?:which|what|how many) (?:of the )?scenes (?:is|are|does|do|has|have|feature|show|include)\s+(.+?)\s+(?:in|appear|appear in|occur|show up|come in|turn up)$/i;
const atPlace =
  /^(?:what (?:happens|takes place)|(?:which|what|how many) (?:of the )?scenes (?:are|take place|happen|play|are set)|who is) (?:set )?(?:in|at|on|inside) (.+)$/i;
/** What is at the end or in love is no place. */
const noPlaces =
  /^(?:(?:the )?(?:end|ending|beginning|start|middle|film|movie|story|love|charge|danger|trouble)|it|this)$/;

/** A question about somebody or somewhere that the story does not have: it says so. Asked last. */
export const answerUnknown: QuestionReader = (question, story) => {
  const name = ofScenes.exec(question)?.[1];
  if (name !== undefined && story.person(name).outcome === 'none') return unknownName(name);
  const place = atPlace.exec(question)?.[1];
  if (place === undefined || noPlaces.test(foldText(place))) return undefined;
  return story.place(place).outcome === 'none' ? unknownName(place.replace(/^(?:the|a|an) /i, '')) : undefined;
};
