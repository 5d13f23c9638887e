/** The version that `greenlight --version` prints. */
export const VERSION = '0.1.0';
