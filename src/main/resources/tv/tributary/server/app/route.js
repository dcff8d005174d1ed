// Which page is shown: what stands behind the # of the address, so that the server knows one page only.
import { useEffect, useState } from './html.js';

/**
 * @returns {{ page: string, args: string[] }} of `#/page/argument/…`
 */
export function route() {
  const [page = '', ...args] = location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  return { page: page || 'home', args };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch (malformed) {
    return part;
  }
}

/** The same for a component, which is drawn anew when it changes. */
export function useRoute() {
  const [now, setNow] = useState(route);
  useEffect(() => {
    const changed = () => setNow(route());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return now;
}

/**
 * Shows another page.
 * @param {string} path such as `live` or `movie/7`
 * @param {boolean} [instead] whether *back* leaves the page of now out
 */
export function go(path, instead = false) {
  if (instead) location.replace(`#/${path}`);
  else location.hash = `#/${path}`;
}

/** Goes back, or to the first page where there is nothing behind. */
export function back() {
  if (history.length > 1) history.back();
  else go('home', true);
}
