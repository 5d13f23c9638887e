const words = ['none yet', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** How many there are, as it stands after "You have": "none yet", "one", "12". */
export function spellCount(count: number): string {
  return words[count] ?? count.toLocaleString('en-US');
}
