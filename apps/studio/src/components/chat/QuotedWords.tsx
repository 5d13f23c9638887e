'use client';

import type { Reading } from '@greenlight/schema';
import { fieldLabel } from '../record/field-definitions.ts';
import styles from './review.module.css';
import { type Mark, toSegments } from './segments.ts';

interface QuotedWordsProps {
  reading: Reading;
  /** The field whose words are lit. */
  lit: string | null;
}

/** The message's own words, those that were read marked. */
export function QuotedWords({ reading: { quote, evidence, kind }, lit }: QuotedWordsProps) {
  if (!quote) return null;
  const marks = Object.entries(evidence).flatMap(([field, span]): Mark[] =>
    span === 'inferred' ? [] : [{ span: [span[0] - quote.start, span[1] - quote.start], kind, id: '', field }],
  );
  return (
    <blockquote className={styles.quote} dir="auto">
      {toSegments(quote.text, marks).map(({ text, start, marks: covering }) => {
        const fields = covering.map(({ field }) => field);
        if (fields.length === 0) return text;
        return (
          <mark
            key={start}
            className={lit !== null && fields.includes(lit) ? styles.lit : undefined}
            title={fields.map((field) => fieldLabel(kind, field)).join(', ')}
          >
            {text}
          </mark>
        );
      })}
    </blockquote>
  );
}
