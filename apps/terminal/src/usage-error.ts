/** What was typed is no command of ours: an unknown command, option or gate, or a malformed id. Ends with exit code 3. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
