/** A moment in a file's name: `20261120T151200.123Z`. UTC; in order as text. */
export function logTime(at: Date): string {
  return at.toISOString().replace(/[-:]/g, '');
}

/**
 * The name of a run's log: `G0_20261120T151200.123Z.log`, from the second try on with `-2`, `-3` and so on, for runs in one millisecond.
 * A gate goes by its id without its owner.
 */
export function gateLogName(gate: string, at: Date, attempt = 1): string {
  const short = gate.slice(gate.lastIndexOf('.') + 1).replace(/[^\w-]/g, '_');
  return `${short}_${logTime(at)}${attempt > 1 ? `-${attempt}` : ''}.log`;
}
