import {
  EnvironmentError,
  type Extraction,
  extractionInput,
  GreenlightError,
  parseEnvironment,
  parseOrThrow,
} from '@greenlight/schema';
import type { Command, CommandContext } from '../command.ts';
import { configFolderOf } from '../keys/config-folder.ts';
import { printable } from '../output.ts';
import { runReading } from '../read-lines.ts';
import { readUserConfig, withUserConfig } from '../user-config.ts';

const command: Command = {
  summary: 'What a message tells of a story. Nothing is written.',
  usage: `greenlight extract "message"         one message
greenlight extract < messages        JSON lines: {"message": …, "known"?: {"characters"?, "locations"?}, "history"?} in,
                                     {"intent", "characters", "scenes", "locations", "relationships", …} out

With LLM_BASE_URL a language model reads first; without, the built-in rules do.`,
  async run(context) {
    const extract = await createExtract(context);
    return runReading(context, { name: 'extract', ofText: (message) => ({ message }), read: extract });
  },
};
export default command;

/** The extraction, loaded at once: every line needs it. */
async function createExtract({ env, out, signal }: CommandContext): Promise<(value: unknown) => Promise<Extraction>> {
  const settings = parseModelSettings(withUserConfig(env, await readUserConfig(configFolderOf(env))));
  const { createExtraction } = await import('@greenlight/story');
  const model = settings.LLM_BASE_URL ? (await import('@greenlight/model')).createModelFrom(settings) : null;
  const service = createExtraction(model);
  return async (value) => {
    const { message, ...surroundings } = parseOrThrow(extractionInput, value);
    const { extraction, notice } = await service.extractStructuredData(message, { ...surroundings, signal });
    if (notice) out.say(`greenlight: ${printable(notice)}`);
    return extraction;
  };
}

// Of the environment the model's part alone: a port that a studio could not use is no matter here.
function parseModelSettings({
  LLM_BASE_URL,
  LLM_API_KEY,
  LLM_MODEL,
  LLM_TIMEOUT_MS,
}: Record<string, string | undefined>) {
  try {
    return parseEnvironment({ LLM_BASE_URL, LLM_API_KEY, LLM_MODEL, LLM_TIMEOUT_MS });
  } catch (error) {
    if (error instanceof EnvironmentError) throw new GreenlightError('VALIDATION', error.message, { cause: error });
    throw error;
  }
}
