import type { Finding, GateView, PreflightView } from '@greenlight/schema';
import { quote } from '../ledger/quote.ts';
import { describeSigner, listed } from './describe-brings.ts';
import { plain, renderNotes } from './render-notes.ts';

/** Every gate that ran, with what it found and what helps. */
export function renderPreflight(view: PreflightView): string {
  const { id, version, passed, signedBy, notes } = view;
  const name = version === null ? id : `${id} ${version}`;
  const head = passed
    ? `**${name} can be installed.** Signed by ${describeSigner(signedBy)}.`
    : `**${name} cannot be installed.** Nothing was changed.`;
  return [head, ...renderGates(view.gates), ...renderNotes(notes)].join('\n\n');
}

/** The gates of a preflight, a list item each with its findings below. */
export function renderGates(gates: readonly GateView[]): string[] {
  if (gates.length === 0) return [];
  return [
    gates
      .map(({ gate, passed, findings }) =>
        [`- \`${gate}\` ${passed ? 'passed' : 'failed'}`, ...found(findings)].join('\n'),
      )
      .join('\n'),
  ];
}

function found(findings: readonly Finding[]): string[] {
  return listed(findings.map(describeFinding)).map((line) => `  ${line}`);
}

function describeFinding({ severity, message, where, remedy }: Finding): string {
  const place = where === undefined || message.includes(where) ? '' : ` (${quote(where, 240)})`;
  const help = remedy === undefined ? '' : ` ${plain(remedy)}`;
  const end = /[.!?]$/.test(message) ? '' : '.';
  return `- ${severity}: ${plain(message)}${place}${end}${help}`;
}
