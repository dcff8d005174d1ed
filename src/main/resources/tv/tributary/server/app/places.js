// The pages that one can go to, in the order of the menu.

/** @typedef {{ page: string, icon: string, also?: string[], shown: (me: any) => boolean, load: () => Promise<any> }} Place */

/** @type {Place[]} */
export const PLACES = [
  { page: 'home', icon: 'home', shown: () => true, load: () => import('./home.js') },
  { page: 'live', icon: 'live', shown: () => true, load: () => import('./live.js') },
  { page: 'guide', icon: 'guide', shown: () => true, load: () => import('./guide.js') },
  {
    page: 'titles', icon: 'titles', also: ['movies', 'series', 'movie', 'show'],
    shown: me => me.movies || me.series, load: () => import('./titles.js'),
  },
  { page: 'recordings', icon: 'recordings', shown: me => me.recordings, load: () => import('./recordings.js') },
  { page: 'now', icon: 'now', shown: me => me.household, load: () => import('./now.js') },
];
