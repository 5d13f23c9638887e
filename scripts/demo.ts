// Fills a demo project in a running studio, as its user would: over HTTP, one message at a time. Run by `npm run demo`.
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

const base = (process.argv[2] ?? 'http://localhost:3010').replace(/\/$/, '');
let token = '';

async function call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

const messages = [
  'Create a character named Mara Lindqvist, 41, lighthouse keeper. She is the protagonist.',
  'Create a character named Tomás Rey, 58, ferry captain',
  'Mara and Tomás are old friends.',
  'Create a character named Edda Voss, 35, insurance investigator. She is the antagonist.',
  'Edda Voss is the rival of Mara Lindqvist.',
  'There is a bar called The Drowned Bell.',
  'INT. LIGHTHOUSE - NIGHT\nMara finds a name scratched into the lamp room wall.',
  'EXT. FERRY PIER - DAWN\nTomás waits for Edda, who is late.',
  'INT. THE DROWNED BELL - NIGHT\nEdda buys Mara a drink and lies to her.',
];

const acts = [
  ['The name', 'Mara finds her own name in the lamp room, in paint that is older than she is.'],
  ['The ferry', 'Edda comes to close the lighthouse, and Tomás will not say what he knows.'],
  ['The lamp', 'In the storm Mara lights the lamp once more, and reads what the wall says in its light.'],
];
const beats = [
  'A name under the paint',
  'The insurance company sends Edda',
  'Tomás lies about the winter of 1961',
  'Edda reads the ledger of the drowned',
  'The lamp is lit against orders',
];
const panels = [
  { description: 'The wall, close enough to see the brush marks.', shotSize: 'close-up' },
  { description: 'The pier from the water, one small figure on it.', shotSize: 'extreme-wide' },
];

await ready();
const person = {
  email: `demo-${randomBytes(3).toString('hex')}@example.test`,
  password: randomBytes(9).toString('base64url'),
  name: 'Demo',
};
await call('POST', '/api/users', person);
token = String((await call('POST', '/api/users/login', person)).token);
const project = (
  await call('POST', '/api/projects', {
    title: 'The Lamp Room',
    type: 'feature-film',
    genre: 'Mystery',
    audience: 'Adults who like the sea',
    targetMinutes: 95,
    logline: 'A lighthouse keeper finds her own name on a wall that was painted before she was born.',
  })
).doc as { id: string };
let sessionId: unknown;
for (const message of messages) {
  const reply = await call('POST', '/api/v1/chat/message', {
    message,
    ...(sessionId ? { sessionId } : { projectId: project.id }),
  });
  sessionId = reply.sessionId;
}
await plan();
process.stdout.write(
  `The demo project is at ${base}/projects/${project.id}\nSign in as ${person.email} with the password ${person.password}\n`,
);

/** Takes the film on to its storyboard, which misses one scene. */
async function plan(): Promise<void> {
  const make = async (kind: string, fields: object) =>
    (await call('POST', `/api/${kind}`, { project: project.id, ...fields })).doc as { id: string };
  const written: string[] = [];
  for (const [index, [title, summary]] of acts.entries()) {
    written.push((await make('acts', { number: index + 1, title, summary })).id);
  }
  for (const [index, title] of beats.entries()) {
    await make('beats', { number: index + 1, title, act: written[Math.floor(index / 2)], approved: index < 2 });
  }
  const found = await call('GET', `/api/scenes?where[project][equals]=${project.id}&sort=number`);
  const scenes = found.docs as { id: string }[];
  for (const [index, { id }] of scenes.entries()) {
    await call('PATCH', `/api/scenes/${id}`, { act: written[index], runningTime: 75 + 30 * index });
    const panel = panels[index];
    if (panel) await make('panels', { scene: id, number: 1, ...panel });
  }
  for (const step of ['story_structure', 'character_development', 'scene_breakdown', 'storyboard']) {
    await call('POST', '/api/v1/chat/choice', { sessionId, choice: `advance_to_${step}` });
  }
}

/** Waits until the studio answers: it may be building. Ten minutes at most. */
async function ready(): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    const isUp = await fetch(`${base}/api/v1/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await wait(500);
  }
  throw new Error(`The studio at ${base} did not come up.`);
}
