const paths = {
  add: 'M10 4v12M4 10h12',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12 4l-6 6 6 6',
  down: 'M5 8l5 5 5-5',
  edit: 'M4 16l.8-3.6L13 4.2a1.4 1.4 0 0 1 2 0l.8.8a1.4 1.4 0 0 1 0 2L7.6 15.2z',
  remove: 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6',
  undo: 'M7 5L3.5 8.5 7 12M4 8.5h7a4 4 0 0 1 0 8H8',
  redo: 'M13 5l3.5 3.5L13 12M16 8.5H9a4 4 0 0 0 0 8h3',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c.5-3 2.700-4.500 5.500-4.500s5 1.500 5.500 4.500M13 4a3 3 0 0 1 0 5.500M15 12.500c1.700.700 2.700 2 3 4',
  place:
    'M10 17.500s5.500-5 5.500-9a5.500 5.500 0 1 0-11 0c0 4 5.500 9 5.500 9zM10 10.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  scene: 'M3 8.500h14V16H3zM3 8.500l1.200-4.200 13.300 2.200M7 5l2 3.500M11.500 5.600l2 2.900',
  map: 'M5 7.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM15 9.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 16.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 6l6 1.200M5.600 7.500L7.400 12.500M13.700 9.300L9.600 13.200',
  talk: 'M3.500 4h13v9.500H9l-4 3v-3H3.500z',
  send: 'M15.500 4v5.500a2 2 0 0 1-2 2H5M8.500 8L5 11.500 8.500 15',
  check: 'M4.500 10.500l3.700 3.700L15.500 6.500',
  more: 'M4 10a1 1 0 1 0 2 0a1 1 0 1 0-2 0M9 10a1 1 0 1 0 2 0a1 1 0 1 0-2 0M14 10a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  flag: 'M5.500 17V3.500h9.500L12.500 7l2.500 3.500H5.500',
  structure: 'M3 4.500h4v11H3zM8.500 4.500h4v7.500h-4zM14 4.500h3v9.500h-3z',
  review: 'M3.500 4h13v9H10l-4 3.500V13H3.500zM7 8.500l2 2 4-4',
  picture: 'M3.500 4.500h13v11h-13zM3.500 13l4-4 3 3 2-2 4 4M13 8h.01',
  paper: 'M5.500 3h6l3.500 3.500V17h-9.500zM11.500 3v3.500H15M8 10h4.500M8 13h4.500',
  up: 'M10 16V4.500M5.500 9L10 4.500 14.500 9',
  upload: 'M10 13V4M6 7.500L10 3.500l4 4M3.500 13v3.500h13V13',
  download: 'M10 3.500V13M6 9.500L10 13.500l4-4M3.500 13v3.500h13V13',
  key: 'M4 6h12v8H4zM7 9h.01M10 9h.01M13 9h.01M7.500 11.500h5',
} as const;

export type IconName = keyof typeof paths;

/** A small drawing beside or instead of a word. The control it stands in carries the name. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
