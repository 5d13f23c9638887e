import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ErrorBody, MediaRecord } from '@greenlight/schema';
import { readEvents, sweepMedia } from '@greenlight/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import { PIXEL, type Upload, upload } from '../support/upload.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
let ben: Visitor;
let eve: Visitor;
let project: string;
let foreign: string;
let folder: string;
beforeAll(async () => {
  running = await startStudio();
  [ada, ben, eve] = [await running.signUp('Ada'), await running.signUp('Ben'), await running.signUp('Eve')];
  project = await ada.createProject();
  foreign = await eve.createProject('Hers');
  await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'viewer' });
  folder = path.join(running.studio.environment.DATA_DIR, 'media');
});
afterAll(() => running[Symbol.asyncDispose]());

const sheet = (name = 'lamp.png', data: Uint8Array | string = PIXEL, type?: string): Upload => ({
  fields: { project, title: 'Lamp', kind: 'sheet' },
  file: { name, data, ...(type ? { type } : {}) },
});
const make = async (one: Upload = sheet()) => {
  const made = await upload(ada, 'POST', '/api/media', one);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body.doc;
};
const filesOf = (id: string) => (existsSync(path.join(folder, id)) ? readdirSync(path.join(folder, id)).sort() : []);
const read = (who: Visitor, name: string | null | undefined, headers: Record<string, string> = {}) =>
  fetch(`${running.url}/api/media/file/${name}`, {
    headers: { ...(who.token ? { authorization: `Bearer ${who.token}` } : {}), ...headers },
  });

describe('a file', () => {
  test('is kept with its record, and comes back as it was', async () => {
    const doc = await make();
    expect(doc).toMatchObject({ title: 'Lamp', kind: 'sheet', mimeType: 'image/png', filesize: PIXEL.length });
    expect(doc.filename).toMatch(/^lamp-[0-9a-f]{12}\.png$/);
    const answer = await read(ada, doc.filename);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PIXEL)).toBe(true);
    expect(filesOf(project)).toContain(doc.filename);
  });

  test('is served so that nothing in it can run', async () => {
    const { headers } = await read(ada, (await make()).filename);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="lamp-[0-9a-f]{12}\.png"$/);
  });

  test('that is a PDF is saved, not shown', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n');
    const { filename } = await make(sheet('plan.pdf', pdf, 'application/pdf'));
    const { headers } = await read(ada, filename);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  test('is not sent again to whoever has it', async () => {
    const { filename } = await make();
    const tag = (await read(ada, filename)).headers.get('etag') ?? '';
    expect((await read(ada, filename, { 'if-none-match': tag })).status).toBe(304);
    expect((await read(eve, filename, { 'if-none-match': tag })).status).toBe(403);
  });

  test('goes on the record of what was changed, and to the readers', async () => {
    const { id, filename } = await make();
    const events = await readEvents({ payload: running.studio.payload }, project, 0, 10_000);
    const found = events.flatMap(({ event }) => (event.type === 'entityChanged' && event.id === id ? [event] : []));
    expect(found).toMatchObject([
      { op: 'created', record: { filename, mimeType: 'image/png', filesize: PIXEL.length }, made: { by: ada.id } },
    ]);
  });

  test('is not needed: words alone are a medium, as JSON or as a form', async () => {
    const words = { project, title: 'Words', kind: 'sheet', text: 'Grey oilskin.' };
    expect((await ada.post('/api/media', words)).status).toBe(201);
    const formed = await upload(ada, 'POST', '/api/media', { fields: words });
    expect(formed.status).toBe(201);
    expect(formed.body.doc.filename ?? null).toBeNull();
  });

  test('can be uploaded twice at once under one name: both are kept', async () => {
    const [first, second] = await Promise.all([make(), make()]);
    expect(first.filename).not.toBe(second.filename);
    expect(filesOf(project)).toEqual(expect.arrayContaining([first.filename, second.filename]));
  });
});

