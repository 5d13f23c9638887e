const meant = new Map(
  'wich:which whitch:which whcih:which wat:what wut:what hwat:what hwo:how whos:who whre:where wher:where wen:when nxt:next teh:the u:you ur:your r:are n:and gimme:give wanna:want caracter:character charecter:character charachter:character charater:character carachter:character caracters:characters charachters:characters charcters:characters charcter:character scence:scene sceen:scene scean:scene locaton:location vilain:villain villian:villain protagonista:protagonist antagonista:antagonist proffesor:professor jurnalist:journalist detectiv:detective bf:boyfriend gf:girlfriend bff:friend hubby:husband roomie:roommate'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** The word that a common slip or short form stands for; the word itself otherwise. */
export function spelledOut(lower: string): string {
  return meant.get(lower) ?? lower;
}
