import { defineHandler } from '../define-handler.ts';
import type { HandlerInput, HandlerResult } from '../handler.ts';
import { answerWithoutPackages } from '../packages/absent-packages.ts';
import { renderInstall, renderStaged, renderUninstall } from '../packages/render-change.ts';
import { renderPreflight } from '../packages/render-preflight.ts';
import type { PackageRequest, PackagesPort } from '../packages-port.ts';

/** What changes the packages of a workspace, or is on the way to it. */
export default defineHandler({
  name: 'package-changes',
  description: 'Stages, judges, installs and removes packages.',
  category: 'packages',
  answers: ['package_stage', 'package_preflight', 'package_install', 'package_uninstall'],
  requires: 'admin',
  patterns: ['stage {package}', 'preflight {package}', 'install {package} [{version}]', 'uninstall {package}'],
  runsOnce: true,
  async run(input, { ports, actor, signal }) {
    const { packages } = ports;
    const { package: id, version } = input.classification.args;
    if (!packages || id === undefined) return answerWithoutPackages();
    return refuseGuess(input, id) ?? act(packages, input, { id, version: version?.replace(/^v/i, ''), actor, signal });
  },
});

/** What takes something away is not guessed from a slip of the pen. */
function refuseGuess({ classification }: HandlerInput, id: string): HandlerResult | undefined {
  if (classification.type !== 'package_uninstall' || classification.confidence >= 1) return undefined;
  return say(`Did you mean \`uninstall ${id}\`? Say it so; nothing was done.`, {
    reason: 'asked back: not said exactly',
  });
}

async function act(packages: PackagesPort, input: HandlerInput, request: PackageRequest): Promise<HandlerResult> {
  switch (input.classification.type) {
    case 'package_stage': {
      const view = await packages.stage(request);
      return say(renderStaged(view), { writes: [{ path: view.archive, hash: `sha256:${view.sha256}` }] });
    }
    case 'package_preflight': {
      const view = await packages.preflight(request);
      return say(renderPreflight(view), view.passed ? {} : refused(view.gates));
    }
    case 'package_install': {
      const view = await packages.install(request);
      return say(renderInstall(view), view.done ? {} : refused(view.preflight.gates));
    }
    default:
      return say(renderUninstall(await packages.uninstall(request)));
  }
}

/** A gate that fails has done its work, but what was asked for has not come about: the turn says so. */
function refused(gates: readonly { gate: string; passed: boolean }[]): Partial<HandlerResult> {
  const failed = gates.find(({ passed }) => !passed);
  return { decision: 'FAILED', reason: `GATE_BLOCKED by ${failed?.gate ?? 'no gate that could be run'}` };
}

function say(response: string, more: Partial<HandlerResult> = {}): HandlerResult {
  return { response, reads: [], writes: [], ...more };
}
