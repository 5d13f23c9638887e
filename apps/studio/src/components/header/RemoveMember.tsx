'use client';

import type { MemberRecord } from '@greenlight/schema';
import { useState } from 'react';
import { loadMembers, removeMember } from '../../client/studio-api.ts';
import { useProjectStore } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { useRequest } from '../parts/use-request.ts';

/** Takes a member off the project, once asked twice. */
export function RemoveMember({ member }: { member: MemberRecord }) {
  const store = useProjectStore();
  const [isAsking, setAsking] = useState(false);
  const { isBusy, error, run } = useRequest();
  const remove = () =>
    run(async () => {
      const project = store.getState().project.id;
      await removeMember(project, member);
      store.dispatch({ type: 'membersLoaded', members: await loadMembers(project) });
    });
  if (!isAsking) {
    return (
      <button
        type="button"
        className="icon-button"
        aria-label={`Remove ${member.name}`}
        onClick={() => setAsking(true)}
      >
        <Icon name="remove" />
      </button>
    );
  }
  return (
    <>
      {error ? <span role="alert">{error.message}</span> : null}
      <button
        type="button"
        className="button button-small button-danger"
        aria-disabled={isBusy}
        onClick={() => void remove()}
      >
        Remove
      </button>
      <button type="button" className="button button-small" onClick={() => setAsking(false)}>
        Keep
      </button>
    </>
  );
}
