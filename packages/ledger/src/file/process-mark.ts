import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Names a process for good: a pid alone comes back for another one. */
export interface ProcessMark {
  pid: number;
  host: string;
  /** When the process began, in the words of its system; empty when the system does not say. */
  started: string;
}

/** The mark of this process. */
export function markOwnProcess(): ProcessMark {
  return { pid: process.pid, host: hostname(), started: readStart(process.pid) };
}

/** False only when it is certain that the process is gone: it ran on this machine, and its pid is free or somebody else's. */
export function mayBeAlive(mark: ProcessMark): boolean {
  if (mark.host !== hostname()) return true;
  if (!isPidTaken(mark.pid)) return false;
  const started = readStart(mark.pid);
  return mark.started === '' || started === '' || started === mark.started;
}

function isPidTaken(pid: number): boolean {
  if (pid < 1) return false; // to `kill`, these mean groups of processes
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readStart(pid: number): string {
  return readStartFromProc(pid) ?? readStartFromPs(pid) ?? '';
}

/** Linux: the boot, and the clock ticks from it to the process's start (field 22; the name in field 2 may hold anything but a last `)`). */
function readStartFromProc(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[19] && `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function readStartFromPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
