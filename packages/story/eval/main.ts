import { createExtraction, createRulesExtractor, type ModelPort } from '../src/index.ts';
import { type Engine, evaluateEngine, type Measured } from './evaluate-engine.ts';
import { formatColumns } from './report.ts';

/** What `npm run eval` was asked for. */
export interface EvaluationOptions {
  isJson: boolean;
  showsHeldOut: boolean;
  /** The model that the environment names, to be measured beside the rules. */
  model: ModelPort | null;
  write: (text: string) => void;
}

/** `npm run eval [-- --held-out] [-- --json]`: see README.md. Nothing here passes or fails; it measures. */
export async function runEvaluation({ isJson, showsHeldOut, model, write }: EvaluationOptions): Promise<void> {
  const engines = enginesFor(model);
  const all: Measured[] = [];
  for (const split of ['work', 'held-out'] as const) {
    const measured: Measured[] = [];
    for (const engine of engines) measured.push(await evaluateEngine(engine, split));
    all.push(...measured);
    if (!isJson) for (const part of describePart(measured, split === 'work' || showsHeldOut)) write(`${part}\n\n`);
  }
  if (isJson) write(`${JSON.stringify(toDocument(all), null, 2)}\n`);
}

/** The rules, and the model as the product asks it: with the rules behind it. */
function enginesFor(model: ModelPort | null): Engine[] {
  const rules: Engine = { name: 'rules', extractor: createRulesExtractor() };
  if (!model) return [rules];
  const service = createExtraction(model);
  return [
    rules,
    {
      name: 'model',
      extractor: {
        engine: 'llm',
        extract: ({ message, ...context }, options) =>
          service.extractStructuredData(message, { ...context, ...options }),
      },
    },
  ];
}

function describePart(measured: readonly Measured[], showsFaults: boolean): string[] {
  return [
    formatColumns(measured.map(({ engine, messages }) => ({ engine, summary: messages }))),
    formatColumns(measured.map(({ engine, tellings }) => ({ engine, summary: tellings }))),
    ...measured
      .filter(({ stoodIn }) => stoodIn > 0)
      .map(
        ({ engine, split, stoodIn }) => `${split}: in ${stoodIn} messages the rules answered in place of the ${engine}`,
      ),
    ...(showsFaults
      ? measured.map(({ engine, split, faults }) => `${split}, what failed (${engine}):\n\n${faults}`)
      : []),
  ];
}

function toDocument(all: readonly Measured[]): object[] {
  return all.flatMap(({ engine, messages, tellings, stoodIn }) => [
    { engine, ...messages, stoodIn },
    { engine, ...tellings, stoodIn },
  ]);
}
