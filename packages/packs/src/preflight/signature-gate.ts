import { blocker, type Gate } from '@greenlight/gates';
import type { Finding } from '@greenlight/schema';
import { manifestOf, type PreflightSubject } from './preflight-subject.ts';

const id = 'package.G5';

/** Somebody who is trusted vouches for the archive. A signature that nobody can confirm stops it, however much is allowed. */
export const signatureGate: Gate<PreflightSubject> = { id, checks: [judge] };

function judge(subject: PreflightSubject): Finding[] {
  const { signature, fileName, allowUnsigned } = subject;
  if (signature.signedBy !== null) return [];
  const where = `${fileName}.sig`;
  switch (signature.why) {
    case 'broken': {
      const remedy = 'Fetch it again, or sign the archive anew.';
      return [blocker(id, 'BROKEN_SIGNATURE', `${where} is not an Ed25519 signature`, { where, remedy })];
    }
    case 'unknown': {
      const message = `${where} was made with no key that is trusted here, or for other bytes`;
      const remedy =
        'Put the public key of somebody you trust into the trust folder, or fetch archive and signature again.';
      return [blocker(id, 'UNTRUSTED_SIGNATURE', message, { where, remedy })];
    }
    case 'unsigned':
      return judgeUnsigned(subject, fileName, allowUnsigned);
  }
}

function judgeUnsigned(subject: PreflightSubject, where: string, allowUnsigned: boolean): Finding[] {
  const { package_id: self, assets } = manifestOf(subject);
  const handler = assets.find(({ kind }) => kind === 'handler');
  const sign = `Sign it (greenlight package sign ${self}) with a key whose public half is in the trust folder`;
  if (handler) {
    const message = `${self} is not signed, and brings code (${handler.path})`;
    return [blocker(id, 'UNSIGNED_HANDLER', message, { where, remedy: `${sign}. Code is never taken unsigned.` })];
  }
  const unsigned = blocker(id, 'UNSIGNED', `${self} is not signed`, {
    where,
    remedy: `${sign}, or allow it with --allow-unsigned.`,
  });
  return [allowUnsigned ? { ...unsigned, severity: 'warning' } : unsigned];
}
