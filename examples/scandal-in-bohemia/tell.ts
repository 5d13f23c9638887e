import type { Reply, Studio } from './studio.ts';

export interface ToldMessage {
  text: string;
  /** False for a question, thanks, an opinion or a wish: it must create nothing. */
  creates?: boolean;
}

export interface Told {
  sessionId: string;
  /** What a message that must create nothing created. */
  falseCreations: string[];
}

const mostAnswers = 5;

/** Says the messages one after the other. Questions are ignored, as people do; an offer to add something is taken up. */
export async function tellStory(
  studio: Studio,
  projectId: string,
  messages: ToldMessage[],
  print: (line: string) => void,
): Promise<Told> {
  let sessionId: string | undefined;
  const falseCreations: string[] = [];
  for (const [index, { text, creates }] of messages.entries()) {
    const reply = await studio.say(projectId, sessionId, text);
    sessionId = reply.sessionId;
    print(`${String(index + 1).padStart(2)} > ${shorten(text)}`);
    printReply(reply, print);
    if (creates === false) falseCreations.push(...reply.entities.map((each) => `${each.kind} ${each.name} ← ${text}`));
    await acceptOffers(studio, reply, print);
  }
  if (sessionId === undefined) throw new Error('There is nothing to tell.');
  return { sessionId, falseCreations };
}

async function acceptOffers(studio: Studio, first: Reply, print: (line: string) => void): Promise<void> {
  let reply = first;
  for (let answers = 0; answers < mostAnswers; answers++) {
    const offer = reply.questions.find(isOffer);
    const yes = offer?.options?.[0];
    if (!offer || yes === undefined) return;
    print(`   > (${shorten(offer.text)}) ${yes}`);
    reply = await studio.answer(reply.sessionId, offer.id, yes);
    printReply(reply, print);
  }
}

/** "Add the scene?": it has options, and taking the first one keeps what was told. */
function isOffer(question: Reply['questions'][number]): boolean {
  return (question.options?.length ?? 0) > 0 && /\b(add|keep|scene|proposal)\b/i.test(question.text);
}

function printReply({ response, errors }: Reply, print: (line: string) => void): void {
  print(`   < ${shorten(response)}`);
  for (const { message } of errors) print(`   ! ${shorten(message)}`);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}
