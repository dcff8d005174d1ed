// Long lists of which only the pages are loaded that somebody looks at.
import { get } from './server.js';

const PAGE = 60;

/** A list on the server, a page at a time. Tells its followers when rows have come. */
export class PagedList {
  #path;
  #query;
  #rows;
  #pages = new Map();
  #followers = new Set();
  total = -1;
  failure = null;

  /**
   * @param {string} path of the call
   * @param {object} query which rows
   * @param {string} [rows] the name of the rows in its answer
   */
  constructor(path, query, rows = 'rows') {
    this.#path = path;
    this.#query = query;
    this.#rows = rows;
  }

  /**
   * The row at a place; undefined while it is not here. Asks for its page.
   * @param {number} index
   */
  at(index) {
    const number = Math.floor(index / PAGE);
    const page = this.#pages.get(number);
    // What failed waits for somebody to ask again.
    if (page?.stale || !(page || this.failure)) this.#load(number);
    return page?.rows?.[index % PAGE];
  }

  /**
   * The same, waited for.
   * @returns {Promise<any>} undefined if there is none
   */
  async row(index) {
    const number = Math.floor(index / PAGE);
    if (!this.#pages.get(number)?.rows) await (this.#pages.get(number)?.loading ?? this.#load(number));
    return this.#pages.get(number)?.rows?.[index % PAGE];
  }

  #load(number) {
    const page = this.#pages.get(number) ?? {};
    if (page.loading) return page.loading;
    page.stale = false;
    page.loading = get(this.#path, { ...this.#query, offset: number * PAGE, limit: PAGE }).then(answer => {
      this.total = answer.total;
      this.failure = null;
      page.rows = answer[this.#rows];
    }).catch(failed => {
      this.failure = failed;
    }).finally(() => {
      page.loading = undefined;
      this.#tell();
    });
    this.#pages.set(number, page);
    return page.loading;
  }

  /** Asks for all rows anew when they are looked at next; the old ones stay until then. */
  renew() {
    this.failure = null;
    for (const page of this.#pages.values()) page.stale = true;
    this.#tell();
  }

  /**
   * @param {() => void} told
   * @returns {() => void} ends it
   */
  follow(told) {
    this.#followers.add(told);
    return () => this.#followers.delete(told);
  }

  #tell() {
    for (const told of [...this.#followers]) told();
  }
}
