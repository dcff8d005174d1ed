// Asks the server. All addresses are relative to the page's, so that a proxy may show it below any path.

/** What the server said instead of an answer; its message is for people. */
export class Refused extends Error {
  /**
   * @param {number} status of HTTP; 0 if the server was not reached
   * @param {string} words
   */
  constructor(status, words) {
    super(words);
    this.status = status;
  }

  /** Whether this browser is not paired, or no longer. */
  get isUnknown() {
    return this.status === 401 || this.status === 429;
  }
}

const strangers = new Set();

/**
 * Tells when the server does not know this browser any more.
 * @param {() => void} told
 * @returns {() => void} ends it
 */
export function onGone(told) {
  strangers.add(told);
  return () => strangers.delete(told);
}

function gone() {
  for (const told of [...strangers]) told();
}

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(`api/${path}`, { credentials: 'same-origin', ...options });
  } catch (failed) {
    if (failed.name === 'AbortError') throw failed;
    throw new Refused(0, '');
  }
  const text = await answer.text();
  const body = text ? parsed(text) : null;
  if (answer.ok) return body;
  const refused = new Refused(answer.status, body?.error ?? '');
  if (refused.isUnknown && path !== 'pair') gone();
  throw refused;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (noJson) {
    return null;
  }
}

/**
 * @param {string} path below `api/`
 * @param {Object<string, string|number|boolean|undefined>} [query] without those that are empty
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export function get(path, query = {}, signal) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '' && value !== false);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return call(search ? `${path}?${search}` : path, { signal });
}

/**
 * @param {string} path below `api/`
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export function post(path, body = {}) {
  return call(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

/**
 * Follows what happens on the server: `channels`, `recordings`. Tells [onGone] at once when the device is revoked.
 * @param {(topic: string) => void} changed
 * @returns {() => void} ends it
 */
export function follow(changed) {
  const source = new EventSource('api/events');
  source.addEventListener('gone', gone);
  for (const topic of ['channels', 'recordings']) source.addEventListener(topic, () => changed(topic));
  // Browsers ask again by themselves, but not where they were refused.
  source.addEventListener('error', () => { if (source.readyState === EventSource.CLOSED) get('me').catch(() => {}); });
  return () => source.close();
}
