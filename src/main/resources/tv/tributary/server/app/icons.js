// Icons as lines of 24 × 24, drawn in the colour of the text beside them.
import { html } from './html.js';

const LINES = {
  home: 'M4 11.5 12 4l8 7.5M6 10v10h12V10',
  live: 'M4 7h16v11H4zM9 21h6M8 3l4 4 4-4',
  guide: 'M4 5h16v14H4zM4 10h16M10 10v9',
  titles: 'M4 5h16v14H4zM8 5v14M16 5v14M4 9.7h4M4 14.3h4M16 9.7h4M16 14.3h4',
  recordings: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  now: 'M3 12h4l3-7 4 14 3-7h4',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5',
  play: 'M8 5v14l11-7z',
  pause: 'M8 5v14M16 5v14',
  close: 'M6 6l12 12M18 6 6 18',
  star: 'M12 4l2.5 5.2 5.7.8-4.1 4 1 5.6L12 17l-5.1 2.6 1-5.6-4.1-4 5.7-.8z',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  rewind: 'M11 6l-6 6 6 6M19 6l-6 6 6 6',
  full: 'M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5',
  apart: 'M4 6h16v12H4zM12 12h6v4h-6z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  start: 'M6 5v14M19 5l-9 7 9 7z',
  last: 'M4 9h11a5 5 0 0 1 0 10h-4M8 5 4 9l4 4',
  sound: 'M4 9v6h4l5 4V5L8 9zM16.5 9a4.5 4.5 0 0 1 0 6',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  bin: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  stop: 'M6 6h12v12H6z',
};

/**
 * @param {object} props
 * @param {string} props.name
 * @param {boolean} [props.filled]
 */
export function Icon({ name, filled }) {
  return html`<svg class=${filled ? 'icon filled' : 'icon'} viewBox="0 0 24 24" aria-hidden="true"><path d=${LINES[name]}/></svg>`;
}
