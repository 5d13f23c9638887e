import type { Field } from 'payload';

/** The project a row belongs to. Set once; a row never moves to another project. */
export const projectField: Field = {
  name: 'project',
  type: 'relationship',
  relationTo: 'projects',
  required: true,
  index: true,
  access: { update: () => false },
};

export function options<T extends string>(values: readonly T[]): { label: string; value: T }[] {
  return values.map((value) => ({ label: value[0]?.toUpperCase() + value.slice(1).replaceAll('-', ' '), value }));
}

/** What every story record carries: how it came to be, and where each value came from. Written by the write path alone. */
export const provenanceFields: Field[] = [
  {
    name: 'createdVia',
    type: 'select',
    options: options(['chat', 'manual', 'import']),
    required: true,
    defaultValue: 'manual',
    admin: { readOnly: true, position: 'sidebar' },
  },
  { name: 'sources', type: 'json', admin: { readOnly: true, position: 'sidebar' } },
];
