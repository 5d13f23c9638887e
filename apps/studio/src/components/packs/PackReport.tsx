'use client';

import type { SpecPackRecord } from '@greenlight/schema';
import { useRef, useState } from 'react';
import { useProject } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { Icon } from '../parts/Icon.tsx';
import { LocalTime } from '../parts/LocalTime.tsx';
import { usePersonName } from '../steps/use-person-name.ts';
import { GateReport } from './GateReport.tsx';
import { PackFiles } from './PackFiles.tsx';
import { gatesNotAsked, gateTitle } from './pack-words.ts';
import styles from './packs.module.css';
import { downloadAddress } from './packs-api.ts';
import { Verdict } from './Verdict.tsx';

interface PackReportProps {
  pack: SpecPackRecord;
  isNew: boolean;
  /** Something behind the dialog was opened. */
  onLeave: () => void;
}

/** A pack: whether it passed, what each gate found, its files, and the way to have it. */
export function PackReport({ pack, isNew, onLeave }: PackReportProps) {
  const project = useProject((state) => state.project.id);
  const [file, setFile] = useState<string | null>(null);
  const files = useRef<HTMLDivElement>(null);
  const showFile = (name: string) => {
    setFile(name);
    files.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <section className={styles.report} aria-label={`Spec pack ${pack.target}`}>
      <header className={styles.head}>
        <h3 className={styles.target}>{pack.target}</h3>
        <a className="button button-small" href={downloadAddress(project, pack.id)} download={`${pack.target}.zip`}>
          <Icon name="download" size={15} /> Download
        </a>
        <Summary pack={pack} />
      </header>
      {isNew ? (
        <p role="status" className="visually-hidden">
          {pack.target} was packaged. It {pack.passed ? 'passed its gates' : 'did not pass its gates'}.
        </p>
      ) : null}
      <ul className={styles.gates} aria-label="Gates">
        {pack.runs.map((run) => (
          <li key={run.gate}>
            <GateReport run={run} onFile={showFile} onLeave={onLeave} />
          </li>
        ))}
        {gatesNotAsked(pack.runs).map((gate) => (
          <li key={gate} className={styles.unasked}>
            {gateTitle(gate)}: not asked yet. It comes after the gate that failed.
          </li>
        ))}
      </ul>
      <div ref={files}>
        <PackFiles files={pack.files} open={file} onOpen={setFile} />
      </div>
    </section>
  );
}

function Summary({ pack }: { pack: SpecPackRecord }) {
  const nameOf = usePersonName();
  const { steps } = useWorkflow();
  const step = steps.find(({ id }) => id === pack.step)?.title ?? pack.step;
  return (
    <p className={styles.summary}>
      <Verdict isPassed={pack.passed} />
      <span>
        <span dir="auto">{step}</span> · <span dir="auto">{nameOf({ kind: 'user', id: pack.by })}</span> ·{' '}
        <LocalTime at={pack.at} />
      </span>
    </p>
  );
}
