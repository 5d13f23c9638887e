import type { Gate } from './gate.ts';

/**
 * Finds a gate by its id. An id that no gate bears gives a gate that never passes: what stands behind a gate that is
 * not there stays closed.
 */
export function resolveGate<Subject>(gates: readonly Gate<Subject>[], id: string): Gate<Subject> {
  return gates.find((gate) => gate.id === id) ?? unknownGate(id);
}

function unknownGate<Subject>(id: string): Gate<Subject> {
  const message = `There is no gate called "${id}", so nothing passes it`;
  return { id, checks: [() => [{ gate: id || 'unknown', severity: 'blocker', code: 'UNKNOWN_GATE', message }]] };
}
