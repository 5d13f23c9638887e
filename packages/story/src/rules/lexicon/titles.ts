import type { Gender } from './person-nouns.ts';
import { wordMap, wordSet } from './word-set.ts';

const gender = (value: string): Gender => (value === 'f' ? 'female' : value === 'm' ? 'male' : 'any');

/** Words that stand before a name. Without their dot; lower case. */
export const titles = wordMap(
  `mr:m mister:m mrs:f ms:f miss:f mx:a dr:a doctor:a doc:a prof:a professor:a sir:m madam:f madame:f mademoiselle:f monsieur:m mme:f mlle:f
  signor:m signora:f signorina:f senor:m señor:m senora:f señora:f señorita:f senorita:f herr:m frau:f fraulein:f fräulein:f don:m doña:f dona:f dom:m
  lord:m lady:f count:m countess:f baron:m baroness:f duke:m duchess:f earl:m viscount:m marquis:m marquess:m king:m queen:f prince:m princess:f
  emperor:m empress:f tsar:m tsarina:f sultan:m sheikh:m emir:m shah:m captain:a capt:a colonel:a col:a major:a maj:a general:a gen:a
  lieutenant:a lt:a sergeant:a sgt:a corporal:a cpl:a private:a pvt:a admiral:a adm:a commander:a cmdr:a commodore:a marshal:a sheriff:a
  deputy:a officer:a agent:a inspector:a detective:a superintendent:a constable:a chief:a commissioner:a judge:a justice:a senator:a
  congressman:m congresswoman:f governor:a gov:a president:a minister:a chancellor:a ambassador:a mayor:a father:m fr:m sister:f sr:f brother:m br:m
  mother:f reverend:a rev:a pastor:a bishop:a archbishop:a cardinal:m pope:m rabbi:a imam:m abbot:m abbess:f saint:a uncle:m aunt:f auntie:f
  grandma:f grandpa:m granny:f nana:f cousin:a nurse:a coach:a chef:a dame:f master:m mistress:f comrade:a nanny:f papa:m mama:f señor:m oba:m chief:a
  comandante:m capitán:m capitan:m coronel:m sargento:m sergeant-major:m madre:f padre:m abuela:f abuelo:m nonna:f nonno:m oma:f opa:m babushka:f bey:m pasha:m sahib:m maestro:m squire:m pan:m pani:f alderman:m nurse:a matron:f headmaster:m headmistress:f marquise:f madam:f vicar:m chaplain:m bosun:m warden:a
  alhaji:m alhaja:f mallam:m baba:m abu:m umm:f oom:m tante:f tía:f tia:f tío:m tio:m sensei:a guru:m pandit:m swami:m mahatma:m lama:m`,
  gender,
);

/** Titles that are no honorific but an office: `the King`, `the Countess`. With `the` and a capital they stand for a person. */
export const offices =
  wordSet(`king queen prince princess emperor empress tsar tsarina sultan pope count countess baron baroness duke duchess earl
lord lady captain colonel general admiral commander major sergeant lieutenant sheriff inspector detective president governor mayor senator judge bishop cardinal
professor doctor director boss chief chancellor minister ambassador don godfather oracle stranger butcher surgeon widow butler magician
abbot abbess marshal archbishop regent kaiser shah khan khalif caliph pharaoh narrator priest priestess bride groom shepherd piper baker hunter hangman executioner jester`);

/** Titles that people abbreviate with a dot. */
export const dottedTitles = wordSet(
  'mr mrs ms mx dr prof capt col maj gen lt sgt cpl pvt adm cmdr gov rev fr sr br st jr mme mlle hon sen rep messrs',
);

/** Titles so common that they are written small, too: `dr okafor`. */
export const smallTitles = wordSet(
  'nana nan gran granny aunty mama papa grandad granddad mother chief mr mrs ms miss dr prof doctor sir mister madame uncle aunt auntie captain detective inspector sergeant professor grandma grandpa officer agent sheriff king queen prince princess lord lady father sister brother count countess',
);
