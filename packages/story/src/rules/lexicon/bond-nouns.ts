import type { RelationshipType } from '@greenlight/schema';
import { wordMap } from './word-set.ts';

/** What there may be between two people, by its name: "the rivalry between Ana and Tom". */
export const bondNouns: ReadonlyMap<string, RelationshipType> = wordMap(
  `love:romantic romance:romantic affair:romantic marriage:family engagement:romantic fling:romantic passion:romantic attraction:romantic flirtation:romantic divorce:family
  breakup:romantic break-up:romantic kiss:romantic spark:romantic chemistry:romantic friendship:friend bond:friend trust:friend complicity:friend alliance:friend
  hate:enemy hatred:enemy feud:enemy war:enemy grudge:enemy enmity:enemy hostility:enemy vendetta:enemy quarrel:enemy fight:enemy conflict:enemy resentment:enemy
  rivalry:rival competition:rival duel:rival contest:rival jealousy:rival apprenticeship:mentor partnership:colleague collaboration:colleague`,
  (type) => type as RelationshipType,
);
