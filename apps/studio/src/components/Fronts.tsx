'use client';

import type { RecordKind } from '@greenlight/schema';
import { ConversationsDialog } from './chat/ConversationsDialog.tsx';
import { KeysDialog } from './header/KeysDialog.tsx';
import { MembersDialog } from './header/MembersDialog.tsx';
import { ProjectDialog } from './header/ProjectDialog.tsx';
import type { ProjectTitle } from './header/ProjectSwitcher.tsx';
import type { Front } from './header/StudioHeader.tsx';
import type { PageUser } from './header/UserMenu.tsx';
import { PacksDialog } from './packs/PacksDialog.tsx';
import { CommandPalette } from './palette/CommandPalette.tsx';
import { NewRecordDialog } from './record/NewRecordDialog.tsx';

export interface FrontsProps {
  front: Front;
  /** Which field the project's details begin at. */
  field: string | undefined;
  onShow: (front: Front) => void;
  adding: RecordKind | null;
  onAdd: (kind: RecordKind | null) => void;
  onConversation: (session: string | null) => void;
  projects: readonly ProjectTitle[];
  user: PageUser;
}

/** Whatever stands in front of the page, one at a time. */
export function Fronts(props: FrontsProps) {
  const { front, onShow, adding, onAdd, onConversation } = props;
  const close = () => onShow(null);
  if (adding) return <NewRecordDialog key={adding} kind={adding} onClose={() => onAdd(null)} onInstead={onAdd} />;
  switch (front) {
    case 'palette':
      return <CommandPalette {...props} onClose={close} />;
    case 'members':
      return <MembersDialog onClose={close} />;
    case 'details':
      return <ProjectDialog field={props.field} onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'conversations':
      return <ConversationsDialog onOpen={onConversation} onClose={close} />;
    case 'packs':
    case 'packing':
      return <PacksDialog isBegun={front === 'packing'} onClose={close} />;
    case null:
      return null;
  }
}
