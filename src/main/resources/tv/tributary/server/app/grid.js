// Programmes of channels side by side: as wide as they are long where there is room, or one below the other.
import { html } from './html.js';
import { Logo } from './channelrow.js';
import { watch } from './live.js';
import { Rows } from './rows.js';
import { say, time } from './words.js';

const HEIGHT = 76;
const TALL = 128;
const HOUR = 3600;
const HALF_HOUR = 1800;

const nowFrom = () => Math.floor(Date.now() / 1000 / HALF_HOUR) * HALF_HOUR;

/** The part of a programme that lies in what is shown, in percent. Pure. */
export function span({ from, to }, begin, end) {
  const left = Math.max(from, begin);
  const right = Math.min(to, end);
  return { left: (left - begin) * 100 / (end - begin), width: Math.max(0, (right - left) * 100 / (end - begin)) };
}

/**
 * @param {object} props
 * @param {import('./lists.js').PagedList} props.list
 * @param {number} props.from when it begins, in seconds since 1970
 * @param {number} props.hours how many are shown
 * @param {boolean} props.narrow whether there is no room for hours side by side: then what is on and what comes next
 * @param {(row: object, slot: object) => void} props.open shows a programme
 */
export function Grid({ list, from, hours, open, narrow }) {
  const end = from + hours * HOUR;
  const now = Date.now() / 1000;
  const marks = Array.from({ length: Math.ceil(hours * 2) }, (_, n) => from + n * HOUR / 2);
  const line = now > from && now < end ? (now - from) * 100 / (end - from) : -1;
  const brief = entry => {
    if (!entry) return html`<div class="air waiting" aria-hidden="true"><span class="logo none"/></div>`;
    const { row: channel, programmes } = entry;
    const coming = programmes.filter(one => one.to > Math.max(from, from === nowFrom() ? now : from)).slice(0, 2);
    return html`<div class="air narrow">
      <button class="station" onClick=${() => watch(channel)} aria-label=${say('watch-channel', channel.name)}><${Logo} row=${channel}/></button>
      <div class="brief"><b class="name">${channel.name}</b>${coming.length === 0 && html`<span class="faint">${say('guide-none')}</span>`}
        ${coming.map(one => html`<button key=${one.from} class=${one.from <= now && one.to > now ? 'airing' : ''} onClick=${() => open(channel, one)}>
          <time>${time(one.from)}</time> ${one.title}</button>`)}</div></div>`;
  };
  const row = entry => {
    if (!entry) return html`<div class="air waiting" aria-hidden="true"><span class="logo none"/></div>`;
    const { row: channel, programmes } = entry;
    return html`<div class="air">
      <button class="station" onClick=${() => watch(channel)} aria-label=${say('watch-channel', channel.name)}>
        <${Logo} row=${channel}/><span><small>${channel.number}</small> ${channel.name}</span></button>
      <div class="slots">${programmes.length === 0 && html`<span class="slot none">${say('guide-none')}</span>`}
        ${programmes.filter(one => one.to > from && one.from < end).map(one => {
          const { left, width } = span(one, from, end);
          return html`<button key=${one.from} class=${one.from <= now && one.to > now ? 'slot airing' : 'slot'}
            style=${{ left: `${left}%`, width: `${width}%` }} title=${`${time(one.from)} ${one.title}`} onClick=${() => open(channel, one)}>
            <b>${one.title}</b><small>${time(one.from)} – ${time(one.to)}</small></button>`;
        })}
        ${line >= 0 && html`<i class="line-now" style=${{ left: `${line}%` }} aria-hidden="true"/>`}</div></div>`;
  };
  const empty = html`<div class="empty"><p>${say('live-none')}</p></div>`;
  if (narrow) return html`<${Rows} list=${list} height=${TALL} label=${say('guide')} row=${brief} empty=${empty}/>`;
  return html`<div class="grid">
    <div class="marks" aria-hidden="true"><span/><div>${marks.map(at => html`<span key=${at} style=${{ left: `${(at - from) * 100 / (end - from)}%` }}>${time(at)}</span>`)}</div></div>
    <${Rows} list=${list} height=${HEIGHT} label=${say('guide')} row=${row} empty=${empty}/></div>`;
}
