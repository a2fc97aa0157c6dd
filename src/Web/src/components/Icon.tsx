/** Line drawings on a 20 px grid, in the colour of the text around them. */
const paths = {
  plus: 'M10 4v12M4 10h12',
  close: 'M5 5l10 10M15 5L5 15',
  check: 'M4 10.5l4 4 8-9',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17 17',
  down: 'M5 7.5l5 5 5-5',
  up: 'M5 12.5l5-5 5 5',
  left: 'M12.5 5l-5 5 5 5',
  right: 'M7.5 5l5 5-5 5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v1.5M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1 1M14.700 14.700l1 1M4.300 15.700l1-1M14.700 5.300l1-1',
  moon: 'M16.500 11.800A7 7 0 0 1 8.200 3.500a7 7 0 1 0 8.300 8.300z',
  screen: 'M3 4.500h14v9H3zM7 17h6M10 13.500V17',
  user: 'M10 10a3.200 3.200 0 1 0 0-6.400A3.200 3.200 0 0 0 10 10zM3.800 16.800c.8-2.900 3.200-4.300 6.200-4.300s5.400 1.400 6.200 4.300',
  drag: 'M7.500 5h.01M7.500 10h.01M7.500 15h.01M12.500 5h.01M12.500 10h.01M12.500 15h.01',
  play: 'M6.500 4.500l9 5.500-9 5.500z',
  pause: 'M7 4.500v11M13 4.500v11',
  stop: 'M5.500 5.500h9v9h-9z',
  upload: 'M10 13V3.500M6 7.300l4-3.800 4 3.800M3.500 13v3.500h13V13',
  download: 'M10 3.500V13M6 9.200l4 3.800 4-3.800M3.500 13v3.500h13V13',
  copy: 'M7 7h9.500v9.500H7zM13 7V3.500H3.500V13H7',
  edit: 'M4 16l.8-3.500L13 4.300l2.700 2.700-8.200 8.200z',
  trash: 'M4 6h12M8 6V3.800h4V6M5.500 6l.7 10.500h7.600L14.500 6',
  key: 'M7 13a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM10.500 9.500H17v3M14 9.500v2.500',
  people: 'M7.300 9.500a2.700 2.700 0 1 0 0-5.400 2.700 2.700 0 0 0 0 5.400zM2.500 16c.5-2.600 2.300-4 4.800-4s4.300 1.400 4.800 4M13.500 9.500a2.200 2.200 0 1 0-.6-4.300M14 12c2 .2 3.200 1.500 3.600 4',
  warning: 'M10 3.500l7.500 13h-15zM10 8.500v3.500M10 14.300v.01',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.300v4M10 6.600v.01',
  link: 'M8.500 11.500l3-3M9 6l1.500-1.500a3.500 3.500 0 0 1 5 5L14 11M11 14l-1.500 1.500a3.500 3.500 0 0 1-5-5L6 9',
  refresh: 'M16 10a6 6 0 1 1-1.800-4.300M16 3.500v3h-3',
  filter: 'M3 5h14M5.500 10h9M8.500 15h3',
  expand: 'M12 3.500h4.500V8M8 16.500H3.500V12M16.500 3.500L11.500 8.500M3.500 16.500l5-5',
  image: 'M3 4.500h14v11H3zM3 13l4-4 3.500 3.500L13 10l4 4M12.500 7.500h.01',
  text: 'M4 5h12M10 5v10.500M7.500 15.500h5',
  audio: 'M4 8.500v3M7 6v8M10 3.500v13M13 6.500v7M16 8.500v3',
  columns: 'M3 4.500h14v11H3zM10 4.500v11',
  list: 'M7.500 5.500H17M7.500 10H17M7.500 14.500H17M3.500 5.500h.01M3.500 10h.01M3.500 14.500h.01',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.200l2.800 1.600',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={name === 'more' || name === 'drag' ? 2.4 : 1.6} strokeLinecap="round" strokeLinejoin="round" aria-hidden>
      <path d={paths[name]} />
    </svg>
  );
}
