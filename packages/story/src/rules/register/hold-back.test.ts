import { describe, expect, it } from 'vitest';
import { extractByRules } from '../rules-extractor.ts';

const WRITTEN = 0.6;

function written(message: string): string[] {
  const { characters, locations, scenes, relationships, updates } = extractByRules({
    message,
    known: { characters: [], locations: [] },
  });
  const certain = [...characters, ...locations, ...scenes, ...relationships, ...updates].filter(
    ({ confidence }) => confidence >= WRITTEN,
  );
  return certain.map((each) => ('name' in each ? each.name : 'something'));
}

describe('what is beside the story', () => {
  it.each([
    ["the writer's own people", 'Our neighbor, old Mr. Petrov, 81, plays accordion every sunday, drives me nuts.'],
    ['thanks and the day at home', 'Thanks! off to pick up Leo from football, back at 5'],
    ['people met in life', 'Met a guy at the pub last night, Declan, 50, ex-boxer, unbelievable stories.'],
    ['another work', 'In Casablanca, Rick is forty and owns a bar.'],
    ['its figures', 'In the book the detective is a woman named Lydia, from Cork.'],
    ['those who make films', 'Gérard Depardieu would be too fat for Maurice.'],
    ['the crew', 'the sound guy, pedro, cant do weekends'],
    ['the making', 'My first draft had a whole chapter in Vienna with a spy named Otto.'],
    ['what was taken back', 'We considered a second villain, a banker named Krause, and dropped it.'],
    ['what the next sentence takes back', 'A nurse, Beatriz, 44. Scrap that.'],
    ['what nobody does', 'Nobody dies, nobody marries, and nobody goes to Venice.'],
    ['what would be', 'If Ruben had a sister, she might be a pilot in Kyoto.'],
    ['a pitch by another title', 'Chinatown in Tromsø.'],
    ['a work that bears a name', 'In Rebecca the housekeeper, Mrs Danvers, gets the good lines.'],
    ['who is denied', 'This town has no sheriff, no priest and no gambler Lefty.'],
    ['what the writer does not know', 'No idea yet, maybe Corinna is a vet.'],
    ['a judgement', 'The second act drags, and Otto talks too much in the kitchen.'],
    ['a friend of the writer', 'A friend of mine, Wiebke, runs a bar exactly like this one.'],
    ['a day of the writer', 'The other day a man called Rolf tried to sell me a boat.'],
    ['the crew by its work', 'With the camerawoman Jitka we have measured the light in the chapel.'],
    ['what is likened to a deed', 'He adores her the way Cyrano does, nose and all.'],
    ['a name that is weighed', 'Vera is a better name than Lena.'],
    ['how somebody talks', 'The way Leopold talks is great.'],
    [
      'a biography',
      'I have read the biography of Emmy Noether, she was 33 when she came to Göttingen with her father Max.',
    ],
    ['what was going to be', 'There was going to be a deaf cellist called Ruth in it.'],
    ['wishes', 'Happy birthday to Emil, the baker of our street, 50 today!'],
    ['a heading in jest', 'INT. MY KITCHEN - NIGHT. Me, 44, burns the rice.'],
    ['a figure of another work', 'She has the patience of the nun in Persona, the one with the glasses.'],
    ['what nobody does', 'Nobody likes a saint, so Bernadette cannot be one.'],
    ['a fact of the world', 'Fun fact: the real Captain Ahab was called George Pollard, 29.'],
    ['a bond of two who are doubted', 'I have seen the film about Lotte, 23, and her husband Carl in Potsdam.'],
  ])('%s writes nothing', (_, message) => {
    expect(written(message)).toEqual([]);
  });

  it('is asked about where it may be meant for the story', () => {
    const { characters } = extractByRules({ message: 'If you ask me, the killer is the organist, Mr. Blythe.' });
    expect(characters.map(({ name, confidence }) => [name, confidence < WRITTEN])).toEqual([['Mr. Blythe', true]]);
  });

  it.each([
    ['a creation after thanks', 'Thanks! Now the neighbour: Ludmila, 66, retired tram driver.', 'Ludmila'],
    ['a hero beside the own father', 'My dad was a miner. Our hero, Gwyn, is a miner too, 55.', 'Gwyn'],
    ['somebody loved', 'honestly i love him. gus, 50, plumber, divorced twice', 'Gus'],
    ['an order in the form of a question', 'could you put in a guy called Nico, a bouncer, 33', 'Nico'],
    ['a director of something else', 'Then you have Babatunde, 55, the hospital director.', 'Babatunde'],
    ['what is set right', 'Forget that, make her a vet called Ottla, 30.', 'Ottla'],
    ['a title of work in the story', 'There is a wardrobe mistress called Ruth, 50, at the opera.', 'Ruth'],
    ['a greeting before it', 'Good evening! The ferryman is Knut, 61, a widower.', 'Knut'],
    ['two of the story, bound', 'Signe trusts her best friend Aud with everything.', 'Signe'],
  ])('%s is written', (_, message, name) => {
    expect(written(message)).toContain(name);
  });
});

describe('what is said of those who are known', () => {
  const changes = (message: string) =>
    extractByRules({ message, known: { characters: ['Sarah', 'Viktor'], locations: [] } })
      .updates.filter(({ confidence }) => confidence >= WRITTEN)
      .map(({ name, set }) => [name, set]);

  it.each([
    ['Sorry sorry, I meant Sarah is a detective.', [['Sarah', { occupation: 'Detective' }]]],
    ['I forgot to say that Viktor is 52.', [['Viktor', { age: 52 }]]],
  ])('%s changes it in spite of the excuse', (message, expected) => {
    expect(changes(message)).toEqual(expected);
  });

  it.each([
    "Viktor could be 50 or 60, I can't decide.",
    'What if Viktor was a priest?',
    "lose Viktor, he's one too many",
    'Sarah is as old as my sister, 31.',
  ])('%s changes nothing', (message) => {
    expect(changes(message)).toEqual([]);
  });
});
