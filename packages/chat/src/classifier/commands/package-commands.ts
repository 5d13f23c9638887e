import { type Command, show } from '../command.ts';

const id = '[the] [package] {package} [package]';

/** Packages: what there is, and what is done with one. */
export const packageCommands: readonly Command[] = [
  {
    type: 'package_list',
    templates: [
      '[installed|available|all] packages',
      'packages installed|available',
      `${show} [me] [all] [the|our|my] [installed|available] packages|pkgs`,
      `${show} [me] every|each package`,
      `[${show}|give] [me] [the|a] list of [all] [the] [installed|available] packages`,
      `[${show}] [me] what|which packages are installed|available|there`,
      'what|which packages',
      'what|which packages do i|we|you have',
      'what|which packages can i install|use',
      'what is installed',
      'do we|i|you have [any] packages',
      'are there [any] packages',
      'package|packages list',
    ],
  },
  {
    type: 'package_inspect',
    templates: [
      '{package}',
      `inspect|describe|explain|read|open|show|view|display|see [me] ${id}`,
      `tell me [more] about ${id}`,
      `what is [in|inside] ${id}`,
      'what is {package} for',
      `look at ${id}`,
      'what does {package} do|contain',
      `[give|show] [me] [the|more] details|info|information|manifest|contents [about|of|on|for] ${id}`,
      'more about|on {package}',
      'package inspect|info|show|describe {package}',
    ],
  },
  {
    type: 'package_stage',
    acts: true,
    templates: [`stage ${id} [{version}]`, 'package stage {package}'],
  },
  {
    type: 'package_preflight',
    acts: true,
    templates: [
      `preflight|pre-flight|validate|check|verify|test ${id}`,
      'check if|whether {package} is ok|okay|valid|fine|sound',
      `run|do|make [the|a] preflight|pre-flight|checks|gates [check|checks] on|for|of ${id}`,
      'preflight check|checks [on|for|of] {package}',
      'package preflight|validate|check {package}',
    ],
  },
  {
    type: 'package_install',
    acts: true,
    templates: [
      `install ${id} [{version}]`,
      `install version {version} of ${id}`,
      'install {package} version {version}',
      'package install {package}',
    ],
  },
  {
    type: 'package_uninstall',
    acts: true,
    templates: [`uninstall|un-install|remove|delete ${id}`, `get rid of ${id}`, 'package uninstall|remove {package}'],
  },
];
