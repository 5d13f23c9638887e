// What people say for the values that are chosen from a list.
const cues: Record<string, Record<string, string>> = {
  timeOfDay: {
    dawn: 'sunrise|daybreak|first light|early morning',
    day: 'daytime|morning|noon|midday|afternoon|daylight',
    dusk: 'sunset|twilight|evening|nightfall',
    night: 'midnight|nighttime|tonight|late at night',
  },
  interior: { true: 'int|interior|inside|indoors', false: 'ext|exterior|outside|outdoors' },
  role: {
    protagonist: 'hero|heroine|lead|main character|lead character',
    antagonist: 'villain|baddie|bad guy',
    supporting: 'sidekick|helper',
    minor: 'small part|walk on',
  },
  type: {
    family:
      'sister|sisters|brother|brothers|mother|father|mum|mom|dad|daughter|son|uncle|aunt|cousin|cousins|twin|twins|grandmother|grandfather|niece|nephew|siblings|parents|sibling|parent',
    friend: 'friends|friendship|best friend',
    enemy: 'enemies|nemesis|hates|hate',
    romantic: 'lover|lovers|wife|husband|married|girlfriend|boyfriend|loves|in love|fiance|fiancee|engaged|ex|dating',
    rival: 'rivals|rivalry|competitor',
    mentor: 'teacher|teaches|trains|mentors|pupil|student',
    colleague: 'colleagues|partner|partners|coworker|coworkers|boss|assistant|works with|works for',
  },
};

/** The words that say a listed value: "midnight" says night. Empty for a field whose values are free. */
export function cueWords(field: string, value: unknown): string[] {
  return cues[field]?.[String(value)]?.split('|') ?? [];
}
