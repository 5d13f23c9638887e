'use client';

import type { StepView } from '@greenlight/schema';
import { useCanWrite, useProject, useProjectStore } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { missingBefore } from '../../client/workflow-view.ts';
import { PackagePhase } from '../packs/PackagePhase.tsx';
import { LocalTime } from '../parts/LocalTime.tsx';
import { Findings } from './Findings.tsx';
import { OverrideForm } from './OverrideForm.tsx';
import { ReopenedReason } from './ReopenedReason.tsx';
import { StepSign } from './StepSign.tsx';
import styles from './sheet.module.css';
import { blockersOf, lookOf, type StepLook, wishesOf } from './step-words.ts';
import { usePersonName } from './use-person-name.ts';
import { useTakeChoice } from './use-take-choice.ts';

/** All about a step: how it stands, what it misses and how to put that right, and the way to it. */
export function StepSheet({ step }: { step: StepView }) {
  const { about, missing } = step;
  const isClosed = blockersOf(step.entry).length > 0;
  return (
    <>
      <StateLine step={step} />
      {about ? (
        <p className={styles.about} dir="auto">
          {about}
        </p>
      ) : null}
      <ReopenedReason step={step} />
      <OverrideNote step={step} />
      <EntryNote step={step} />
      {isClosed ? <Ways step={step} /> : null}
      <Findings
        label={isClosed && !step.isCurrent ? 'What it will ask for then' : 'What is missing'}
        tone={isClosed ? 'wish' : 'missing'}
        findings={blockersOf(missing)}
      />
      <Findings label="Would make it better" tone="wish" findings={wishesOf(missing)} />
      {isClosed ? null : <Ways step={step} />}
      {step.isCurrent ? <PackagePhase /> : null}
    </>
  );
}

const lookWords: Record<StepLook, string> = {
  complete: 'Complete',
  current: 'You are here',
  reopened: 'Reopened',
  open: 'Open',
  closed: 'Closed',
};

function StateLine({ step }: { step: StepView }) {
  const { steps } = useWorkflow();
  const look = lookOf(step);
  return (
    <p className={`${styles.stand} ${styles[look]}`}>
      <StepSign look={look} />
      <span>
        {lookWords[look]}
        {step.completedAt ? (
          <>
            {' since '}
            <LocalTime at={step.completedAt} />
          </>
        ) : null}
        {step.isCurrent && look !== 'current' ? ', you are here' : null}
      </span>
      <small>
        Step {step.number} of {steps.length}
      </small>
    </p>
  );
}

/** An admin let it begin: who, when and why stays in sight. */
function OverrideNote({ step: { override } }: { step: StepView }) {
  const nameOf = usePersonName();
  if (!override) return null;
  return (
    <p className={styles.note}>
      {nameOf(override.by)} let it begin though its gate was closed, <LocalTime at={override.at} />: “
      <span dir="auto">{override.reason}</span>”
    </p>
  );
}

/** So many of what is to be done before it may begin are shown. */
const FIRST = 3;

/** What keeps it from beginning: the first thing to do, and the rest of it. */
function EntryNote({ step }: { step: StepView }) {
  const store = useProjectStore();
  const entry = blockersOf(step.entry);
  if (entry.length === 0 || step.status === 'complete') return null;
  const things = missingBefore(store.getState(), step.id);
  const first = things.slice(0, FIRST).map((thing) => ({ ...thing, gate: thing.step }));
  const others = things.length - first.length;
  return (
    <>
      <Findings
        label={step.isCurrent ? 'It waits for' : 'It cannot begin yet'}
        tone="missing"
        findings={entry.filter(({ code }) => code === 'STEP_INCOMPLETE')}
      />
      <Findings
        label={others > 0 ? `What to do first, ${others} more after these` : 'What to do first'}
        tone="wish"
        findings={first}
      />
    </>
  );
}

/** The way to the step. One that is closed says so above; what there is to do first stands there too. */
function Ways({ step }: { step: StepView }) {
  const canWrite = useCanWrite();
  const isAdmin = useProject((state) => state.capability === 'admin');
  const take = useTakeChoice();
  const isClosed = blockersOf(step.entry).length > 0;
  if (!canWrite || (step.isCurrent && !isClosed)) return null;
  return (
    <div className={styles.ways}>
      {isClosed ? (
        isAdmin ? (
          <OverrideForm key={step.id} step={step} />
        ) : null
      ) : (
        <button
          type="button"
          className="button button-go"
          onClick={() => take({ id: `advance_to_${step.id}`, title: `Go to ${step.title}` })}
        >
          Go to this step
        </button>
      )}
    </div>
  );
}
