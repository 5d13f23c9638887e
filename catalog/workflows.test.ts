import { readdirSync } from 'node:fs';
import path from 'node:path';
import { askedThing } from '@greenlight/schema';
import { describe, expect, test } from 'vitest';
import { catalog, sourceOf, workflowOf, workflows } from './read-catalog.ts';

describe.each(workflows)('the source of %s', (folder) => {
  const source = sourceOf(folder);
  const definition = workflowOf(folder);

  test('is a package of one workflow, in a folder of its own name', () => {
    expect(readdirSync(path.join(catalog, folder)).sort()).toEqual([folder, 'manifest.json'].sort());
    expect(readdirSync(path.join(catalog, folder, folder))).toEqual(['workflow.json']);
    expect(source.assets).toEqual([{ path: `${folder}/workflow.json`, kind: 'workflow' }]);
    expect(source.package_id).toBe(`PKG-WORKFLOW-${folder.toUpperCase()}`);
    expect(definition.id).toBe(folder);
  });

  test('says of every step what it is about, and of every choice what it does', () => {
    expect(definition.steps.filter(({ about }) => !about)).toEqual([]);
    const choices = definition.steps.flatMap((step) => step.choices);
    expect(choices.filter(({ description }) => !description)).toEqual([]);
    expect(definition.steps.filter((step) => step.choices.length === 0)).toEqual([]);
    for (const { act } of choices) if (act?.type === 'ask') expect(askedThing.options).toContain(act.thing);
  });

  test('has a question for everything that it asks for', () => {
    const requirements = definition.steps.flatMap(({ complete }) => complete);
    const silent = requirements.flatMap((requirement) => {
      if ('rule' in requirement) return [];
      const fields = requirement.each.filter(({ ask }) => !ask);
      const count = requirement.record === 'project' || requirement.ask ? [] : [requirement.message];
      return [...count, ...fields.map(({ any_of }) => any_of.join())];
    });
    expect(silent).toEqual([]);
  });

  test('uses every threshold that it has', () => {
    const text = JSON.stringify(definition.steps);
    // `characters` is the measure of the gate in front of a new scene too.
    expect(Object.keys(definition.thresholds).filter((name) => !text.includes(`{"threshold":"${name}"}`))).toEqual([]);
  });
});
