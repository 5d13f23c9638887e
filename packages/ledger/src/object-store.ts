/** Texts by their hash: what was said, and change sets. Erasing one leaves every chain verifiable. */
export interface ObjectStore {
  /** Keeps a text and answers its `sha256:<hex>`. Twice is the same as once. */
  put(text: string): Promise<string>;
  /** The text, or undefined when it was erased or never kept. Throws LEDGER_CORRUPT when it is not what its name says. */
  get(hash: string): Promise<string | undefined>;
  /** Forgets a text for good. Erasing what is not there is no error. */
  erase(hash: string): Promise<void>;
}
