import type { Environment, ErrorCode, ProjectEventBody } from '@greenlight/schema';

// What the sources cannot say themselves. Each list is complete by its type, so a new code, event or variable needs its words here.

export const errorWords: Record<ErrorCode, string> = {
  BAD_REQUEST: 'Not JSON, not UTF-8, no body, or a form where JSON is wanted.',
  VALIDATION: 'JSON of the wrong shape, or a value out of its bounds. `details.fields` names each field.',
  UNAUTHENTICATED: 'No sign-in, or one that has expired.',
  FORBIDDEN: 'Signed in, but not allowed: not a member, a viewer who would write, another’s conversation.',
  ORIGIN_REFUSED: 'A cookie from a page of another site.',
  NOT_FOUND: 'No such address, project, conversation or record. A wrong method is 405 with `Allow`.',
  CONFLICT: 'Somebody changed what this rested on. `details` says what.',
  GATE_BLOCKED: 'A gate is closed. `details.findings` lists why, `suggestions` what to do.',
  TOO_LARGE: 'The body is over 1 MB, or what was said is too long for a turn.',
  RATE_LIMITED: 'Too many requests in a minute. `Retry-After` says how many seconds to wait.',
  IDEMPOTENCY_MISMATCH: 'The `Idempotency-Key` was used before with another body.',
  MODEL_UNAVAILABLE: 'The language model cannot be reached, or none is set.',
  MODEL_REFUSED: 'The language model would not answer, or its answer made no sense twice.',
  STORAGE: 'The database did not take the write: disk full, read-only, or busy. Nothing was changed.',
  LOCKED: 'Somebody else holds it; or too many wrong passwords.',
  LEDGER_CORRUPT: 'The ledger does not add up. Nothing is appended to it.',
  CANCELLED: 'The request was called off before anything was written.',
  INTERNAL: 'Something failed on our side. Nothing was changed.',
};

export const environmentWords: Record<keyof Environment, string> = {
  PORT: 'The port.',
  HOST: 'The address to listen on. `0.0.0.0` lets other machines in.',
  DATA_DIR: 'Where the database, the secret and the first admin’s link are kept.',
  DATABASE_URI:
    'The database: `postgres://user:password@host/name`, a MongoDB replica set (`mongodb://…?replicaSet=…`, not yet run against one), or another SQLite file, `file:/path/to.db`. Left out, it is the SQLite file `greenlight.db` in `DATA_DIR`. Needs `PAYLOAD_SECRET`.',
  PAYLOAD_SECRET: 'Signs log-ins. Left out, one is made and kept in `DATA_DIR/secret`.',
  SERVER_URL: 'The address as its users type it, when it is not `http://localhost:PORT`.',
  LLM_BASE_URL: 'An OpenAI-compatible address of a language model. Left out, the rules read alone.',
  LLM_API_KEY: 'The key for that address.',
  LLM_MODEL: 'The model’s name there.',
  LLM_TIMEOUT_MS: 'How long to wait for it, in milliseconds.',
  GREENLIGHT_WORKSPACE:
    'The folder whose files an admin may read and search in the chat. `npm start` sets the folder it runs in.',
  RATE_LIMIT: 'Requests a minute for each user; for each address without a sign-in. 0 is no limit.',
  LOG_LEVEL: 'How much is logged, as JSON lines on standard error. Never a message’s text.',
};

export const eventWords: Record<ProjectEventBody['type'], string> = {
  messageCreated:
    'A message of a conversation was written. Only the conversation’s own user gets it. `message` is one as `GET /api/v1/chat/sessions/{id}/messages` gives it.',
  entityChanged: 'A record, a member or a conversation came, changed or went. Every member gets it.',
  stepChanged:
    'The film went to another step of its workflow (`from`, `to`), or steps were `completed` or `reopened`. `workflow` is where it stands now. Every member gets it.',
};

/** Who may do what with a collection through Payload’s REST. Complete by a check in the generator. */
export const collectionWords: Record<string, { is: string; read: string; write: string }> = {
  projects: {
    is: 'A film in the making',
    read: 'its members',
    write:
      'create: anyone but a studio viewer; update: owner and editors, of `type`, `workflow` and `thresholds` its owner alone; where it stands in its workflow: nobody; delete: owner',
  },
  characters: { is: 'The people of the story', read: 'members', write: 'owner and editors' },
  locations: { is: 'Its places', read: 'members', write: 'owner and editors' },
  scenes: {
    is: 'Its scenes; a new one needs two characters, or as many as the film’s threshold says',
    read: 'members',
    write: 'owner and editors',
  },
  relationships: { is: 'Who is what to whom', read: 'members', write: 'owner and editors' },
  acts: { is: 'The parts that the story falls into', read: 'members', write: 'owner and editors' },
  beats: { is: 'The turns of the story, a line each', read: 'members', write: 'owner and editors' },
  panels: { is: 'The frames of the storyboard', read: 'members', write: 'owner and editors' },
  media: {
    is: 'Sheets, references and breakdowns, written or uploaded',
    read: 'members',
    write: 'owner and editors',
  },
  reviews: {
    is: 'What somebody thinks of the film as it stands; `by` and `at` are set here',
    read: 'members',
    write: 'create: owner and editors; update, delete: who said it',
  },
  notes: {
    is: 'Remarks; a blocking one holds the film back until it is resolved',
    read: 'members',
    write: 'owner and editors',
  },
  'spec-packs': {
    is: 'Phases of a film as spec packs, and what their gates said',
    read: 'members',
    write: 'nobody; packaging a phase writes them',
  },
  members: { is: 'Who belongs to a project', read: 'members', write: 'nobody; use `/api/v1/projects/{id}/members`' },
  sessions: { is: 'Conversations', read: 'its user', write: 'nobody; use `/api/v1/chat/sessions`' },
  messages: { is: 'What was said', read: 'the conversation’s user', write: 'nobody; turns write them' },
  'change-sets': { is: 'What each turn or edit changed', read: 'members', write: 'nobody' },
  events: { is: 'What happened, in order', read: 'admins; others use `/api/v1/events`', write: 'nobody' },
  'ledger-entries': { is: 'The hash-chained record', read: 'admins', write: 'nobody' },
  users: {
    is: 'Accounts',
    read: 'oneself',
    write: 'sign-up: anyone; update: oneself, `role` only by an admin for another; delete: admins',
  },
  'idempotency-keys': { is: 'Replies kept for repeated requests', read: 'nobody', write: 'nobody' },
};
