import { wordSet } from './word-set.ts';

/** Capitalised in English without naming anyone: days, months, peoples, languages, feasts, faiths, brands, films' trade words. */
export const stopCapitals = wordSet(`
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november december
christmas easter halloween thanksgiving ramadan hanukkah diwali passover lent eid carnival valentine's xmas noel epiphany pentecost purim
english french german spanish italian portuguese russian chinese japanese korean arabic hindi urdu turkish greek latin hebrew dutch swedish norwegian danish finnish polish czech hungarian romanian bulgarian serbian croatian
ukrainian vietnamese thai swahili yoruba igbo hausa zulu xhosa irish scottish welsh british american americans canadian mexican brazilian argentinian argentine chilean colombian peruvian cuban jamaican haitian nigerian ghanaian kenyan
ethiopian egyptian moroccan algerian tunisian south-african african african-american asian european indian pakistani bangladeshi iranian persian iraqi syrian lebanese israeli palestinian saudi afghan australian austrian belgian swiss
icelandic scandinavian slavic bohemian bavarian prussian soviet catalan basque sicilian venetian parisian londoner berliner texan californian latino latina hispanic caribbean victorian edwardian georgian elizabethan gothic baroque renaissance
medieval viking roman romans greeks germans russians spaniards frenchman frenchwoman englishman englishwoman irishman scotsman dutchman nazi nazis jew jews jewish muslim muslims christian christians catholic catholics protestant buddhist hindu sikh mormon orthodox
god jesus christ lord allah buddha heaven hell satan devil bible koran quran torah gospel
i i'm i'd i've i'll ok okay oh ah hey hi hello wow yes no yeah nope please thanks thank lol omg btw imo imho fyi asap tbd tba faq
tv pc cgi vfx sfx dvd vhs usb ai vr fps pov vo v.o o.s os mos cont cont'd fade cut int ext est dissolve montage intercut flashback title titles credits
netflix hbo disney pixar marvel dc amazon youtube google facebook instagram twitter tiktok whatsapp apple microsoft sony warner paramount universal hulu imdb oscar oscars bafta cannes sundance
internet facebook zoom uber tesla ferrari porsche bmw mercedes-benz toyota ford fiat vespa rolex nike adidas coca-cola pepsi starbucks mcdonald's ikea
act acts scene scenes character characters location locations chapter part episode season page script screenplay story film movie logline synopsis plot genre draft
western noir thriller comedy drama horror sci-fi scifi romcom rom-com musical biopic documentary
earth sun ww1 ww2 wwi wwii world renaissance covid covid-19
cia fbi kgb mi5 mi6 nsa nasa un eu bbc cnn interpol nypd lapd swat dna gps atm suv id vip diy usa uk u.s u.k
`);
