// `npm run smoke URL`: whether a running studio does its main job, over HTTP, with a throw-away account and project.
import { randomUUID } from 'node:crypto';

const base = (process.argv[2] ?? 'http://localhost:3010').replace(/\/$/, '');
let token = '';

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

let failures = 0;
async function step(name: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  try {
    const problem = await work();
    if (problem) throw new Error(String(problem));
    console.log(`ok    ${name} (${Math.round(performance.now() - started)} ms)`);
  } catch (error) {
    failures += 1;
    console.log(`FAIL  ${name}: ${error instanceof Error ? error.message : error}`);
  }
}

const person = { email: `smoke-${randomUUID()}@example.test`, password: randomUUID(), name: 'Smoke test' };
let project = '';
let session = '';
await step('is healthy', async () => {
  const { status, body } = await call('GET', '/api/v1/health');
  return status !== 200 && `health answered ${status}: ${JSON.stringify(body)}`;
});
await step('shows the sign-in page', async () => {
  const page = await fetch(`${base}/sign-in`);
  return page.status !== 200 && `the page answered ${page.status}`;
});
await step('signs up and in', async () => {
  await call('POST', '/api/users', person);
  const { status, body } = await call('POST', '/api/users/login', { email: person.email, password: person.password });
  token = String(body.token ?? '');
  return status !== 200 && `login answered ${status}: ${JSON.stringify(body)}`;
});
await step('makes a project', async () => {
  const { status, body } = await call('POST', '/api/projects', { title: 'Smoke test', type: 'short-film' });
  project = String((body.doc as { id?: string } | undefined)?.id ?? '');
  return status !== 201 && `it answered ${status}: ${JSON.stringify(body)}`;
});
await step('turns a sentence into a record', async () => {
  const { body } = await call('POST', '/api/v1/chat/message', {
    projectId: project,
    message: 'Create a character named Sarah, 28, journalist',
  });
  session = String(body.sessionId ?? '');
  const created = (body.createdEntities as { characters?: string[] } | undefined)?.characters ?? [];
  return created.length !== 1 && `it created ${created.length} characters: ${JSON.stringify(body)}`;
});
await step('keeps a closed step closed', async () => {
  const { status, body } = await call('GET', `/api/v1/workflow/${project}`);
  if (status !== 200 || body.currentStep !== 'initial_concept') return `it answered ${status}: ${JSON.stringify(body)}`;
  const moved = await call('POST', '/api/v1/chat/choice', { sessionId: session, choice: 'advance_to_scene_breakdown' });
  return moved.status !== 409 && `the choice answered ${moved.status}: ${JSON.stringify(moved.body)}`;
});
await step('refuses who is not signed in', async () => {
  const mine = token;
  token = 'not-a-token';
  const { status } = await call('POST', '/api/v1/chat/message', { projectId: project, message: 'hello' });
  token = mine;
  return status !== 401 && `it answered ${status}`;
});
await step('cleans up', async () => {
  const { status } = await call('DELETE', `/api/projects/${project}`);
  return status !== 200 && `it answered ${status}`;
});
console.log(failures === 0 ? 'All is well.' : `${failures} of 7 failed.`);
process.exit(failures === 0 ? 0 : 1);
