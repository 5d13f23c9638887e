import type { RecordKind } from '@greenlight/schema';
import type { ProjectAction, ProjectState } from './project-state.ts';

export type StoryTab = 'cast' | 'places' | 'structure' | 'scenes' | 'map' | 'review';
export const storyTabs: readonly StoryTab[] = ['cast', 'places', 'structure', 'scenes', 'map', 'review'];

/** A record that is open, and the field of it that was asked for. */
export interface OpenRecord {
  kind: RecordKind;
  id: string;
  field?: string | undefined;
}

/** Words of a message that are lit, and the value that came from them. */
export interface LitWords {
  message: string;
  span: readonly [number, number];
  from: OpenRecord;
  /** Grows with each lighting, so that the same words can be lit again. */
  count: number;
}

export interface ViewState {
  tab: StoryTab;
  open: OpenRecord | null;
  lit: LitWords | null;
  /** Words that are not in this conversation, quoted instead. */
  notice: string | null;
  /** The step whose sheet is open. */
  step: string | null;
  /** Which half a narrow screen shows. */
  pane: 'conversation' | 'story';
}

export const initialView: ViewState = {
  tab: 'cast',
  open: null,
  lit: null,
  notice: null,
  step: null,
  pane: 'conversation',
};

export type ViewAction =
  | { type: 'tabShown'; tab: StoryTab }
  | { type: 'conversationShown' }
  | { type: 'recordOpened'; open: OpenRecord }
  | { type: 'recordClosed' }
  | { type: 'wordsLit'; message: string; span: readonly [number, number]; from: OpenRecord; stays?: boolean }
  | { type: 'wordsQuoted'; notice: string }
  | { type: 'stepShown'; step: string | null }
  | { type: 'lightsOut' };

/** Where a record stands in a list of its own; media stand with whom or what they show. */
const tabOf: Record<RecordKind, StoryTab | null> = {
  character: 'cast',
  location: 'places',
  scene: 'scenes',
  relationship: 'map',
  act: 'structure',
  beat: 'structure',
  panel: 'scenes',
  media: null,
  review: 'review',
  note: 'review',
};

/** Where some stand too: who looks at them there stays there. */
const tabsAlso: Partial<Record<StoryTab, readonly RecordKind[]>> = { map: ['character'], structure: ['scene'] };

function tabFor(shown: StoryTab, kind: RecordKind): StoryTab {
  return tabsAlso[shown]?.includes(kind) ? shown : (tabOf[kind] ?? shown);
}

export function reduceView(state: ProjectState, action: ProjectAction): ProjectState {
  const view = reduce(state.view, action);
  return view === state.view ? state : { ...state, view };
}

function reduce(view: ViewState, action: ProjectAction): ViewState {
  switch (action.type) {
    case 'tabShown':
      return { ...view, tab: action.tab, open: null, pane: 'story' };
    case 'conversationShown':
      return { ...view, pane: 'conversation' };
    case 'stepShown':
      return view.step === action.step ? view : { ...view, step: action.step };
    case 'recordOpened':
      return { ...view, tab: tabFor(view.tab, action.open.kind), open: action.open, pane: 'story' };
    case 'recordClosed':
      return { ...view, open: null };
    case 'wordsLit': {
      const { message, span, from, stays } = action;
      const lit = { message, span, from, count: (view.lit?.count ?? 0) + 1 };
      return { ...view, lit, notice: null, pane: stays ? view.pane : 'conversation' };
    }
    case 'wordsQuoted':
      return { ...view, lit: null, notice: action.notice, pane: 'conversation' };
    case 'lightsOut':
      return view.lit || view.notice ? { ...view, lit: null, notice: null } : view;
    default:
      return view;
  }
}
