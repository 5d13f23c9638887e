import { describe, expect, it } from 'vitest';
import { createSpecPack } from './create-spec-pack.ts';
import { specFiles } from './templates/spec-template.ts';
import { specTemplates } from './templates/spec-templates.ts';

const id = 'PROOF-001';

describe('a fresh pack', () => {
  it('is the templates with its id', () => {
    const files = createSpecPack({ id });
    expect(Object.keys(files)).toEqual([...specFiles]);
    for (const file of specFiles) expect(files[file]).toBe(specTemplates[file].replaceAll('{{spec_id}}', id));
    expect(files['00_overview.md']).toContain('- **Spec:** PROOF-001\n');
  });

  it.each([
    'proof-001',
    'PROOF',
    '../X-1',
    'A-1/../..',
    'A-',
    '-A',
    'A--1',
    'Ä-1',
    'A-1\n',
    '',
    `A-${'1'.repeat(200)}`,
  ])('has no id such as %j', (bad) => {
    expect(() => createSpecPack({ id: bad })).toThrow('is not the id of a spec pack');
  });
});

describe('a value', () => {
  it('takes the place of its field and of what the template says about it', () => {
    const files = createSpecPack({
      id,
      values: { risks: '| Rain | high |\n|---|---|\n| Snow | low |', owner: 'Ada\nLovelace' },
    });
    expect(files['02_solution.md']).toMatch(/\n## Risks\n\n\| Rain \| high \|\n\|---\|---\|\n\| Snow \| low \|\n$/);
    expect(files['02_solution.md']).toContain('{{alternatives}}');
    expect(files['00_overview.md']).toContain('- **Owner:** Ada Lovelace\n- **Status:** TBD {{status}}\n');
  });

  it('that is blank leaves the field open', () => {
    expect(createSpecPack({ id, values: { risks: ' \n' } })).toEqual(createSpecPack({ id }));
  });

  it('is filled in once: braces and signs of its own stay as they are', () => {
    const { '01_problem.md': text } = createSpecPack({
      id,
      values: { problem: "{{owner}} costs $& and $1 and $'", current_state: 'x' },
    });
    expect(text).toContain("# Problem\n\n{{owner}} costs $& and $1 and $'\n\n## Today\n\nx\n");
  });

  it('cannot take a heading’s place, nor hide those after it', () => {
    const { '01_problem.md': text } = createSpecPack({
      id,
      values: { problem: '# Today\n\nlong ago\n\n```md\n# code', current_state: '<!-- open' },
    });
    expect(text).toContain(
      '# Problem\n\n### Today\n\nlong ago\n\n```md\n# code\n```\n\n## Today\n\n<!-- open\n-->\n\n## Who',
    );
  });

  it('of a field that no template has is refused', () => {
    for (const name of ['colour', 'spec_id', '__proto__', 'toString'])
      expect(() => createSpecPack({ id, values: JSON.parse(`{"${name}": "x"}`) })).toThrow('No template has a field');
  });
});
