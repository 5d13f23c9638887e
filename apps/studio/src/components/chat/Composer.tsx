'use client';

import { MESSAGE_LIMIT } from '@greenlight/schema';
import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { OutgoingMessage } from '../../client/outbox.ts';
import { useProject, useProjectStore } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import styles from './composer.module.css';
import { composerAct } from './composer-keys.ts';
import { useDraft } from './use-draft.ts';

export interface ComposerHandle {
  focus(): void;
  /** Puts a text in place of what is written, ready to be changed. */
  fill(text: string): void;
  /** Begins with these words, unless something is written: that stays. */
  begin(words: string): void;
  /** What is written says what to do instead of what the step offers. */
  beginInstead(words?: string): void;
}

/** From here on the number of characters is shown. */
const COUNT_FROM = 7000;

/** Where the writer writes. Its text is its own, so that a key press draws nothing else anew. */
export function Composer({ ref }: { ref: Ref<ComposerHandle> }) {
  const store = useProjectStore();
  const session = useProject((state) => state.conversation.session);
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft();
  const [refusal, setRefusal] = useState('');
  const [isInstead, setInstead] = useState(false);
  useFittingHeight(area, text);
  const change = (next: string) => {
    setRefusal('');
    setText(next);
  };
  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    fill: (next) => {
      setInstead(false);
      change(next);
      area.current?.focus();
    },
    begin: (words) => {
      setInstead(false);
      if (text.trim() === '') change(words);
      area.current?.focus();
    },
    beginInstead: (words) => {
      setInstead(true);
      if (words !== undefined) change(words);
      area.current?.focus();
    },
  }));
  const send = () => {
    if (text.trim() === '') return area.current?.focus();
    const over = text.length - MESSAGE_LIMIT;
    if (over > 0) return setRefusal(tooLong(over));
    store.dispatch({
      type: 'messageQueued',
      message: { key: crypto.randomUUID(), session, at: new Date().toISOString(), ...said(text, isInstead) },
    });
    change('');
    setInstead(false);
    area.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, nativeEvent, ctrlKey, metaKey, altKey } = event;
    const act = composerAct(
      {
        key,
        shiftKey,
        isComposing: nativeEvent.isComposing,
        keyCode: nativeEvent.keyCode,
        hasModifier: ctrlKey || metaKey || altKey,
      },
      text,
    );
    if (act === null) return;
    if (act !== 'leave') event.preventDefault();
    if (act === 'send') send();
    if (act === 'recall') change(lastSaid(store.getState()) ?? '');
    if (act === 'leave' && isInstead) return setInstead(false);
    if (act === 'leave') area.current?.blur();
  };
  return (
    <form
      className={styles.composer}
      aria-label="Write"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {isInstead ? (
        <p className={styles.instead}>
          Instead of what this step offers:
          <button
            type="button"
            className="icon-button"
            aria-label="Write a message after all"
            onClick={() => {
              setInstead(false);
              area.current?.focus();
            }}
          >
            <Icon name="close" size={14} />
          </button>
        </p>
      ) : null}
      <div className={styles.box}>
        <textarea
          ref={area}
          rows={1}
          dir="auto"
          aria-label={isInstead ? 'What to do instead' : 'Message'}
          aria-describedby="composer-hint"
          aria-invalid={refusal !== '' || undefined}
          placeholder={isInstead ? 'Say what to do instead…' : 'Tell the next thing that happens…'}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={press}
        />
        <button type="submit" className="button button-go">
          <span>Send</span> <Icon name="send" size={16} />
        </button>
      </div>
      <div className={styles.hint} id="composer-hint">
        <span>Enter sends, Shift+Enter begins a new line</span>
        <Count length={text.length} refusal={refusal} />
      </div>
    </form>
  );
}

/** The words of a message, or of the choice that takes her own words. */
function said(text: string, isInstead: boolean): Pick<OutgoingMessage, 'text' | 'choice'> {
  if (!isInstead) return { text };
  return { text: `Instead: ${text.trim()}`, choice: { id: 'manual_override', customInput: text.trim() } };
}

function tooLong(over: number): string {
  const surplus = over === 1 ? '1 character' : `${over.toLocaleString('en')} characters`;
  return `That is ${surplus} more than the ${MESSAGE_LIMIT.toLocaleString('en')} a message takes. Send it in two parts.`;
}

function Count({ length, refusal }: { length: number; refusal: string }) {
  if (refusal) {
    return (
      <output className={styles.over} role="alert">
        {refusal}
      </output>
    );
  }
  if (length < COUNT_FROM) return null;
  return (
    <output className={length > MESSAGE_LIMIT ? styles.over : ''}>
      {length.toLocaleString('en')} of {MESSAGE_LIMIT.toLocaleString('en')}
    </output>
  );
}

function lastSaid({
  outbox,
  conversation,
}: ReturnType<ReturnType<typeof useProjectStore>['getState']>): string | undefined {
  return (
    outbox.findLast((one) => !one.choice)?.text ?? conversation.messages.findLast((one) => one.author === 'user')?.text
  );
}

/** As high as its text, up to what the style allows. */
function useFittingHeight(area: React.RefObject<HTMLTextAreaElement | null>, text: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what the height depends on.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [area, text]);
}
