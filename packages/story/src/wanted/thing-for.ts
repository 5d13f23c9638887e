import type { AskedThing, SceneRecord } from '@greenlight/schema';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';
import { isEmpty } from '../reply/describe.ts';
import type { WantedFill, WantedThing } from './wanted-thing.ts';

/** What to ask when a choice wants something asked: what the film misses of that sort, else the next of it. A sentence when there is nothing to ask. */
export function thingFor(asked: AskedThing, film: FilmSnapshot, missing: readonly WantedThing[]): WantedThing | string {
  return missing.find(({ fill }) => isOf(asked, fill)) ?? next(asked, film);
}

function isOf(asked: AskedThing, fill: WantedFill): boolean {
  if (fill.type === 'order') return false;
  const field = fill.type === 'update' ? fill.fields[0]?.anyOf[0] : undefined;
  switch (asked) {
    case 'character':
    case 'relationship':
    case 'beat':
      return fill.type === 'create' && fill.kind === asked;
    case 'act':
    case 'panel':
      return fill.kind === asked;
    case 'scene':
      return fill.kind === 'scene' && fill.type === 'create';
    case 'scene_for_act':
      return fill.kind === 'scene' && fill.type === 'create' && 'act' in fill.set;
    case 'location':
    case 'reference':
      return fill.kind === 'location' && fill.type === 'update';
    case 'looks':
      return fill.kind === 'character' && field === 'description';
    case 'style':
      return fill.kind === 'project' && field === 'style';
    case 'running_time':
      return fill.kind === 'scene' && field === 'runningTime';
  }
}

function next(asked: AskedThing, film: FilmSnapshot): WantedThing | string {
  const scenes = film.scenes.filter(({ status }) => status !== 'omitted');
  switch (asked) {
    case 'character':
      return create(
        asked,
        film.characters.length > 0 ? 'Who else is in the story?' : 'Who is in the story?',
        'Name somebody',
      );
    case 'relationship':
      return relationship(film);
    case 'location':
      return place(film) ?? create('location', 'Where does it happen? Name a place.', 'Name a place');
    case 'scene':
      return create('scene', 'What happens in the next scene, where, and who is in it?', 'Tell a scene');
    case 'scene_for_act':
      return sceneForAct(film);
    case 'act':
      return act(film);
    case 'beat':
      return create('beat', 'What is the next turn of the story?', 'Tell a turn of the story');
    case 'panel':
      return panel(film, scenes);
    case 'looks':
      return looks(film);
    case 'style':
      return style(film);
    case 'reference':
      return place(film) ?? 'Every place is described. Tell more about one in the chat, or upload a picture of it.';
    case 'running_time':
      return runningTime(scenes);
  }
}

function create(
  kind: Extract<WantedFill, { type: 'create' }>['kind'],
  question: string,
  message: string,
  set: Extract<WantedFill, { type: 'create' }>['set'] = {},
): WantedThing {
  return { key: `asked/${kind}`, message, question, fill: { type: 'create', kind, set, fields: [] } };
}

function update(
  kind: Extract<WantedFill, { type: 'update' }>['kind'],
  { id, name }: { id: string; name: string },
  field: string,
  question: string,
): WantedThing {
  const fill: WantedFill = { type: 'update', kind, id, name, fields: [{ anyOf: [field] }] };
  return { key: `asked/${kind}/${id}.${field}`, message: question, question, fill };
}

/** Of two who have no relationship yet what they are to each other is asked by name. */
function relationship({ characters, relationships }: FilmSnapshot): WantedThing {
  const few = characters.slice(0, 30);
  const isTied = (a: string, b: string): boolean =>
    relationships.some(({ from, to }) => (from === a && to === b) || (from === b && to === a));
  const pair = few
    .flatMap((one, at) => few.slice(at + 1).map((other) => [one, other] as const))
    .find(([a, b]) => !isTied(a.id, b.id));
  const question = pair
    ? `What are ${pair[0].name} and ${pair[1].name} to each other?`
    : 'What are two of them to each other?';
  return create('relationship', question, 'Relate two characters');
}

function place({ locations }: FilmSnapshot): WantedThing | undefined {
  const bare = locations.find(({ description }) => isEmpty(description));
  return bare && update('location', bare, 'description', `What does ${bare.name} look like?`);
}

function sceneForAct({ acts = [], scenes }: FilmSnapshot): WantedThing | string {
  const open = [...acts]
    .sort((a, b) => a.number - b.number)
    .find(({ id }) => !scenes.some((scene) => scene.act === id));
  if (!open) return acts.length > 0 ? 'Every act has a scene.' : 'Divide the story into acts first.';
  const question = `What happens in the first scene of act ${open.number}, where, and who is in it?`;
  return create('scene', question, `Write a scene for act ${open.number}`, { act: open.id });
}

function act({ acts = [] }: FilmSnapshot): WantedThing {
  const bare = acts.find(({ summary }) => isEmpty(summary));
  if (bare)
    return update('act', { id: bare.id, name: `act ${bare.number}` }, 'summary', `What happens in act ${bare.number}?`);
  const number = Math.max(0, ...acts.map((each) => each.number)) + 1;
  return create('act', `What happens in act ${number}?`, `Tell act ${number}`, { number });
}

function panel({ panels = [] }: FilmSnapshot, scenes: readonly SceneRecord[]): WantedThing | string {
  const scene = scenes.find(({ id }) => !panels.some((each) => each.scene === id)) ?? scenes[0];
  if (!scene) return 'Create at least 1 scene first.';
  return create(
    'panel',
    `What does the camera see in ${sceneName(scene)}, and from how near?`,
    `Draw a panel for ${sceneName(scene)}`,
    {
      scene: scene.id,
    },
  );
}

function looks({ characters }: FilmSnapshot): WantedThing | string {
  const bare = characters.find(({ description }) => isEmpty(description));
  if (!bare) return 'Everybody is described. Tell more about somebody in the chat.';
  return update('character', bare, 'description', `How does ${bare.name} look?`);
}

function style({ project }: FilmSnapshot): WantedThing {
  const question = isEmpty(project.style)
    ? 'How should the film look and feel?'
    : `How should the film look and feel, instead of “${project.style}”?`;
  return update('project', { id: project.id, name: project.title }, 'style', question);
}

function runningTime(scenes: readonly SceneRecord[]): WantedThing | string {
  const untimed = scenes.find((each) => isEmpty(each.runningTime));
  if (!untimed) return 'Every scene has a running time.';
  const name = sceneName(untimed);
  return update('scene', { id: untimed.id, name }, 'runningTime', `How long does ${name} run?`);
}

function sceneName({ number, title }: SceneRecord): string {
  return title ? `“${title}”` : number ? `scene ${number}` : 'the scene without a number';
}
