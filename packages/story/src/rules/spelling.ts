const meant = new Map(
  "wich:which whitch:which whcih:which wat:what wut:what hwat:what hwo:how whos:who whre:where wher:where wen:when nxt:next teh:the u:you ur:your r:are n:and gimme:give wanna:want caracter:character charecter:character charachter:character charater:character carachter:character caracters:characters charachters:characters charcters:characters charcter:character scence:scene sceen:scene scean:scene locaton:location vilain:villain villian:villain protagonista:protagonist antagonista:antagonist proffesor:professor jurnalist:journalist detectiv:detective bf:boyfriend gf:girlfriend bff:friend hubby:husband roomie:roommate w:with abt:about smth:something sth:something sb:somebody coz:because cuz:because bcoz:because bcs:because thru:through isnt:isn't arent:aren't wasnt:wasn't dosent:doesn't charakter:character charactor:character charecters:characters persone:person personage:character personages:characters scen:scene brotha:brother sista:sister fater:father docter:doctor polis:police restarant:restaurant appartment:apartment apartament:apartment appartement:apartment"
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** The word that a common slip or short form stands for; the word itself otherwise. */
export function spelledOut(lower: string): string {
  return meant.get(lower) ?? lower;
}