describe('who may read a file', () => {
  test('a member who may only read does', async () => {
    expect((await read(ben, (await make()).filename)).status).toBe(200);
  });

  test('nobody else does: not by its name, not without signing in, not by leaving', async () => {
    const { id, filename } = await make();
    expect((await read(eve, filename)).status).toBe(403);
    expect((await read(running.visitor(), filename)).status).toBe(401);
    expect((await eve.get(`/api/media/${id}`)).status).toBe(404);
    const cleo = await running.signUp('Cleo');
    await ada.post(`/api/v1/projects/${project}/members`, { email: cleo.email, role: 'editor' });
    expect((await read(cleo, filename)).status).toBe(200);
    await ada.delete(`/api/v1/projects/${project}/members`, { email: cleo.email });
    expect((await read(cleo, filename)).status).toBe(403);
  });

  test('a file that is not there is told from one that is not hers by nobody', async () => {
    const [theirs, none] = await Promise.all([read(eve, (await make()).filename), read(eve, 'none-0123456789ab.png')]);
    expect([theirs.status, none.status]).toEqual([403, 403]);
    const said = async (answer: Response) => ((await answer.json()) as ErrorBody).error.message;
    expect(await said(theirs)).toBe(await said(none));
  });

  test.each([
    '..%2f..%2fgreenlight.db',
    '%2e%2e%2fsecret',
    '..%5c..%5csecret',
    '....//secret',
    'secret%00.png',
    '%2fetc%2fpasswd',
    `${'a/'.repeat(3)}secret`,
  ])('a way out of the folder leads nowhere: %s', async (name) => {
    const answer = await read(ada, name);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-type')).toMatch(/json/);
  });
});

describe('who may upload', () => {
  test('not a member who may only read, not a stranger, not somebody who is not signed in', async () => {
    const before = filesOf(project);
    expect((await upload(ben, 'POST', '/api/media', sheet())).status).toBe(403);
    expect((await upload(eve, 'POST', '/api/media', sheet())).status).toBe(403);
    expect((await upload(running.visitor(), 'POST', '/api/media', sheet())).status).toBe(401);
    const { id, filename } = await make();
    for (const who of [ben, eve]) {
      const { status } = await upload(who, 'PATCH', `/api/media/${id}`, {
        fields: {},
        file: { name: 'x.png', data: PIXEL },
      });
      expect([403, 404]).toContain(status);
    }
    expect(filesOf(project)).toEqual([...before, filename].sort());
  });

  test('with a cookie it comes from this studio alone', async () => {
    const cookie = { cookie: `greenlight-token=${ada.token}` };
    const visitor = running.visitor();
    const from = (headers: Record<string, string>) =>
      upload(visitor, 'POST', '/api/media', { ...sheet(), headers: { ...cookie, ...headers } });
    expect((await from({})).status).toBe(403);
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ origin: running.url })).status).toBe(201);
  });

  test('forms are taken nowhere else: a route of ours wants JSON', async () => {
    const cookie = { cookie: `greenlight-token=${ada.token}`, origin: running.url };
    const form = { fields: { projectId: project, message: 'Hello' }, headers: cookie };
    expect((await upload(running.visitor(), 'POST', '/api/v1/chat/message', form)).status).toBe(400);
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ['a drawing that runs', 'drawing.svg', svg, 'image/svg+xml'],
    ['a drawing under another name', 'drawing.png', svg, 'image/png'],
    ['a page', 'page.html', '<!doctype html><script>alert(1)</script>', 'text/html'],
    ['a page that says it is text', 'page.txt', '<html><body onload=alert(1)>', 'text/plain'],
    ['a page after a picture’s extension', 'lamp.png.html', PIXEL, 'image/png'],
    ['words that say they are a picture', 'lamp.png', 'not a picture', 'image/png'],
    ['a picture of another kind', 'lamp.jpg', PIXEL, 'image/jpeg'],
    ['a program', 'lamp.exe', Buffer.from('MZ\x90\x00', 'latin1'), 'application/octet-stream'],
    ['an archive', 'lamp.zip', Buffer.from('PK\x03\x04', 'latin1'), 'application/zip'],
    ['nothing', 'lamp.png', '', 'image/png'],
  ])('%s', async (_, name, data, type) => {
    const before = filesOf(project);
    const answer = await upload<ErrorBody>(ada, 'POST', '/api/media', sheet(name, data, type));
    expect(answer.status).toBe(422);
    expect(answer.body.error.code).toBe('VALIDATION');
    expect(JSON.stringify(answer.body.error.details)).toContain('"field":"file"');
    expect(filesOf(project)).toEqual(before);
  });

  test('more than ten megabytes, before the body is read and after', async () => {
    const before = filesOf(project);
    for (const size of [10.5, 12]) {
      const data = Buffer.alloc(size * 1024 * 1024, 'a');
      const answer = await upload<ErrorBody>(ada, 'POST', '/api/media', sheet('long.txt', data, 'text/plain'));
      expect(answer.status).toBe(413);
      expect(answer.body.error).toMatchObject({ code: 'TOO_LARGE', message: expect.stringContaining('10 MB') });
    }
    expect(filesOf(project)).toEqual(before);
    const ten = Buffer.alloc(10 * 1024 * 1024, 'a');
    expect((await make(sheet('long.txt', ten, 'text/plain'))).filesize).toBe(ten.length);
  });

  test.each(['/api/characters', '/api/media/access/x'])(
    'a large form at %s, where no files are taken',
    async (address) => {
      const data = Buffer.alloc(2 * 1024 * 1024, 'a');
      expect((await upload(ada, 'POST', address, sheet('long.txt', data, 'text/plain'))).status).toBe(413);
    },
  );

  test('a form without a record, with one that is none, or with two files', async () => {
    const forms: Upload[] = [
      { file: { name: 'lamp.png', data: PIXEL } },
      { fields: '{"title":', file: { name: 'lamp.png', data: PIXEL } },
      { fields: 'null', file: { name: 'lamp.png', data: PIXEL } },
      { fields: '[]', file: { name: 'lamp.png', data: PIXEL } },
      { fields: '"words"' },
      {},
    ];
    const two = new FormData();
    for (const name of ['a.png', 'b.png']) two.append('file', new File([PIXEL], name));
    forms.push({ fields: { project, title: 'Two', kind: 'sheet' }, form: two });
    const before = filesOf(project);
    for (const form of forms) {
      const { status, body } = await upload<ErrorBody>(ada, 'POST', '/api/media', form);
      expect(status, JSON.stringify(form)).toBeGreaterThanOrEqual(400);
      expect(status, JSON.stringify(body)).toBeLessThan(500);
    }
    expect(filesOf(project)).toEqual(before);
  });

  test('a form that breaks off', async () => {
    const answer = await ada.send<ErrorBody>(
      'POST',
      '/api/media',
      '--x\r\nContent-Disposition: form-data; name="file"',
      {
        'content-type': 'multipart/form-data; boundary=x',
      },
    );
    expect(answer.status).toBe(400);
  });

  test('a record that is refused leaves no file', async () => {
    const before = filesOf(project);
    const bad = { ...sheet(), fields: { project, title: '', kind: 'sheet' } };
    expect((await upload(ada, 'POST', '/api/media', bad)).status).toBe(422);
    const nobody = { ...sheet(), fields: { project, title: 'x', kind: 'sheet', character: foreign } };
    expect((await upload(ada, 'POST', '/api/media', nobody)).status).toBe(422);
    expect(filesOf(project)).toEqual(before);
  });
});

