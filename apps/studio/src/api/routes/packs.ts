import {
  type Capability,
  GreenlightError,
  hasCapability,
  packedPhase,
  packPhaseRequest,
  type SpecPackRecord,
  specPackRecord,
  specPackSummary,
} from '@greenlight/schema';
import { findAccess, packPhase, readPack, readPacks, type SignedInUser, zipPack } from '@greenlight/store';
import * as z from 'zod';
import { type ApiContext, defineRoute } from '../context.ts';
import { answerOnce, hashOf, readKey } from '../idempotency-key.ts';
import { requireId } from '../require-id.ts';
import { requireUser } from '../require-user.ts';
import { json } from '../respond.ts';

const path = '/api/v1/projects/{id}/packs';

export const packProject = defineRoute({
  method: 'POST',
  path,
  access: 'user',
  summary:
    'Packages a phase: writes a spec pack from the project’s records, runs its gates, and keeps both. One that does not pass is kept too.',
  body: packPhaseRequest,
  status: 201,
  reply: packedPhase,
  async handle(context) {
    const order = context.bodyText.trim() === '' ? {} : context.body(packPhaseRequest);
    const { project, user } = await admit(context, 'write');
    const key = readKey(context.request.headers);
    const once = key && { user: user.id, route: context.url.pathname, key, bodyHash: hashOf(context.bodyText) };
    return answerOnce(context.studio, once || null, async () => {
      const actor = { kind: 'user', id: user.id } as const;
      const { files: _files, ...pack } = await packPhase(context.studio.payload, {
        project,
        actor,
        ...order,
        once: once || null,
      });
      return json(pack, 201);
    });
  },
});

export const listPacks = defineRoute({
  method: 'GET',
  path,
  access: 'user',
  summary: 'The spec packs of a project, newest first, without their texts.',
  reply: z.strictObject({ packs: z.array(specPackSummary) }),
  async handle(context) {
    const { project } = await admit(context, 'read');
    return json({ packs: await readPacks(context.studio.payload, project) });
  },
});

export const showPack = defineRoute({
  method: 'GET',
  path: `${path}/{packId}`,
  access: 'user',
  summary: 'A spec pack with its eight files, and what its gates found.',
  reply: specPackRecord,
  async handle(context) {
    return json(await findPack(context));
  },
});

export const downloadPack = defineRoute({
  method: 'GET',
  path: `${path}/{packId}/download`,
  access: 'user',
  summary: 'A spec pack as one .zip: its folder, with the logs of its gates.',
  reply: z.string().meta({ format: 'binary' }),
  replyType: 'application/zip',
  async handle(context) {
    const pack = await findPack(context);
    const bytes = zipPack(pack);
    // The target is capitals, digits and hyphens: it needs no quoting that a browser could read otherwise.
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/zip',
        'content-length': String(bytes.length),
        'content-disposition': `attachment; filename="${pack.target}.zip"`,
        'cache-control': 'no-store',
      },
    });
  },
});

async function findPack(context: ApiContext): Promise<SpecPackRecord> {
  const { project } = await admit(context, 'read');
  return readPack(context.studio.payload, project, requireId(context, 'packId', 'spec pack'));
}

/** The project of a request, once its user may do that in it. Throws NOT_FOUND and FORBIDDEN. */
async function admit(context: ApiContext, needed: Capability): Promise<{ project: string; user: SignedInUser }> {
  const user = requireUser(context);
  const project = requireId(context, 'id', 'project');
  const { capability } = await findAccess(context.studio.payload, user, project);
  if (hasCapability(capability, needed)) return { project, user };
  throw new GreenlightError(
    'FORBIDDEN',
    'You may look at this project, and not package it. Ask its owner to let you write.',
  );
}
