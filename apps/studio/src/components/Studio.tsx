'use client';

import type { RecordKind } from '@greenlight/schema';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createProjectState, type InitialView } from '../client/project-state.ts';
import { createProjectStore } from '../client/project-store.ts';
import { useConversation } from '../client/use-conversation.ts';
import { useDefinition } from '../client/use-definition.ts';
import { useLiveEvents } from '../client/use-live-events.ts';
import { useOutbox } from '../client/use-outbox.ts';
import { ProjectStoreContext } from '../client/use-project.ts';
import { BottomTabs } from './BottomTabs.tsx';
import { ChatInterface } from './chat/ChatInterface.tsx';
import type { ComposerHandle } from './chat/Composer.tsx';
import { Fronts } from './Fronts.tsx';
import { GoneNotice } from './GoneNotice.tsx';
import type { ProjectTitle } from './header/ProjectSwitcher.tsx';
import { type Front, StudioHeader } from './header/StudioHeader.tsx';
import type { PageUser } from './header/UserMenu.tsx';
import { MainHalves } from './MainHalves.tsx';
import { MergeDialog } from './merge/MergeDialog.tsx';
import { StepStrip } from './steps/StepStrip.tsx';
import { StoryPane } from './story/StoryPane.tsx';
import styles from './studio.module.css';
import { createStudioActions, type MergedPair, StudioActionsContext } from './studio-actions.ts';
import { useStudioKeys } from './use-studio-keys.ts';

interface StudioProps {
  view: InitialView;
  user: PageUser & { id: string };
  projects: readonly ProjectTitle[];
}

/** The studio's one screen: where the film stands, the conversation, and beside it the story so far. */
export function Studio({ view, user, projects }: StudioProps) {
  const [store] = useState(() => createProjectStore(createProjectState(view, user.id)));
  const [front, setFront] = useState<Front>(null);
  const [field, setField] = useState<string>();
  const [adding, setAdding] = useState<RecordKind | null>(null);
  const [merging, setMerging] = useState<MergedPair | null>(null);
  const composer = useRef<ComposerHandle>(null);
  const router = useRouter();
  const reload = useCallback(() => router.refresh(), [router]);
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current !== view) store.dispatch({ type: 'viewLoaded', view });
    shown.current = view;
  }, [store, view]);
  useLiveEvents(store, reload);
  useOutbox(store);
  useDefinition(store, reload);
  const openConversation = useConversation(store, view.session?.id ?? null);
  const actions = useMemo(
    () =>
      createStudioActions({
        store,
        composer,
        onShow: setFront,
        onField: setField,
        onAdd: setAdding,
        onMerge: setMerging,
      }),
    [store],
  );
  useStudioKeys({ store, actions });
  const begin = (session: string | null) => {
    setFront(null);
    void openConversation(session);
    if (session === null) actions.write();
  };
  return (
    <ProjectStoreContext value={store}>
      <StudioActionsContext value={actions}>
        <div className={styles.studio}>
          <StudioHeader user={user} projects={projects} onShow={actions.show} />
          <StepStrip />
          <MainHalves>
            <ChatInterface
              composer={composer}
              onShowConversations={() => setFront('conversations')}
              onNew={() => begin(null)}
            />
            <StoryPane onAdd={setAdding} />
          </MainHalves>
          <BottomTabs />
        </div>
        <Fronts
          front={front}
          field={field}
          onShow={actions.show}
          adding={adding}
          onAdd={setAdding}
          onConversation={begin}
          projects={projects}
          user={user}
        />
        {merging ? <MergeDialog pair={merging} onClose={() => setMerging(null)} /> : null}
        <GoneNotice />
      </StudioActionsContext>
    </ProjectStoreContext>
  );
}