describe('another’s file stays another’s', () => {
  test('whatever a record says of its file by itself', async () => {
    const theirs = (
      await upload(eve, 'POST', '/api/media', {
        ...sheet(),
        fields: { project: foreign, title: 'Hers', kind: 'sheet' },
      })
    ).body.doc;
    const mine = await make();
    const claims = {
      filename: theirs.filename,
      mimeType: 'text/html',
      filesize: 1,
      url: `/api/media/file/${theirs.filename}`,
      prefix: foreign,
    };
    await ada.patch(`/api/media/${mine.id}`, claims);
    await upload(ada, 'PATCH', `/api/media/${mine.id}`, { fields: claims });
    const kept = (await ada.get<MediaRecord>(`/api/media/${mine.id}`)).body;
    expect(kept).toMatchObject({ filename: mine.filename, mimeType: 'image/png', filesize: PIXEL.length });
    expect((await read(ada, theirs.filename)).status).toBe(403);
    await ada.post('/api/media', { project, title: 'Claimed', kind: 'sheet', ...claims });
    expect((await read(ada, theirs.filename)).status).toBe(403);
  });

  test('nothing is fetched from an address', async () => {
    const asked = { project, title: 'Fetched', kind: 'sheet', filename: 'x.png', url: `${running.url}/api/v1/health` };
    expect((await ada.post('/api/media', asked)).status).toBe(422);
    for (const url of ['/api/media/file/x.png', 'file:///etc/passwd', 'http://169.254.169.254/']) {
      expect((await ada.post('/api/media', { ...asked, url })).status).toBe(422);
    }
    expect((await ada.get('/api/media/paste-url?src=http://127.0.0.1/')).status).toBeGreaterThanOrEqual(400);
  });

  test('a file cannot be taken over by naming it in the form', async () => {
    const theirs = (
      await upload(eve, 'POST', '/api/media', {
        ...sheet(),
        fields: { project: foreign, title: 'Hers', kind: 'sheet' },
      })
    ).body.doc;
    const form = new FormData();
    form.set(
      'file',
      JSON.stringify({ filename: theirs.filename, mimeType: 'image/png', size: 1, clientUploadContext: {} }),
    );
    const before = filesOf(project);
    const answer = await upload(ada, 'POST', '/api/media', {
      fields: { project, title: 'Taken', kind: 'sheet' },
      form,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(filesOf(project)).toEqual(before);
  });

  test('records are not copied with their files, nor a file put on many', async () => {
    const { id } = await make();
    expect((await ada.post(`/api/media/${id}/duplicate`, {})).status).toBeGreaterThanOrEqual(400);
    const before = filesOf(project);
    const many = await upload(ada, 'PATCH', `/api/media?where[project][equals]=${project}`, {
      fields: { title: 'All' },
      file: { name: 'x.png', data: PIXEL },
    });
    expect(many.status).toBeGreaterThanOrEqual(400);
    expect(filesOf(project)).toEqual(before);
    expect((await ada.patch(`/api/media/${id}?uploadEdits[crop][x]=1`, { title: 'Cut' })).status).toBe(422);
  });
});

describe('a file goes', () => {
  test('when another takes its place, and not before that one stands', async () => {
    const doc = await make();
    const refused = await upload(ada, 'PATCH', `/api/media/${doc.id}`, {
      fields: { title: '' },
      file: { name: 'other.png', data: PIXEL },
    });
    expect(refused.status).toBe(422);
    expect((await read(ada, doc.filename)).status).toBe(200);
    const changed = await upload(ada, 'PATCH', `/api/media/${doc.id}`, {
      fields: { title: 'Other' },
      file: { name: 'other.txt', data: 'Words.', type: 'text/plain' },
    });
    expect(changed.body.doc).toMatchObject({ title: 'Other', mimeType: 'text/plain', filesize: 6 });
    expect(filesOf(project)).not.toContain(doc.filename);
    expect((await read(ada, doc.filename)).status).toBe(403);
    expect(await (await read(ada, changed.body.doc.filename)).text()).toBe('Words.');
  });

  test('with its record', async () => {
    const doc = await make();
    await ada.patch(`/api/media/${doc.id}`, { title: 'Renamed' });
    expect(filesOf(project)).toContain(doc.filename);
    expect((await ada.delete(`/api/media/${doc.id}`)).status).toBe(200);
    expect(filesOf(project)).not.toContain(doc.filename);
  });

  test('with its project, and no other’s', async () => {
    const doomed = await ada.createProject('Doomed');
    const doc = await make({ ...sheet(), fields: { project: doomed, title: 'Gone', kind: 'sheet' } });
    expect(filesOf(doomed)).toEqual([doc.filename]);
    const others = filesOf(project);
    expect((await ada.delete(`/api/projects/${doomed}`)).status).toBe(200);
    expect(existsSync(path.join(folder, doomed))).toBe(false);
    expect(filesOf(project)).toEqual(others);
    expect((await read(ada, doc.filename)).status).toBe(403);
  });

  test('at the next start, when a kill left it without a record; nothing else does', async () => {
    const doc = await make();
    const place = path.join(folder, project);
    for (const name of ['orphan-0123456789ab.png', 'young-0123456789ab.png'])
      writeFileSync(path.join(place, name), PIXEL);
    const longAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
    for (const name of ['orphan-0123456789ab.png', String(doc.filename)])
      utimesSync(path.join(place, name), longAgo, longAgo);
    expect(await sweepMedia(running.studio.payload, folder, Date.now())).toBe(1);
    expect(filesOf(project)).toContain('young-0123456789ab.png');
    expect(filesOf(project)).not.toContain('orphan-0123456789ab.png');
    expect(readFileSync(path.join(place, String(doc.filename))).equals(PIXEL)).toBe(true);
  });
});

test('a row whose file is gone says so, and nothing of where it was looked for', async () => {
  const doc = await make();
  rmSync(path.join(folder, project, String(doc.filename)));
  const answer = await read(ada, doc.filename);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain(folder);
});

test('a disk that takes no file is a failure of the storage, and no record is made', async () => {
  const stuck = await ada.createProject('Stuck');
  // A file where the project's folder would be.
  writeFileSync(path.join(folder, stuck), '');
  const answer = await upload<ErrorBody>(ada, 'POST', '/api/media', {
    ...sheet(),
    fields: { project: stuck, title: 'Lamp', kind: 'sheet' },
  });
  expect(answer.status).toBe(503);
  expect(answer.body.error).toMatchObject({ code: 'STORAGE', message: expect.not.stringContaining(folder) });
  expect(await ada.list('media', stuck)).toEqual([]);
});
