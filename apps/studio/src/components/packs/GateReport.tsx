'use client';

import type { Finding, GateRun, PackOrigin } from '@greenlight/schema';
import { useDispatch, useProjectStore } from '../../client/use-project.ts';
import { findRecord } from '../record/find-record.ts';
import { useStudioActions } from '../studio-actions.ts';
import { fileTitle, gateTitle, placeOf } from './pack-words.ts';
import styles from './packs.module.css';
import { Verdict } from './Verdict.tsx';

interface GateReportProps {
  run: GateRun;
  onFile: (file: string) => void;
  onLeave: () => void;
}

/** What a gate said of a pack: its verdict, its findings with the way to what is concerned, and its log. */
export function GateReport({ run, onFile, onLeave }: GateReportProps) {
  return (
    <>
      <div className={styles.gate}>
        <Verdict isPassed={run.passed} />
        <h4>{gateTitle(run.gate)}</h4>
        <code>{run.gate}</code>
      </div>
      {run.findings.length > 0 ? (
        <ul className={styles.findings} aria-label={`What ${run.gate} found`}>
          {run.findings.map((finding) => (
            <li key={`${finding.where ?? ''} ${finding.code} ${finding.message}`}>
              <FoundThing
                finding={finding}
                origin={run.origins?.[finding.where ?? '']}
                onFile={onFile}
                onLeave={onLeave}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <details className={styles.log}>
        <summary>
          The log, <span>{run.log.name}</span>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be within reach of the keyboard. */}
        <pre tabIndex={0}>{run.log.text}</pre>
      </details>
    </>
  );
}

interface FoundThingProps extends Omit<GateReportProps, 'run'> {
  finding: Finding;
  origin: PackOrigin | undefined;
}

function FoundThing({ finding, origin, onFile, onLeave }: FoundThingProps) {
  const place = placeOf(finding.where);
  return (
    <>
      <p dir="auto">
        {finding.message}
        {/[.!?…]$/.test(finding.message) ? '' : '.'}
        {finding.remedy ? <span> {finding.remedy}</span> : null}
      </p>
      <div className="row">
        {origin ? <OriginButton origin={origin} onLeave={onLeave} /> : null}
        {place ? (
          <button type="button" className="button button-small button-quiet" onClick={() => onFile(place.file)}>
            See {fileTitle(place.file)}
            {place.line === null ? '' : `, line ${place.line}`}
          </button>
        ) : null}
      </div>
    </>
  );
}

/** The way to the record that the words are from; a record that is gone by now is said to be. */
function OriginButton({ origin, onLeave }: { origin: PackOrigin; onLeave: () => void }) {
  const { kind, id, name } = origin;
  const store = useProjectStore();
  const dispatch = useDispatch();
  const { showDetails } = useStudioActions();
  if (kind !== 'project' && !findRecord(store.getState(), kind, id)) return <small>“{name}” is gone by now.</small>;
  const open = () => {
    onLeave();
    if (kind === 'project') showDetails();
    else dispatch({ type: 'recordOpened', open: { kind, id } });
  };
  return (
    <button type="button" className="button button-small" onClick={open}>
      <span dir="auto">{kind === 'project' ? 'Open the project’s details' : `Open ${name}`}</span>
    </button>
  );
}
