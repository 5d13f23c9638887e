/** What people call the steps that ship, beside their titles. A workflow of a package is called by its titles, and by these where its steps have these ids. */
export const stepSynonyms: ReadonlyMap<string, readonly string[]> = new Map([
  ['initial_concept', ['idea', 'premise', 'logline', 'beginning', 'start']],
  ['story_structure', ['acts', 'beats', 'outline', 'plot', 'structuring']],
  ['character_development', ['characters', 'cast', 'casting', 'people']],
  ['scene_breakdown', ['scenes', 'scene list', 'breakdowns']],
  ['storyboard', ['panels', 'boards', 'boarding', 'storyboarding', 'frames', 'story board']],
  ['asset_creation', ['assets', 'sheets', 'references', 'character sheets']],
  ['production', ['shoot', 'shooting', 'filming', 'schedule', 'scheduling']],
  ['editing', ['edit', 'cut', 'cutting', 'editor']],
  ['review', ['reviewing', 'reviews', 'notes', 'feedback', 'approval', 'approve']],
  ['final', ['finish', 'finishing', 'delivery', 'greenlight', 'green light', 'packaging', 'end']],
]);
