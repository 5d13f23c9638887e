'use client';

import type { Finding } from '@greenlight/schema';
import { useCanWrite } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { Problem } from '../parts/Problem.tsx';
import { RemedyButtons, useRemedies } from './Findings.tsx';
import { useRemedy } from './use-remedy.ts';

/** So many stand under a reply; the step's sheet has them all. */
const SHOWN = 3;

/** Under the reply of a turn that a gate stopped: what starts to put right what it found, as far as that still holds. */
export function BlockedRemedies({ findings }: { findings: readonly Finding[] }) {
  const { steps } = useWorkflow();
  const toRemedies = useRemedies();
  const remedy = useRemedy();
  const canWrite = useCanWrite();
  const standing = new Set(steps.flatMap(({ missing }) => missing.map(keyOf)));
  const open = findings.filter((finding) => finding.code !== 'STEP_INCOMPLETE' && standing.has(keyOf(finding)));
  const first = open.flatMap((finding) => toRemedies(finding).slice(0, 1));
  const remedies = first.filter(({ label }, index) => first.findIndex((one) => one.label === label) === index);
  if (!canWrite || remedies.length === 0) return null;
  return (
    <>
      <RemedyButtons remedies={remedies.slice(0, SHOWN)} isMany {...remedy} />
      <Problem error={remedy.error} onRetry={remedy.again} />
    </>
  );
}

function keyOf({ where, message }: Finding): string {
  return `${where} ${message}`;
}
