import type { ErrorBody, MessageReply } from '@greenlight/schema';

export interface Answer<T = unknown> {
  status: number;
  body: T;
  headers: Headers;
}

export const PASSWORD = 'correct horse battery';

/** A person with a client of their own: speaks HTTP to a studio as any program would. */
export class Visitor {
  readonly url: string;
  token: string | null = null;
  id = '';
  email = '';

  constructor(url: string) {
    this.url = url;
  }

  async signUp(person: { name: string; email: string }, headers: Record<string, string> = {}): Promise<void> {
    const made = await this.post('/api/users', { ...person, password: PASSWORD }, headers);
    if (made.status !== 201) throw new Error(`sign-up answered ${made.status}: ${JSON.stringify(made.body)}`);
    this.email = person.email;
    await this.signIn(person.email);
  }

  async signIn(email: string): Promise<void> {
    const answer = await this.post<{ token: string; user: { id: string } }>('/api/users/login', {
      email,
      password: PASSWORD,
    });
    if (answer.status !== 200) throw new Error(`login answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    this.token = answer.body.token;
    this.id = answer.body.user.id;
  }

  async createProject(title = 'The Scandal'): Promise<string> {
    const answer = await this.post<{ doc: { id: string } }>('/api/projects', { title, type: 'feature-film' });
    if (answer.status !== 201) throw new Error(`project answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body.doc.id;
  }

  say(
    message: string,
    place: { projectId?: string; sessionId?: string } = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<MessageReply & ErrorBody>> {
    return this.post('/api/v1/chat/message', { ...place, message }, headers);
  }

  async list<T = Record<string, unknown>>(collection: string, project: string): Promise<T[]> {
    const answer = await this.get<{ docs: T[] }>(
      `/api/${collection}?where[project][equals]=${project}&limit=500&sort=createdAt`,
    );
    return answer.body.docs;
  }

  get<T = unknown>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, headers);
  }

  post<T = unknown>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, headers);
  }

  patch<T = unknown>(path: string, body: unknown): Promise<Answer<T>> {
    return this.send('PATCH', path, body);
  }

  delete<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send('DELETE', path, body);
  }

  /** A string body is sent as it is, anything else as JSON. */
  async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? parse(text) : null) as T, headers: response.headers };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
