// The first page: favourites, what was watched last and begun, what is recorded today.
import { html, useEffect, useState } from './html.js';
import { Logo, share } from './channelrow.js';
import { watch } from './live.js';
import { PagedList } from './lists.js';
import { Poster } from './poster.js';
import { RecordingRow } from './recordings.js';
import { get } from './server.js';
import { say, time } from './words.js';

const MINUTE = 60_000;

function Tile({ row, play }) {
  const { now } = row;
  return html`<li><button class="tile" onClick=${play}>
    <${Logo} row=${row}/><b>${row.name}</b>
    <small>${now ? now.title : row.group}</small>
    ${now && html`<span class="bar" aria-hidden="true"><span style=${{ width: `${share(now)}%` }}/></span><small class="faint">${say('until', time(now.to))}</small>`}
  </button></li>`;
}

function Shelf({ name, children }) {
  return html`<section class="shelf"><h2>${name}</h2><ul class="strip">${children}</ul></section>`;
}

function Channels({ name, rows, query }) {
  if (!rows.length) return null;
  // Favourites stand in their own order, so that zapping stays among them.
  const list = query && new PagedList('channels', query);
  return html`<${Shelf} name=${name}>
    ${rows.map((row, index) => html`<${Tile} key=${row.id} row=${row} play=${() => watch(row, list, list ? index : undefined)}/>`)}<//>`;
}

export default function Home({ changes }) {
  const [home, setHome] = useState(null);
  const [failure, setFailure] = useState('');
  const ask = () => get('home').then(found => {
    setHome(found);
    setFailure('');
  }, refused => setFailure(refused.message || say('unreachable')));
  useEffect(() => { ask(); }, [changes]);
  useEffect(() => {
    const every = setInterval(() => { if (!document.hidden) ask(); }, MINUTE);
    return () => clearInterval(every);
  }, []);

  if (failure && !home) return html`<div class="page"><div class="empty" role="alert"><p>${failure}</p><button class="action" onClick=${ask}>${say('again')}</button></div></div>`;
  if (!home) return html`<div class="page" aria-busy="true"/>`;
  const { favourites, recent, continuing, recordings } = home;
  const nothing = !favourites.length && !recent.length && !continuing.length && !recordings.length;
  return html`<div class="page">
    <header class="bar-top"><h1>${say('home')}</h1></header>
    ${nothing && html`<div class="empty"><p>${say('home-empty')}</p><a class="action main" href="#/live">${say('live')}</a></div>`}
    <${Channels} name=${say('live-favourites')} rows=${favourites} query=${{ favourites: true }}/>
    <${Channels} name=${say('home-recent')} rows=${recent}/>
    ${continuing.length > 0 && html`<${Shelf} name=${say('home-continue')}>
      ${continuing.map(one => html`<li key=${one.title.id}><${Poster} title=${one.title} detail=${one.episodeName} share=${one.share}/></li>`)}<//>`}
    ${recordings.length > 0 && html`<section class="shelf"><h2>${say('home-recordings')}</h2>
      <ul class="plain-list">${recordings.map(one => html`<${RecordingRow} key=${one.id} one=${one} changed=${ask}/>`)}</ul></section>`}
  </div>`;
}
