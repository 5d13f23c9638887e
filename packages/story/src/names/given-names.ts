// The commonest given names that are nearly always one or the other. Only used to keep "Mr Baker" from becoming Sarah Baker,
// so a name that is missing here costs nothing.
const female =
  'abigail agnes alice alma amara amelia amy ana andrea angela anita ann anna anne annie audrey barbara beatrice bella betty bridget camila carmen carol caroline catherine cecilia charlotte christina clara claire cynthia daisy deborah diana dorothy edith eleanor elena elizabeth ella ellen elsa emily emma esther eva eve evelyn fatima fiona florence frances gabriela georgia gina gloria grace greta hannah harriet heather helen helena ida ingrid irene iris isabel isabella isla ivy jane janet jasmine jean jennifer jenny jessica joan josephine joyce judith judy julia juliet karen kate katherine katie lara laura lena leila lily linda lisa louise lucia lucy lydia mabel maggie margaret maria marie martha mary matilda maya megan mia miriam molly monica nadia nancy naomi natalia natalie natasha nina nora olga olivia pamela patricia paula penelope petra phoebe priya rachel rebecca rita rosa rose rosie ruth sally samantha sandra sara sarah sharon silvia simone sofia sonia sophia sophie stella stephanie susan sylvia tamara tanya teresa tina ursula valerie vanessa vera victoria violet virginia wendy yasmin yvonne zoe';
const male =
  'aaron abraham adam adrian ahmed alan albert aldo alexander alfred andrew anthony anton antonio arnold arthur ben benjamin bernard bill bob boris brian bruce carl carlos cedric charles christopher clive colin daniel david dennis diego dmitri donald douglas edgar edmund edward eric ernest ethan eugene felix fernando frank frederick gabriel gary geoffrey george gerald gilbert giovanni graham gregory gustav hans harold harry hector henry herbert howard hugh hugo ian ibrahim igor isaac ivan jack jacob jacques jake james jason jeremy jim joe joel john jonathan jorge jose joseph joshua juan julian karl keith kenneth kevin klaus lars laurence lawrence leo leon leonard liam louis luca lucas luis luke marco marcus mario mark martin matthew max michael miguel mike mohammed nathan neil nicholas nigel nikolai noah oliver omar oscar otto pablo patrick paul pedro peter philip pierre ralph raymond richard robert roberto roger roland ronald rupert samuel sean sebastian sergei sherlock sidney simon stanley stephen steven stuart thomas timothy tom tony ulrich vernon victor viktor vincent vladimir walter wilhelm william winston xavier zachary';

const genders = new Map<string, 'female' | 'male'>([
  ...female.split(' ').map((name): [string, 'female'] => [name, 'female']),
  ...male.split(' ').map((name): [string, 'male'] => [name, 'male']),
]);

/** What a folded given name nearly always says; undefined when it does not say. */
export function genderOfGivenName(given: string): 'female' | 'male' | undefined {
  return genders.get(given);
}
