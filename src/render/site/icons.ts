/** Shapes on a 16 by 16 grid, drawn for this site. Strokes take the text's colour. */
const shapes = {
  verified: '<path d="M3 8.5l3.2 3.2L13 4.8"/>',
  failed: '<path d="M4 4l8 8M12 4l-8 8"/>',
  suspect: '<path d="M8 2.2L14.4 13.4H1.6z"/><path d="M8 6.4v3.2M8 11.5v.2"/>',
  open: '<circle cx="8" cy="8" r="5.2" stroke-dasharray="2.6 2"/>',
  accepted: '<path d="M2.5 13.5h11M4 10.5l.6-2.4 5.6-5.6 1.8 1.8-5.6 5.6z"/>',
  none: '<path d="M4 8h8"/>',
  error: '<circle cx="8" cy="8" r="6"/><path d="M8 4.8v3.8M8 10.9v.2"/>',
  warning: '<path d="M8 2.2L14.4 13.4H1.6z"/><path d="M8 6.4v3.2M8 11.5v.2"/>',
  info: '<circle cx="8" cy="8" r="6"/><path d="M8 7.4v3.8M8 4.9v.2"/>',
  search: '<circle cx="7" cy="7" r="4.4"/><path d="M10.4 10.4L14 14"/>',
  theme: '<circle cx="8" cy="8" r="5.6"/><path d="M8 2.4a5.6 5.6 0 010 11.2z" fill="currentColor"/>',
  link: '<path d="M6.8 9.2l2.4-2.4M7.4 4.6l1.4-1.4a2.8 2.8 0 014 4l-1.4 1.4M8.6 11.4l-1.4 1.4a2.8 2.8 0 01-4-4l1.4-1.4"/>',
  copy: '<rect x="5.5" y="5.5" width="8" height="8" rx="1.2"/><path d="M10.5 5.5v-3h-8v8h3"/>',
  menu: '<path d="M2.5 4h11M2.5 8h11M2.5 12h11"/>',
  test: '<path d="M6 2v4.4L2.6 12.6A1 1 0 003.5 14h9a1 1 0 00.9-1.4L10 6.4V2M4.8 2h6.4M4.6 10h6.8"/>',
  file: '<path d="M4 1.8h5.2L12.6 5v9.2H4zM9 2v3.4h3.4"/>',
  up: '<path d="M8 13V3.4M4 7.2l4-4 4 4"/>',
  down: '<path d="M8 3v9.6M4 8.8l4 4 4-4"/>',
  previous: '<path d="M9.8 3.4L5.2 8l4.6 4.6"/>',
  next: '<path d="M6.2 3.4L10.8 8l-4.6 4.6"/>',
  code: '<path d="M5.4 4.4L1.8 8l3.6 3.6M10.6 4.4L14.2 8l-3.6 3.6"/>',
  commit: '<circle cx="8" cy="8" r="2.6"/><path d="M1.5 8h3.9M10.6 8h3.9"/>',
};

export type IconName = keyof typeof shapes;

/** An icon that says nothing to a screen reader: a word always stands beside it. */
export function icon(name: IconName): string {
  return icons[name];
}

const icons = Object.fromEntries(
  Object.entries(shapes).map(([name, shape]) => [
    name,
    `<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shape}</svg>`,
  ]),
) as Record<IconName, string>;
