'use client';

import type { UserRole } from '@greenlight/schema';
import { useEffect, useState } from 'react';
import { signOut } from '../../client/studio-api.ts';
import { showTheme, type Theme, themes } from '../../client/theme.ts';
import { Face } from '../parts/Face.tsx';
import { Menu, MenuChoice, MenuItem, MenuLink, MenuRule, MenuWords } from '../parts/Menu.tsx';
import menu from '../parts/menu.module.css';
import styles from './header.module.css';

export interface PageUser {
  name: string;
  email: string;
  role: UserRole;
}

const themeWords: Record<Theme, string> = { dark: 'Dark room', light: 'Daylight', system: 'As this device' };

/** Who is signed in, the light of the page, and the way out. `children` are further entries that a page adds. */
export function UserMenu({ user, children }: { user: PageUser; children?: React.ReactNode }) {
  const [theme, setTheme] = useState<Theme>('dark');
  useEffect(() => setTheme(themes.find((one) => one === document.documentElement.dataset.theme) ?? 'dark'), []);
  const choose = (next: Theme) => {
    setTheme(next);
    showTheme(next);
  };
  return (
    <Menu
      label={`Account: ${user.name}`}
      align="end"
      className={styles.account}
      button={
        <>
          <Face name={user.name} size="small" />
          <span className="visually-hidden">Account: {user.name}</span>
        </>
      }
    >
      <p className={menu.heading} dir="auto">
        {user.name}
        <br />
        {user.email}
      </p>
      <MenuRule />
      {children}
      <p className={menu.heading}>Light</p>
      {themes.map((one) => (
        <MenuChoice key={one} isChosen={one === theme} onSelect={() => choose(one)}>
          {themeWords[one]}
        </MenuChoice>
      ))}
      <MenuRule />
      {user.role === 'admin' ? (
        <MenuLink href="/admin">
          <MenuWords>Administration</MenuWords>
        </MenuLink>
      ) : null}
      <MenuItem onSelect={() => void leave()}>
        <MenuWords>Sign out</MenuWords>
      </MenuItem>
    </Menu>
  );
}

/** Ends the sign-in. Where even that cannot be said to the studio, the sign-in page says what is wrong. */
export async function leave(): Promise<void> {
  await signOut().catch(() => undefined);
  location.assign('/sign-in');
}
