import { type Actions, runAction } from '../actions.ts';
import type { Command } from '../command.ts';

const usage = `greenlight ledger list
    The ledgers of the workspace: entries, turns, first and last time, size, and what the last checkpoint covers.
greenlight ledger show ID [SEQ]
    Its entries, or one of them, with the texts that still exist.
greenlight ledger verify [ID | --all | FILE]
    Recomputes a ledger from its bytes, and names the first bad entry. Without an id: that of --session, else all. A FILE that
    \`export\` wrote (.bundle, .jsonl, .json) is verified by itself, anywhere.
greenlight ledger prove ID SEQ | ID --since SIZE
    A proof that the entry is in the ledger, or that its first SIZE entries are what they were, as JSON.
greenlight ledger check FILE
    Judges a proof, an exported ledger, or a test vector of transparency-dev/merkle; - reads from the input.
greenlight ledger export ID | PROJECT [--out FILE] [--force]
    Writes the ledger as one file that verifies offline. Signs a checkpoint first. Of a PROJECT, named by its id or its title: its whole
    production, that of the studio or of the database here, from which it can be rebuilt.
greenlight ledger replay FILE [--into PROJECT] [--partial]
    Of an exported production: rebuilds it step by step in a new project, or in the empty one that --into names, and says whether it
    came out the same. Broken off, the same command goes on. --partial leaves out what was erased, and what cannot stand without it.
greenlight ledger replay FILE [--all]
    Of an exported conversation: asks what was asked again, in a new session, and compares. Only turns that were executed and only
    read, unless --all says otherwise.
greenlight ledger checkpoint [ID | --all]
    Signs all that a ledger holds, with the workspace's key.`;

const actions: Actions = {
  list: async () => (await import('../ledger/list.ts')).listLedgers,
  show: async () => (await import('../ledger/show.ts')).showLedger,
  verify: async () => (await import('../ledger/verify.ts')).verifyLedgers,
  prove: async () => (await import('../ledger/prove.ts')).proveEntry,
  check: async () => (await import('../ledger/check.ts')).checkFile,
  export: async () => (await import('../ledger/export.ts')).exportLedger,
  replay: async () => (await import('../ledger/replay.ts')).replayLedger,
  checkpoint: async () => (await import('../ledger/sign.ts')).signLedgers,
};

const command: Command = {
  summary: 'List, show, verify, prove, export and replay what was recorded.',
  usage,
  run: runAction('ledger', actions),
};
export default command;
