import * as z from 'zod';

/** What a turn may do. Ordered: `read < write < admin`. Derived from role, membership or token, never from the request. */
export const capability = z.enum(['read', 'write', 'admin']);
export type Capability = z.infer<typeof capability>;

export const userRole = z.enum(['admin', 'producer', 'writer', 'viewer']);
export type UserRole = z.infer<typeof userRole>;

export const memberRole = z.enum(['owner', 'editor', 'viewer']);
export type MemberRole = z.infer<typeof memberRole>;

/** Who acts: a studio user's id, or the local owner of a workspace. */
export const actor = z.strictObject({ kind: z.enum(['user', 'local', 'system']), id: z.string().min(1).max(200) });
export type Actor = z.infer<typeof actor>;

const rank: Record<Capability, number> = { read: 0, write: 1, admin: 2 };

/** True when `held` is at least `needed`. */
export function hasCapability(held: Capability, needed: Capability): boolean {
  return rank[held] >= rank[needed];
}

/** The lower of two capabilities: a request may give up rights, never gain them. */
export function lowerCapability(a: Capability, b: Capability): Capability {
  return rank[a] <= rank[b] ? a : b;
}
