'use client';

import type { MemberRecord } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Face } from '../parts/Face.tsx';
import { memberRoleWords } from '../projects/project-kinds.ts';
import { AddMember } from './AddMember.tsx';
import styles from './header.module.css';
import { RemoveMember } from './RemoveMember.tsx';

/** Who belongs to the project. Its owner adds people by e-mail and takes them off. */
export function MembersDialog({ onClose }: { onClose: () => void }) {
  const members = useProject((state) => state.members);
  const canManage = useProject((state) => state.role === 'owner' || state.capability === 'admin');
  return (
    <Dialog title="Members" onClose={onClose}>
      <ul className={styles.people} aria-label="Members">
        {members.map((member) => (
          <li key={member.id} className={styles.person}>
            <Person member={member} canManage={canManage} />
          </li>
        ))}
      </ul>
      {canManage ? <AddMember /> : <p>Only the project’s owner adds or removes members.</p>}
    </Dialog>
  );
}

function Person({ member, canManage }: { member: MemberRecord; canManage: boolean }) {
  const isMe = useProject((state) => state.userId === member.user);
  return (
    <>
      <Face name={member.name || member.email} size="small" />
      <div>
        <span dir="auto">{member.name}</span>
        {isMe ? ' (you)' : ''}
        <small>{member.email}</small>
      </div>
      <span className="row">
        <span className="tag">{memberRoleWords[member.role]}</span>
        {canManage && member.role !== 'owner' ? <RemoveMember member={member} /> : null}
      </span>
    </>
  );
}
