'use client';

import { memo, type ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { useDispatch } from '../../client/use-project.ts';
import { resolveLink } from './markdown-links.ts';
import styles from './reply.module.css';

/** A reply's Markdown. No raw HTML, no images; links lead to records of this page, or outside by http, https or mailto. */
export const ReplyText = memo(function ReplyText({ text }: { text: string }) {
  return (
    <div className={styles.text} dir="auto">
      <Markdown
        remarkPlugins={plugins}
        skipHtml
        disallowedElements={['img']}
        unwrapDisallowed
        urlTransform={(url) => url}
        components={components}
      >
        {text}
      </Markdown>
    </div>
  );
});

const plugins = [remarkGfm];
const components: Components = {
  a: ({ href, children }) => <ReplyLink href={href}>{children}</ReplyLink>,
  pre: ({ children }) => (
    <Frame>
      <pre>{children}</pre>
    </Frame>
  ),
  table: ({ children }) => (
    <Frame>
      <table>{children}</table>
    </Frame>
  ),
};

/** What is wider than the message scrolls inside it. */
function Frame({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be within reach of the keyboard.
    <div className={styles.frame} tabIndex={0}>
      {children}
    </div>
  );
}

function ReplyLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const dispatch = useDispatch();
  const target = resolveLink(href);
  if (target === null) return children;
  if (target.type === 'outside') {
    return (
      <a href={target.href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    );
  }
  const { kind, id } = target;
  return (
    <a
      href={`#${kind}-${id}`}
      onClick={(event) => {
        event.preventDefault();
        dispatch({ type: 'recordOpened', open: { kind, id } });
      }}
    >
      {children}
    </a>
  );
}
