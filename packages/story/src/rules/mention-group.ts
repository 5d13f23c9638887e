import { type Mention, type Reading, tokenAt } from './reading.ts';

/** Names that are listed together: "Tom, Dick and Harriet". */
export interface MentionGroup {
  members: Mention[];
  /** First token after the list. */
  next: number;
}

export function readGroupAt(reading: Reading, first: Mention, to: number): MentionGroup {
  const { tokens, mentionAt } = reading;
  const members = [first];
  let next = first.last + 1;
  for (;;) {
    let at = next;
    if (tokenAt(tokens, at).text === ',') at++;
    if (/^(?:and|&|plus|or|with|\+)$/.test(tokenAt(tokens, at).lower)) at++;
    const member = at > next && at < to ? mentionAt[at] : undefined;
    if (!member || member.first !== at || tokenAt(tokens, member.last + 1).lower === "'s") return { members, next };
    members.push(member);
    next = member.last + 1;
  }
}
