import { completionGate, indexOf, isMet } from '@greenlight/workflow';
import type { PackFacts } from '../pack-ground.ts';
import { requirementWords } from '../requirement-words.ts';
import { type Block, heading, said, stack, type TableLine, table, words } from '../text/block.ts';
import type { FileBlocks } from './file-blocks.ts';
import { countOf, duration } from './film-words.ts';

/** What each step asks for and whether it holds, the cast, who they are to each other, the places, and the limits. */
export function writeRequirements(facts: PackFacts): FileBlocks<'requirements'> {
  const { workflow } = facts;
  return {
    requirements_source: said(
      words`They come from the workflow “${workflow.definition.title}” and from the records of the project.`,
      'Whoever may write in the project changes the records and the measures; each change is on the ledger.',
    ),
    must: stack(
      heading('What each step asks for'),
      requirementTable(facts, true),
      heading('Cast'),
      castTable(facts),
      heading('Relationships'),
      relationshipTable(facts),
      heading('Places'),
      placeTable(facts),
    ),
    should: stack(said('What a step would like, and does not wait for.'), requirementTable(facts, false)),
    limits: limits(facts),
  };
}

function requirementTable({ workflow }: PackFacts, isMust: boolean): Block {
  const { definition, thresholds } = workflow;
  const rows: TableLine[] = definition.steps.flatMap((step) => {
    const { id } = completionGate(definition, step.id);
    return step.complete.flatMap((requirement) => {
      if ((requirement.severity === 'blocker') !== isMust) return [];
      const holds = isMet(requirement, workflow) ? 'yes' : 'not yet';
      return [{ cells: [step.title, requirementWords(requirement, thresholds), holds, id] }];
    });
  });
  const numbered = rows.map(({ cells }, index) => ({ cells: [`${isMust ? 'R' : 'S'}${index + 1}`, ...cells] }));
  return table(
    ['Number', 'Step', 'Requirement', 'Holds', 'Proved by'],
    numbered,
    isMust ? 'The workflow asks for nothing.' : 'The workflow has no wishes beyond what it asks for.',
  );
}

function castTable({ snapshot, names }: PackFacts): Block {
  const rows = snapshot.characters.map((character) => ({
    cells: [
      character.name,
      character.age === null || character.age === undefined ? '' : String(character.age),
      character.role ?? '',
      character.occupation ?? '',
      (character.aliases ?? []).join(', '),
      (character.traits ?? []).join(', '),
      character.description ?? '',
    ],
    origin: names.origin('character', character),
  }));
  const headers = ['Name', 'Age', 'Role', 'Occupation', 'Also called', 'Traits', 'Description'];
  return table(headers, rows, 'Nobody is in the film yet.');
}

function relationshipTable({ snapshot, names }: PackFacts): Block {
  const rows = snapshot.relationships.map((tie) => ({
    cells: [names.character(tie.from), tie.type, names.character(tie.to), tie.description ?? ''],
    origin: names.origin('relationship', tie),
  }));
  return table(['Who', 'Is', 'Of', 'How'], rows, 'Nobody has said what the characters are to each other.');
}

function placeTable({ snapshot, names }: PackFacts): Block {
  const rows = snapshot.locations.map((place) => ({
    cells: [place.name, place.kind ?? '', (place.aliases ?? []).join(', '), place.description ?? ''],
    origin: names.origin('location', place),
  }));
  return table(['Name', 'Kind', 'Also called', 'Description'], rows, 'No place was named yet.');
}

function limits({ snapshot, workflow }: PackFacts): Block {
  const { targetMinutes } = snapshot.project;
  const shot = indexOf(snapshot).scenes();
  const seconds = shot.reduce((sum, { runningTime }) => sum + (runningTime ?? 0), 0);
  const untimed = shot.filter(({ runningTime }) => !runningTime).length;
  const rows = Object.entries(workflow.definition.thresholds).map(([name, { title, default: usual }]) => ({
    cells: [title, workflow.thresholds[name] ?? usual, usual],
  }));
  return stack(
    said(
      targetMinutes
        ? words`The film may run ${countOf(targetMinutes, 'minute')}.`
        : 'How long the film may run was not said.',
      words`Its scenes run ${duration(seconds)} together; ${untimed} of ${countOf(shot.length, 'scene')} without a running time yet.`,
    ),
    heading('Measures'),
    table(['Measure', 'In this project', 'Usual'], rows, 'The workflow has no measures.'),
  );
}
