// A film or a series as a poster, or its name where it has none.
import { html } from './html.js';

/**
 * @param {object} props
 * @param {object} props.title
 * @param {string} [props.detail] shown instead of the year
 * @param {number} [props.share] how much of it was seen, 0..1
 */
export function Poster({ title, detail, share }) {
  const lost = event => event.target.remove();
  return html`<a class="poster" href=${`#/${title.kind === 'movie' ? 'movie' : 'show'}/${title.id}`}>
    <span class="paper"><i aria-hidden="true">${title.name}</i>
      ${title.poster && html`<img src=${`poster/${title.kind}/${title.id}.jpg`} alt="" loading="lazy" decoding="async" onError=${lost}/>`}
      ${share > 0 && html`<span class="bar" aria-hidden="true"><span style=${{ width: `${share * 100}%` }}/></span>`}</span>
    <b>${title.name}</b><small>${detail || title.year || ' '}</small></a>`;
}
