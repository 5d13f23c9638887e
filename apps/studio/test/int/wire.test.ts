import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRequest, sendRaw } from '../support/raw-request.ts';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
beforeAll(async () => {
  running = await startStudio();
  ada = await running.signUp('Ada');
});
afterAll(() => running[Symbol.asyncDispose]());

const ask = (line: string, headers?: string[], body?: string) => sendRaw(running.url, rawRequest(line, headers, body));

describe('addresses', () => {
  test.each(['Host: a b', 'Host: [::1', 'Host: @@@:99999', 'Host:', 'Host: evil.example'])(
    'what %j says does not matter',
    async (host) => {
      expect((await ask('GET /api/v1/health', [host])).status).toBe(200);
      expect((await ask('GET /api/users/me', [host])).status).toBe(200);
    },
  );

  test('a whole address is taken by its path', async () => {
    expect((await ask('GET http://elsewhere.example/api/v1/health')).status).toBe(200);
  });

  test.each(['/api/v1/%zz', '/api/characters/%zz', '/%zz', '*', '/api/v1/../users/me', '/api/v1/%2e%2e/users/me'])(
    '%s is no address',
    async (path) => {
      const answer = await ask(`GET ${path}`);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('BAD_REQUEST');
    },
  );

  test.each(['/api/v1%2fhealth', '/api//v1/health', '/api/v1/%00'])('%s leads nowhere', async (path) => {
    expect((await ask(`GET ${path}`, ['Host: x', `Authorization: Bearer ${ada.token}`])).status).toBe(404);
  });
});

describe('methods', () => {
  test.each(['TRACE', 'PROPFIND'])('%s is not taken', async (method) => {
    const answer = await ask(`${method} /api/v1/health`);
    expect(answer.status).toBe(405);
    expect(answer.text).toMatch(/^allow: GET/im);
  });

  test('HEAD is a GET without its body', async () => {
    const answer = await ask('HEAD /api/v1/health');
    expect(answer.status).toBe(200);
    expect(answer.text.split('\r\n\r\n')[1]).toBe('');
  });
});

describe('a cookie', () => {
  const cookie = () => `Cookie: greenlight-token=${ada.token}`;

  test('reads for a program that says nothing of where it comes from', async () => {
    expect((await ask('GET /api/v1/chat/sessions', ['Host: x', cookie()])).status).toBe(200);
    expect((await ask('GET /api/users/me', ['Host: x', cookie()])).text).toContain(ada.email);
  });

  test.each([['Origin: https://evil.example'], ['Origin: null'], ['Sec-Fetch-Site: cross-site']])(
    'does not read beside %s',
    async (header) => {
      expect((await ask('GET /api/v1/chat/sessions', ['Host: x', cookie(), header])).status).toBe(401);
    },
  );

  test.each(['xgreenlight-token', 'greenlight-tokenx', 'greenlight%2Dtoken'])('called %s is none', async (name) => {
    const headers = ['Host: x', `Cookie: ${name}=${ada.token}`];
    expect((await ask('GET /api/v1/chat/sessions', headers)).status).toBe(401);
  });
});

test('no request of these brought the studio down', async () => {
  expect((await ada.get('/api/v1/health')).status).toBe(200);
});
