/** Pet forms and the given names they stand for. Only where a project has one bearer, and nobody under the pet form itself. */
const pairs = `lizzy:elizabeth lizzie:elizabeth liz:elizabeth beth:elizabeth eliza:elizabeth betty:elizabeth lisbeth:elizabeth bess:elizabeth bob:robert bobby:robert rob:robert robbie:robert bill:william billy:william will:william willy:william
dick:richard rick:richard ricky:richard richie:richard jim:james jimmy:james jamie:james kate:katherine kate:catherine katie:katherine kathy:katherine cathy:catherine katya:ekaterina tom:thomas tommy:thomas tim:timothy timmy:timothy mike:michael mickey:michael micky:michael mick:michael
ben:benjamin benny:benjamin sam:samuel sammy:samuel sam:samantha dan:daniel danny:daniel dave:david davy:david steve:stephen steve:steven chris:christopher nick:nicholas nicky:nicholas alex:alexander alex:alexandra sasha:alexander sasha:alexandra sandy:alexander tony:anthony toni:antonio andy:andrew drew:andrew
charlie:charles chuck:charles fred:frederick freddie:frederick ed:edward eddie:edward ted:edward ned:edward ted:theodore teddy:theodore joe:joseph joey:joseph jack:john johnny:john jon:jonathan matt:matthew pat:patrick paddy:patrick pat:patricia patty:patricia trish:patricia peggy:margaret maggie:margaret meg:margaret
molly:mary polly:mary sally:sarah sadie:sarah sue:susan susie:susan jen:jennifer jenny:jennifer becky:rebecca vicky:victoria tori:victoria debbie:deborah barb:barbara abby:abigail gabby:gabrielle mandy:amanda nat:natalie nat:nathaniel nate:nathan nate:nathaniel greg:gregory jeff:jeffrey geoff:geoffrey ken:kenneth kenny:kenneth
ron:ronald ronnie:ronald don:donald donny:donald larry:lawrence len:leonard lenny:leonard leo:leonard leo:leonardo max:maximilian max:maxwell phil:philip pete:peter ray:raymond stan:stanley vince:vincent walt:walter wally:walter zach:zachary hank:henry harry:henry harry:harold hal:harold gus:augustus gerry:gerald jerry:gerald jerry:jerome
tess:theresa tessa:theresa terry:terence ellie:eleanor nell:eleanor nellie:eleanor nora:eleanor annie:anne annie:anna nan:anne dot:dorothy dottie:dorothy fran:frances franny:frances frankie:francis frank:francis frank:franklin josie:josephine jo:josephine viv:vivian vi:violet lexi:alexandra cindy:cynthia chrissy:christine tina:christina
pepe:josé paco:francisco pancho:francisco nacho:ignacio lupe:guadalupe chuy:jesús beto:alberto vanya:ivan misha:mikhail mitya:dmitri dima:dmitri kolya:nikolai natasha:natalia tanya:tatiana katya:yekaterina olya:olga masha:maria sonya:sofia lola:dolores manolo:manuel`;

const fullNames = new Map<string, string[]>();
for (const pair of pairs.split(/\s+/)) {
  const [pet = '', full = ''] = pair.split(':');
  const list = fullNames.get(pet);
  if (list) list.push(full);
  else fullNames.set(pet, [full]);
}

/** The given names a pet form may stand for, lower case. */
export function namesOfDiminutive(lower: string): readonly string[] {
  return fullNames.get(lower) ?? [];
}
