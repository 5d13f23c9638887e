import '@fontsource-variable/inter';
import '@fontsource/courier-prime/400.css';
import '@fontsource/courier-prime/700.css';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/controls.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { parseTheme, THEME_COOKIE } from '../../client/theme.ts';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'Greenlight', template: '%s · Greenlight' },
  description: 'One conversation takes a film from first idea to green-lit production.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, interactiveWidget: 'resizes-content' };

export default async function Layout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>{children}</body>
    </html>
  );
}
