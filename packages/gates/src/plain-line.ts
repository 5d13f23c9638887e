// Whatever moves a cursor, rings, recolours or turns the direction of writing; line ends among them.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Text on one line of a log: line ends and tabs become a blank, other control characters U+FFFD. */
export function plainLine(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(controls, '\ufffd');
}
