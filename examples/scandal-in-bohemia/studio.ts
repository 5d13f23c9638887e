/** A running studio over HTTP, as a signed-in person. */
export interface Studio {
  createProject(fields: Record<string, unknown>): Promise<string>;
  say(projectId: string, sessionId: string | undefined, message: string): Promise<Reply>;
  answer(sessionId: string, questionId: string, answer: string): Promise<Reply>;
  readMessages(sessionId: string): Promise<KeptMessage[]>;
  /** All rows of a collection that belong to a project, with ids in place of related rows. */
  readRows(collection: string, projectId: string): Promise<Row[]>;
}

export type Row = Record<string, unknown> & { id: string; name?: string };

export interface Reply {
  sessionId: string;
  turnNumber: number;
  response: string;
  entities: { kind: string; name: string; op: string }[];
  questions: { id: string; text: string; options?: string[] }[];
  errors: { message: string }[];
}

export interface KeptMessage {
  turnNumber: number;
  author: 'user' | 'assistant';
  text: string;
}

const rowsAtOnce = 200;
const patience = 20;

/** Signs up somebody new, logs in and returns the studio as that person sees it. Throws when it does not answer. */
export async function enterStudio(address: string): Promise<Studio> {
  const person = { email: `writer-${Date.now()}@example.com`, password: crypto.randomUUID(), name: 'Violet Hunter' };
  await request(address, 'POST', '/api/users', undefined, person);
  const { token } = await request<{ token: string }>(address, 'POST', '/api/users/login', undefined, person);
  const post = <T>(path: string, body: unknown) => request<T>(address, 'POST', path, token, body);
  const get = <T>(path: string) => request<T>(address, 'GET', path, token);
  return {
    createProject: async (fields) => (await post<{ doc: { id: string } }>('/api/projects', fields)).doc.id,
    say: (projectId, sessionId, message) => post('/api/v1/chat/message', { projectId, sessionId, message }),
    answer: (sessionId, questionId, answer) => post('/api/v1/chat/answer', { sessionId, questionId, answer }),
    readMessages: async (sessionId) =>
      (await get<{ messages: KeptMessage[] }>(`/api/v1/chat/sessions/${sessionId}/messages?limit=${rowsAtOnce}`))
        .messages,
    readRows: async (collection, projectId) =>
      (await get<{ docs: Row[] }>(`/api/${collection}?where[project][equals]=${projectId}&limit=${rowsAtOnce}&depth=0`))
        .docs,
  };
}

/** One request. Waits as long as a 429 says and tries again; anything else that is not a success is thrown with what was said. */
async function request<T>(
  address: string,
  method: string,
  path: string,
  token?: string,
  body?: unknown,
  tries = 0,
): Promise<T> {
  const response = await fetch(new URL(path, address), {
    method,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.status === 429 && tries < patience) {
    const seconds = Number(response.headers.get('retry-after') ?? 1) || 1;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return request(address, method, path, token, body, tries + 1);
  }
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
  // The shapes are those of docs/api-reference.md; an example has no schema library to check them with.
  return JSON.parse(text) as T;
}
