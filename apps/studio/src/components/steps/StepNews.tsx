'use client';

import { useEffect, useRef, useState } from 'react';
import { useWorkflow } from '../../client/use-workflow.ts';
import { stepNews } from './step-news.ts';

/** Says politely that the film has moved, whoever moved it. */
export function StepNews() {
  const { steps } = useWorkflow();
  const before = useRef(steps);
  const [news, setNews] = useState('');
  useEffect(() => {
    const said = stepNews(before.current, steps);
    before.current = steps;
    if (said) setNews(said);
  }, [steps]);
  return (
    <p className="visually-hidden" role="status" aria-label="Steps">
      {news}
    </p>
  );
}
