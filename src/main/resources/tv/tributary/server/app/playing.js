// What plays now, for every page and the player: one thing at a time, and the channel before it.
import { useEffect, useState } from './html.js';
import { PagedList } from './lists.js';
import { get } from './server.js';

/**
 * @typedef {object} Item
 * @property {'channel'|'file'|'playlist'} kind how its address is played
 * @property {string} address relative to the page
 * @property {string} title
 * @property {string} [detail] below it
 * @property {object} [row] of a channel
 * @property {PagedList} [list] in which the channel stands, for zapping
 * @property {number} [index] where in it
 * @property {number} [from] seconds to begin at
 * @property {boolean} [past] whether it is what a channel showed before
 * @property {{ title: number, episode: number }} [progress] what is noted how far it was watched
 */

class Playing {
  /** @type {Item|null} */
  item = null;
  /** @type {Item|null} the channel before */
  #last = null;
  #followers = new Set();

  /** @param {Item} item */
  play(item) {
    if (this.item?.kind === 'channel' && this.item.row?.id !== item.row?.id) this.#last = { ...this.item, past: false };
    this.item = item;
    this.#tell();
  }

  /**
   * A channel as it is shown now.
   * @param {object} row
   * @param {PagedList} [list]
   * @param {number} [index]
   */
  channel(row, list, index) {
    this.play({ kind: 'channel', address: `watch/${row.id}.m3u8`, title: row.name, row, list, index });
  }

  /** The channel above or below in the list it was chosen from. */
  async zap(step) {
    const { row, list: known, index: at } = this.item ?? {};
    if (!row) return;
    const list = known ?? new PagedList('channels', {});
    const index = at ?? (await get('channel', { id: row.id })).index;
    // The total is known with the first page.
    if (list.total < 0) await list.row(0);
    if (!list.total) return;
    const next = (index + step + list.total) % list.total;
    const other = await list.row(next);
    if (other && this.item?.row === row) this.channel(other, list, next);
  }

  get hasLast() {
    return this.#last !== null;
  }

  /** The channel before this one. */
  last() {
    const { row, list, index } = this.#last ?? {};
    if (row) this.channel(row, list, index);
  }

  stop() {
    this.item = null;
    this.#tell();
  }

  /** @returns {() => void} ends it */
  follow(told) {
    this.#followers.add(told);
    return () => this.#followers.delete(told);
  }

  #tell() {
    for (const told of [...this.#followers]) told();
  }
}

export const playing = new Playing();

/** What plays now, for a component, which is drawn anew when it changes. */
export function usePlaying() {
  const [, draw] = useState(0);
  useEffect(() => playing.follow(() => draw(n => n + 1)), []);
  return playing.item;
}
