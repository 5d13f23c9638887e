import { plainLine } from '@greenlight/gates';
import type { MarkdownLine } from './markdown-line.ts';
import {
  beginsAsPlaceholder,
  hasBracketedPlaceholder,
  isMarkedNote,
  isPlaceholder,
  isPlaceholderInCode,
} from './placeholder-words.ts';
import { findTableRows, splitCells } from './table-rows.ts';

/** Where a placeholder stands. */
export type PlaceholderPlace = 'on a line' | 'in a table cell' | 'after a colon' | 'in a list item' | 'in a field';

export interface Placeholder {
  line: number;
  place: PlaceholderPlace;
  /** The line, cut to a length that can be shown. */
  excerpt: string;
}

const EXCERPT = 60;
/** A label has at most so many words; what stands before another colon is prose. */
const LABEL_WORDS = 4;
/** Colons of one line that are looked at. */
const MOST_COLONS = 50;
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** A glance that most lines do not pass. */
const mayHold = /TBD|TODO|FILL|[\u00ad\u200b-\u200d\u2060\ufeff]/i;
const field = /\{\{[^{}]*\}\}/g;
/** A backslash shows the mark after it as it is. In a row it keeps a bar from ending the cell, so there it stays. */
const backslash = /\\(?=_|[^\w\s|\\])/g;
const tag = /<\/?(?!TBD|TODO|FILL)[a-z][^<>]{0,200}>/gi;
const item = /^(?:[-*+]|\d{1,9}[.)])(?:\s+\[[ xX]\])?(?:\s+|$)/;

/**
 * Finds TBD, TODO and FILL IN where they stand for something that is to come: alone on a line, in a table cell, after a colon, in a list
 * item or a field. Words of prose are none. In a code block only what says nothing else is one.
 */
export function findPlaceholders(lines: readonly MarkdownLine[]): Placeholder[] {
  const candidates = lines.filter(({ kind, text }) => kind !== 'blank' && kind !== 'mark' && mayHold.test(text));
  if (candidates.length === 0) return [];
  const rows = findTableRows(lines);
  return candidates.flatMap((line) => {
    const place = judgeLine(line, rows.has(line.number));
    if (!place) return [];
    const excerpt = plainLine(line.text.trim());
    return [
      { line: line.number, place, excerpt: excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT)}…` : excerpt },
    ];
  });
}

function judgeLine({ kind, text }: MarkdownLine, isRow: boolean): PlaceholderPlace | undefined {
  const bare = bareText(text);
  if (kind === 'code') return judgeCode(bare);
  if (isRow) return judgeRow(bare);
  const unit = kind === 'heading' ? bare.replace(/^#+\s*/, '') : bare.replace(/^<!--|-->$/g, '').trim();
  const withoutMarker = stripMarkers(unit);
  const isItem = withoutMarker !== unit;
  if (isItem ? beginsAsPlaceholder(withoutMarker) : isPlaceholder(unit) || isMarkedNote(unit))
    return isItem ? 'in a list item' : 'on a line';
  return judgeValues(withoutMarker);
}

function judgeCode(bare: string): PlaceholderPlace | undefined {
  const withoutMarker = stripMarkers(bare);
  if (isPlaceholderInCode(withoutMarker)) return withoutMarker === bare ? 'on a line' : 'in a list item';
  return valuesOf(withoutMarker).some(({ value }) => isPlaceholderInCode(value)) ? 'after a colon' : undefined;
}

function judgeRow(bare: string): PlaceholderPlace | undefined {
  const cells = splitCells(bare);
  if (cells.some(beginsAsPlaceholder)) return 'in a table cell';
  return cells.map(judgeValues).find((place) => place !== undefined);
}

function judgeValues(unit: string): PlaceholderPlace | undefined {
  for (const { label, value } of valuesOf(unit)) {
    const isLabel = (label.match(/\S+/g) ?? []).length <= LABEL_WORDS;
    if (isLabel ? beginsAsPlaceholder(value) : isPlaceholder(value)) return 'after a colon';
  }
  const [, label = '', value = ''] = /^(.{1,80}?)\s[–—-]\s+(.{1,60})$/.exec(unit) ?? [];
  if (isPlaceholder(value) && (label.match(/\S+/g) ?? []).length <= LABEL_WORDS) return 'in a field';
  return hasBracketedPlaceholder(unit) ? 'in a field' : undefined;
}

/** What stands after each colon, or sign of equality, and what before it. */
function valuesOf(unit: string): { label: string; value: string }[] {
  return [...unit.slice(0, 10_000).matchAll(/[:：]|\s=(?=\s)/g)].slice(0, MOST_COLONS).map(({ index }) => ({
    label: unit.slice(Math.max(0, index - 200), index),
    value: unit.slice(index, index + 400).replace(/^\s*[:：=]/, ''),
  }));
}

/** A line without what is not seen, without fields of a template, tags, escapes, and the marks of quotes. */
function bareText(text: string): string {
  return text
    .slice(0, 10_000)
    .replace(invisible, '')
    .replace(field, ' ')
    .replace(tag, ' ')
    .replace(backslash, '')
    .trim()
    .replace(/^(?:> ?)+/, '')
    .trim();
}

function stripMarkers(unit: string): string {
  let rest = unit;
  for (let depth = 0; depth < 5; depth += 1) {
    const marker = item.exec(rest)?.[0];
    if (!marker) return rest;
    rest = rest.slice(marker.length);
  }
  return rest;
}
