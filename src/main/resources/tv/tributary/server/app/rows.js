// A list of any length of which only the rows in sight are in the page.
import { html, useEffect, useLayoutEffect, useRef, useState } from './html.js';
import { say } from './words.js';

const BESIDE = 6;

/**
 * @param {object} props
 * @param {import('./lists.js').PagedList} props.list
 * @param {number} props.height of a row in pixels
 * @param {number} [props.least] the least width of a column; one column if not given
 * @param {(row: any, index: number) => any} props.row draws one; its row is undefined while it is not here
 * @param {string} props.label for screen readers
 * @param {any} [props.empty] what is shown where there are none
 */
export function Rows({ list, height, least = Infinity, row, label, empty }) {
  const box = useRef(null);
  const [, draw] = useState(0);
  const [sight, setSight] = useState({ first: 0, last: 20, columns: 1 });

  useEffect(() => list.follow(() => draw(n => n + 1)), [list]);

  useLayoutEffect(() => {
    const scroller = box.current.closest('.page');
    let due = 0;
    const look = () => {
      due = 0;
      if (!box.current) return;
      const above = scroller.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
      const columns = Math.max(1, Math.floor(box.current.clientWidth / least));
      const first = Math.max(0, Math.floor(above / height) - BESIDE);
      const last = Math.ceil((above + scroller.clientHeight) / height) + BESIDE;
      setSight(old => (old.first === first && old.last === last && old.columns === columns ? old : { first, last, columns }));
    };
    const soon = () => { due ||= requestAnimationFrame(look); };
    look();
    scroller.addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(due);
      scroller.removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
    };
  }, [height, least, list]);

  const { columns } = sight;
  // Before the first answer there are as many as fit, empty.
  const first = list.at(0);
  const total = list.total < 0 ? 12 : list.total;
  const shown = [];
  const end = Math.min(total, sight.last * columns);
  for (let index = sight.first * columns; index < end; index++) {
    const style = {
      position: 'absolute', height: `${height}px`, width: `${100 / columns}%`,
      top: `${Math.floor(index / columns) * height}px`, left: `${(index % columns) * 100 / columns}%`,
    };
    shown.push(html`<li key=${index} style=${style} aria-setsize=${total} aria-posinset=${index + 1}>
      ${row(index === 0 ? first : list.at(index), index)}</li>`);
  }
  const failure = list.failure && html`<div class="empty" role="alert"><p>${list.failure.message || say('unreachable')}</p>
    <button class="action" onClick=${() => list.renew()}>${say('again')}</button></div>`;
  if (list.total === 0 && empty) return html`<div ref=${box}>${empty}</div>`;
  return html`<div>${failure}<ul class="rows" ref=${box} aria-label=${label} aria-busy=${list.total < 0}
    style=${{ height: `${Math.ceil(total / columns) * height}px` }}>${shown}</ul></div>`;
}
