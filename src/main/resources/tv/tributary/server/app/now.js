// Who watches what, for the household: and ending it.
import { html, useEffect, useState } from './html.js';
import { Icon } from './icons.js';
import { get, post } from './server.js';
import { say, time } from './words.js';

const EVERY = 5000;

export default function Now() {
  const [all, setAll] = useState(null);
  const [failure, setFailure] = useState('');
  const ask = () => get('sessions').then(found => {
    setAll(found);
    setFailure('');
  }, refused => setFailure(refused.message || say('unreachable')));
  useEffect(() => {
    ask();
    const every = setInterval(() => { if (!document.hidden) ask(); }, EVERY);
    return () => clearInterval(every);
  }, []);
  const end = viewer => post('disconnect', { viewer }).then(ask, refused => setFailure(refused.message));
  const leave = () => post('leave').then(() => location.reload(), refused => setFailure(refused.message));
  return html`<div class="page" aria-busy=${!all}>
    <header class="bar-top"><h1>${say('now')}</h1></header>
    ${failure && html`<p class="problem" role="alert">${failure}</p>`}
    ${all?.length === 0 && html`<div class="empty"><p>${say('now-none')}</p></div>`}
    <ul class="plain-list">${(all ?? []).map(one => html`<li class="entry" key=${`${one.viewer}${one.name}${one.since}`}>
      <div class="line"><${Icon} name="now"/><span class="lines"><b>${one.title}</b><span>${one.name}</span>
        <small>${one.address} · ${say('since', time(one.since))} · ${say('megabytes', Math.round(one.bytes / 1e6))}</small></span></div>
      ${one.viewer !== undefined && html`<button class="action" onClick=${() => end(one.viewer)}>${say('now-end')}</button>`}</li>`)}</ul>
    <p class="actions foot"><button class="action" onClick=${leave}>${say('leave')}</button></p>
  </div>`;
}
