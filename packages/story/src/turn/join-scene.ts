import { resolveCast } from './apply-scene.ts';
import { findSceneRecord } from './apply-update.ts';
import type { Manner, TurnWork } from './turn-work.ts';

const form =
  /^\s*(?:please\s+|now\s+|also\s+)*(?:add|put|include|bring)\s+(?<names>.+?)\s+(?:(?:back\s+)?(?:in)?to|back in|in)\s+(?:the\s+)?(?<scene>scene\s+\S+?)[\s.!]*$/i;

/** Takes "add Carol to scene 3" into the draft; not what names nobody of the story, as "add a fight to scene 3". */
export function joinScene(work: TurnWork, message: string, manner: Manner): void {
  const { names = '', scene: sceneName = '' } = form.exec(message)?.groups ?? {};
  const said = names.split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/i).filter(Boolean);
  const isSomebody = said.some((name) => work.resolveCharacter(name, manner).outcome !== 'none');
  if (!isSomebody) return;
  const scene = findSceneRecord(work.draft.list('scene'), sceneName);
  if (!scene) {
    const text = `There is no ${sceneName.toLowerCase()} in the story, so nobody was added to it.`;
    work.fail({ code: 'NOT_FOUND', message: text, entity: sceneName });
    return;
  }
  const there = scene.characters ?? [];
  const coming = resolveCast(work, said, manner).filter((id) => !there.includes(id));
  const start = message.indexOf(names);
  const evidence = { characters: [start, start + names.length] as [number, number] };
  if (coming.length > 0)
    work.keep(
      work.draft.update(
        'scene',
        scene.id,
        { characters: [...there, ...coming] },
        { message: manner.message, evidence },
      ),
    );
  else if (work.problems.length === 0) work.noteKnown('That is how the scene is already.');
}
