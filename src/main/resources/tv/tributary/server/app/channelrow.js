// A channel as a row: what it is, what it shows, and how much of that is over.
import { html } from './html.js';
import { Icon } from './icons.js';
import { usePlaying } from './playing.js';
import { say, time } from './words.js';

/** How much of a programme is over, in percent. */
export function share({ from, to }) {
  return Math.min(100, Math.max(0, (Date.now() / 1000 - from) * 100 / Math.max(1, to - from)));
}

/** The channel's logo, or the beginning of its name where it has none or it does not come. */
export function Logo({ row }) {
  const lost = event => event.target.parentElement.classList.add('none');
  const letters = row.name.replace(/[^\p{L}\p{N} ]/gu, '').slice(0, 3).toUpperCase();
  return html`<span class=${row.logo ? 'logo' : 'logo none'}><i aria-hidden="true">${letters}</i>
    ${row.logo && html`<img src=${`logo/${row.id}.png`} alt="" loading="lazy" decoding="async" onError=${lost}/>`}</span>`;
}

/**
 * @param {object} props
 * @param {object|undefined} props.row undefined while it is not here
 * @param {() => void} props.play
 * @param {(() => void)|undefined} props.star changes whether it is a favourite; undefined where that is not allowed
 */
export function ChannelRow({ row, play, star }) {
  const item = usePlaying();
  if (!row) return html`<div class="channel waiting" aria-hidden="true"><span class="logo none"/><span class="lines"><b/><i/></span></div>`;
  const { now, next } = row;
  const isOn = item?.row?.id === row.id;
  return html`<div class=${isOn ? 'channel on' : 'channel'}>
    <button class="open" onClick=${play} aria-current=${isOn ? 'true' : undefined}>
      <${Logo} row=${row}/>
      <span class="lines">
        <b><span class="number">${row.number}</span>${row.name}</b>
        ${now
          ? html`<span class="title">${now.locked && html`<${Icon} name="lock"/>`}${now.title}</span>
            <span class="bar" aria-hidden="true"><span style=${{ width: `${share(now)}%` }}/></span>`
          : html`<span class="title faint">${row.group}</span>`}
        ${next && html`<small>${time(next.from)} ${next.title}</small>`}
      </span>
    </button>
    ${star && html`<button class="plain star" aria-pressed=${row.favourite} aria-label=${say('favourite', row.name)} onClick=${star}>
      <${Icon} name="star" filled=${row.favourite}/></button>`}
  </div>`;
}
