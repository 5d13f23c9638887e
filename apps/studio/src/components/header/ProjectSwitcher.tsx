'use client';

import { useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Menu, MenuItem, MenuLink, MenuRule, MenuWords } from '../parts/Menu.tsx';
import menu from '../parts/menu.module.css';
import styles from './header.module.css';
import type { Front } from './StudioHeader.tsx';

export interface ProjectTitle {
  id: string;
  title: string;
}

interface ProjectSwitcherProps {
  projects: readonly ProjectTitle[];
  onShow: (front: Front) => void;
}

/** The open project's title; behind it the others, and its own details. */
export function ProjectSwitcher({ projects, onShow }: ProjectSwitcherProps) {
  const project = useProject((state) => state.project);
  const others = projects.filter((one) => one.id !== project.id);
  const button = (
    <>
      <span className="visually-hidden">Project: </span>
      <h1 dir="auto">{project.title}</h1>
      <Icon name="down" size={16} />
    </>
  );
  return (
    <Menu label={`Project: ${project.title}`} className={styles.project} button={button}>
      <MenuItem onSelect={() => onShow('details')}>
        <MenuWords>Project details</MenuWords>
      </MenuItem>
      <MenuItem onSelect={() => onShow('members')}>
        <MenuWords>Members</MenuWords>
      </MenuItem>
      <MenuRule />
      {others.length > 0 ? <p className={menu.heading}>Your other projects</p> : null}
      {others.map((one) => (
        <MenuLink key={one.id} href={`/projects/${one.id}`}>
          <MenuWords>{one.title}</MenuWords>
        </MenuLink>
      ))}
      <MenuLink href="/projects">
        <MenuWords>All projects</MenuWords>
      </MenuLink>
    </Menu>
  );
}
