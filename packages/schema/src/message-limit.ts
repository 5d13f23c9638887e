/** The longest message a turn takes, in UTF-16 units. */
export const MESSAGE_LIMIT = 8000;
