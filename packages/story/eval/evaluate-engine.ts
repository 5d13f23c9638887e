import type { Extractor } from '../src/extractor.ts';
import { type Conversation, conversations, type SingleMessage, type Split, singleMessages } from './corpus.ts';
import { evaluateConversation } from './evaluate-conversation.ts';
import { evaluateMessage } from './evaluate-message.ts';
import { formatFaults, type Summary, summarize } from './report.ts';

/** An engine and what it is called in the report. */
export interface Engine {
  name: string;
  extractor: Extractor;
}

/** What an engine is measured by. Left out, the whole corpus. */
export interface Corpus {
  messages: readonly SingleMessage[];
  tellings: readonly Conversation[];
}

/** One part of the corpus under one engine. */
export interface Measured {
  engine: string;
  split: Split;
  messages: Summary;
  tellings: Summary;
  /** Message by message, what went wrong. */
  faults: string;
  /** How often another engine answered in its stead. */
  stoodIn: number;
}

const whole: Corpus = { messages: singleMessages, tellings: conversations };

/** Runs an engine over one part of the corpus, one message after the other. */
export async function evaluateEngine(engine: Engine, split: Split, corpus: Corpus = whole): Promise<Measured> {
  const counted = countStandIns(engine.extractor);
  const messages = [];
  for (const single of corpus.messages)
    if (single.split === split) messages.push(await evaluateMessage(counted.extractor, single));
  const tellings = [];
  for (const telling of corpus.tellings)
    if (telling.split === split) tellings.push(await evaluateConversation(counted.extractor, telling));
  return {
    engine: engine.name,
    split,
    messages: summarize(`${split}: messages`, messages),
    tellings: summarize(`${split}: tellings`, tellings),
    faults: formatFaults([...messages, ...tellings]),
    stoodIn: counted.standIns(),
  };
}

/** A notice says that something less than usual answered. */
function countStandIns(extractor: Extractor): { extractor: Extractor; standIns: () => number } {
  let count = 0;
  return {
    standIns: () => count,
    extractor: {
      engine: extractor.engine,
      async extract(input, options) {
        const result = await extractor.extract(input, options);
        if (result.notice !== undefined) count++;
        return result;
      },
    },
  };
}
