'use client';

import { useProject } from '../../client/use-project.ts';
import { Brand } from '../parts/Brand.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MenuItem, MenuRule, MenuWords } from '../parts/Menu.tsx';
import { Chord } from './Chord.tsx';
import { ConnectionState } from './ConnectionState.tsx';
import styles from './header.module.css';
import { ProjectSwitcher, type ProjectTitle } from './ProjectSwitcher.tsx';
import { type PageUser, UserMenu } from './UserMenu.tsx';

/** What can stand in front of the page. */
export type Front = 'palette' | 'members' | 'details' | 'keys' | 'conversations' | 'packs' | 'packing' | null;

interface StudioHeaderProps {
  user: PageUser;
  projects: readonly ProjectTitle[];
  onShow: (front: Front) => void;
}

export function StudioHeader({ user, projects, onShow }: StudioHeaderProps) {
  const memberCount = useProject((state) => state.members.length);
  return (
    <header className={styles.header}>
      <div className={styles.brandShort}>
        <Brand />
      </div>
      <ProjectSwitcher projects={projects} onShow={onShow} />
      <span className={styles.space} />
      <ConnectionState />
      <button
        type="button"
        className={`button button-small ${styles.search} ${styles.onlyWide}`}
        onClick={() => onShow('palette')}
      >
        <Icon name="search" size={15} /> Search <Chord />
      </button>
      <button
        type="button"
        className={`button button-small button-quiet ${styles.onlyWide}`}
        aria-label={`Members: ${memberCount}`}
        onClick={() => onShow('members')}
      >
        <Icon name="people" /> <span className={styles.count}>{memberCount}</span>
      </button>
      <button
        type="button"
        className={`icon-button ${styles.onlyWide}`}
        aria-label="Keys"
        title="Keys (?)"
        onClick={() => onShow('keys')}
      >
        ?
      </button>
      <UserMenu user={user}>
        <MenuItem onSelect={() => onShow('palette')}>
          <MenuWords>Search and commands</MenuWords>
          <small>
            <Chord />
          </small>
        </MenuItem>
        <MenuItem onSelect={() => onShow('members')}>
          <MenuWords>Members</MenuWords>
          <small>{memberCount}</small>
        </MenuItem>
        <MenuItem onSelect={() => onShow('details')}>
          <MenuWords>Project details</MenuWords>
        </MenuItem>
        <MenuItem onSelect={() => onShow('packs')}>
          <MenuWords>Spec packs</MenuWords>
        </MenuItem>
        <MenuItem onSelect={() => onShow('keys')}>
          <MenuWords>Keys</MenuWords>
          <small>?</small>
        </MenuItem>
        <MenuRule />
      </UserMenu>
    </header>
  );
}
