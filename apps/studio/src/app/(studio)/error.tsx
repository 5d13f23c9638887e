'use client';

import { PlainPage } from '../../components/parts/PlainPage.tsx';

/** A page that could not be made. Nothing of the story is lost by it. */
export default function Failure({ reset }: { error: Error; reset: () => void }) {
  return (
    <PlainPage
      title="This page could not be shown"
      words="Something failed on our side while making it. Nothing was changed."
    >
      <button type="button" className="button button-go" onClick={reset}>
        Try again
      </button>
      <a className="button" href="/projects">
        Your projects
      </a>
    </PlainPage>
  );
}
