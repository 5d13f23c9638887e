import { randomUUID } from 'node:crypto';

/** The part of pg's client that is used here. */
export interface NewsClient {
  connect(): Promise<unknown>;
  query(text: string, values?: readonly unknown[]): Promise<unknown>;
  on(event: 'notification', listener: (message: { payload?: string | undefined }) => void): void;
  on(event: 'error' | 'end', listener: () => void): void;
  end(): Promise<void>;
}

const CHANNEL = 'greenlight_events';
const RETRY_MS = 1000;

/**
 * What the processes of one PostgreSQL tell each other: which projects have new events. It is said inside the transaction that wrote them, so
 * it is heard when they can be read, and never of what was taken back. It is no more than a wake: readers ask the events table.
 */
export class PostgresNews {
  readonly #own = randomUUID();
  readonly #connect: () => NewsClient;
  readonly #heard: (project: string | null) => void;
  #client: NewsClient | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** `heard` is told a project; null once it listens again after it could not, when it may have missed any. */
  constructor(connect: () => NewsClient, heard: (project: string | null) => void) {
    this.#connect = connect;
    this.#heard = heard;
  }

  /** Listens until it is closed, and again after the connection was lost. */
  async listen(): Promise<void> {
    const client = this.#connect();
    this.#client = client;
    const lost = () => this.#lost(client);
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload = '' }) => {
      const [from, project] = payload.split(' ');
      if (from !== this.#own && project) this.#heard(project);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      lost();
    }
  }

  /** Says in an open transaction that these projects have new events. */
  async tell(transaction: Pick<NewsClient, 'query'>, projects: readonly string[]): Promise<void> {
    for (const project of projects)
      await transaction.query('SELECT pg_notify($1, $2)', [CHANNEL, `${this.#own} ${project}`]);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  #lost(client: NewsClient): void {
    if (this.#isClosed || this.#client !== client) return;
    this.#client = undefined;
    void client.end().catch(() => undefined);
    this.#retry = setTimeout(() => void this.listen().then(() => this.#client && this.#heard(null)), RETRY_MS);
    this.#retry.unref();
  }
}
