import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const occupationOf = (message: string) => extractByRules({ message }).characters[0]?.occupation;

describe('what somebody lives by', () => {
  it.each([
    ['Sana works as a nurse.', 'Nurse'],
    ['Sana works nights at the port as a security guard.', 'Security guard'],
    ['Sana makes a living as a pickpocket.', 'Pickpocket'],
    ['Sana got a job as a waitress.', 'Waitress'],
    ['Sana is employed as a cook.', 'Cook'],
    ['Sana studies law in Leiden.', 'Law student'],
    ['Sana is studying medicine.', 'Medicine student'],
    ['Sana teaches maths.', 'Maths teacher'],
    ['Sana drives a taxi.', 'Taxi driver'],
    ['Sana owns a small hotel.', 'Hotel owner'],
    ['Sana runs a fish shop.', 'Shop owner'],
    ['Sana is a single mother who works as a nurse.', 'Nurse'],
    ['Sana is a former boxer who drives a bus.', 'Former boxer'],
    ['Sana, who teaches history, hates snow.', 'History teacher'],
    ['Sana used to be a soldier, now she drives a taxi.', 'Taxi driver'],
    ['Sana used to be a soldier, now a taxi driver.', 'Taxi driver'],
    ['Sana used to be a soldier.', 'Soldier'],
    ['Sana is the last lighthouse keeper in Ireland.', 'Lighthouse keeper'],
    ['Sana (31) nurse', 'Nurse'],
    ['Sana, 31, safecracker.', 'Safecracker'],
    ['Sana, 66, retired tram driver.', 'Retired tram driver'],
    ['Sana repairs church organs.', 'Church organ repairer'],
    ['Sana forges passports for the mob.', 'Passport forger'],
    ['Sana works of waitress in a bar.', 'Waitress'],
  ])('%s', (message, occupation) => {
    expect(occupationOf(message)).toBe(occupation);
  });

  it.each([
    'Sana runs a marathon.',
    'Sana sells her boats.',
    'Sana cleans the windows.',
    'Sana grows old.',
    'Sana owns a house.',
    'Sana drives a red car.',
    'Sana works as hard as Tom.',
  ])('is not in %j', (message) => {
    expect(occupationOf(message)).toBeUndefined();
  });
});

describe('an age said later', () => {
  it.each([
    ['Luz has a daughter, Paloma, she goes to a boarding school, 15', 'Paloma', 15],
    ["Luz has a daughter, Paloma, she's in a school in Turin, 15", 'Paloma', 15],
    ['Sana is turning 30.', 'Sana', 30],
    ['Sana turns 30 tomorrow.', 'Sana', 30],
    ['At 31, Sana became a judge.', 'Sana', 31],
    ['Aged 12, Sana ran away.', 'Sana', 12],
  ])('%s', (message, name, age) => {
    expect(extractByRules({ message }).characters.find((each) => each.name === name)?.age).toBe(age);
  });
});

describe('work that no list has', () => {
  it.each([
    ['Honora Pike, a piano tuner, is going deaf.', 'Piano tuner'],
    ['Nikos is projectionist in the old cinema', 'Projectionist'],
    ["Mr Lindqvist, the undertaker's assistant, plays chess.", "Undertaker's assistant"],
    ['Ji-woo, stage name Neon, a washed-up pop star', 'Pop star'],
    ['Vera is a bell-wrangler.', 'Bell-wrangler'],
  ])('%s', (message, occupation) => {
    const [person] = extractByRules({ message }).characters;
    expect(person?.occupation?.toLowerCase()).toContain(occupation.toLowerCase());
  });

  it.each(['Vera is a disaster.', 'Vera is a visitor.', 'Vera is a bigger fool.'])('is none: %s', (message) => {
    const [person] = extractByRules({ message }).characters;
    expect(person?.occupation).toBeUndefined();
  });
});
