/** What one side tells while the other may be slow to hear it. */
export interface News<T> {
  push(item: T): void;
  /** The last. */
  end(item: T): void;
  /** What was told, in order, to its end. For one reader. */
  read(): AsyncGenerator<T>;
}

export function createNews<T>(): News<T> {
  const waiting: T[] = [];
  let isOver = false;
  let wake: () => void = () => undefined;
  const push = (item: T) => {
    waiting.push(item);
    wake();
  };
  return {
    push,
    end(item) {
      isOver = true;
      push(item);
    },
    async *read() {
      while (!isOver || waiting.length > 0) {
        const item = waiting.shift();
        if (item !== undefined) yield item;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
