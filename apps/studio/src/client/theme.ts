/** The light that the page is shown in: the dark room, daylight, or as the device has it. */
export type Theme = 'dark' | 'light' | 'system';
export const themes: readonly Theme[] = ['dark', 'light', 'system'];
export const THEME_COOKIE = 'greenlight-theme';

/** The theme that a cookie names. The dark room unless she chose otherwise. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'dark';
}

/** Shows the page in this light, and remembers it for a year. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the server draws the page, so it must know; not every browser has the Cookie Store.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=31536000; samesite=lax`;
}
