/** Who is spoken to: somebody in a chat, or somebody who runs commands. */
export type Voice = 'chat' | 'command';

/** How something is had: "Say `install PKG-X`", "Run `greenlight package install PKG-X`". */
export function tellHow(voice: Voice, command: string): string {
  return voice === 'chat' ? `Say \`${command}\`` : `Run \`greenlight package ${command}\``;
}
