import type { KeyObject } from 'node:crypto';

/** A key with its id, as `keyIdOf` names it. */
export interface NamedKey {
  keyId: string;
  key: KeyObject;
}
