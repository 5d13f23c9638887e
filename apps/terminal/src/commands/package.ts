import { type Actions, runAction } from '../actions.ts';
import type { Command } from '../command.ts';

const usage = `greenlight package list [--available]
    What is installed, and with --available also what the catalogs and the staging folder hold.
greenlight package inspect ID|FILE [VERSION]
    Its manifest, its files, what needs it, and which of its files were changed.
greenlight package stage FOLDER|ID [--force]
    Makes an archive of a source folder, or of a package in catalog/. Prints its path.
greenlight package sign FILE|ID [VERSION]
    Signs an archive with this workspace's key for packages.
greenlight package trust FILE.pem
    Takes somebody's public key into your trust folder, after asking you. At a terminal only.
greenlight package preflight ID|FILE [VERSION] [--allow-unsigned]
    Runs the gates over an archive: SCHEMA, MANIFEST, G0A, G1, OWN, G5. Exits 1 when one fails. Changes
    nothing but for a log in .greenlight/gate_logs/ and entries in the ledger gates, as install leaves them too.
greenlight package install ID|FILE [VERSION] [--allow-unsigned] [--downgrade]
    Judges and installs. By its id, it is staged from a catalog when it is not staged yet.
greenlight package uninstall ID
    Removes what it installed. A file that was changed since stays, and is named.

stage, preflight, install and uninstall need the capability admin, sign needs write, the others read.`;

const actions: Actions = {
  list: async () => (await import('../packages/list.ts')).listPackages,
  inspect: async () => (await import('../packages/inspect.ts')).inspectPackage,
  stage: async () => (await import('../packages/stage.ts')).stageSource,
  sign: async () => (await import('../packages/sign.ts')).signPackage,
  trust: async () => (await import('../packages/trust.ts')).trustKey,
  preflight: async () => (await import('../packages/preflight.ts')).preflightPackage,
  install: async () => (await import('../packages/install.ts')).installPackage,
  uninstall: async () => (await import('../packages/uninstall.ts')).uninstallPackage,
};

const command: Command = {
  summary: 'List, stage, sign, judge, install and remove packages.',
  usage,
  run: runAction('package', actions),
};
export default command;
