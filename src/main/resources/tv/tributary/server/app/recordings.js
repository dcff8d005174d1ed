// What is recorded, and what will be.
import { html, useEffect, useState } from './html.js';
import { Icon } from './icons.js';
import { playing } from './playing.js';
import { go } from './route.js';
import { get, post } from './server.js';
import { date, say, time } from './words.js';

const OPEN = ['scheduled', 'recording', 'interrupted'];

/**
 * @param {object} props
 * @param {object} props.one
 * @param {() => void} props.changed
 */
export function RecordingRow({ one, changed }) {
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState('');
  const isOpen = OPEN.includes(one.state);
  const name = one.title || one.channelName;
  const watch = () => {
    playing.play({ kind: 'playlist', address: `recording/${one.id}.m3u8`, title: name, detail: one.subTitle || one.channelName });
    go('watch');
  };
  const act = path => post(path, { id: one.id }).then(changed, refused => setProblem(refused.message || say('unreachable')));
  const press = () => {
    if (isOpen) act('recording/stop');
    else if (sure) act('recording/delete');
    else setSure(true);
  };
  const words = isOpen ? say(one.state === 'scheduled' ? 'recordings-cancel' : 'recordings-stop', name) : say('recordings-delete', name);
  const lines = html`<span class="lines"><b>${name}</b>${one.subTitle && html`<span>${one.subTitle}</span>`}
    <small>${one.channelName} · ${date(one.from)} ${time(one.from)} – ${time(one.to)}</small>
    <small class=${`state ${one.state}`}>${problem || one.words}</small></span>`;
  return html`<li class="entry">
    ${one.playable ? html`<button class="line" onClick=${watch}><${Icon} name="play"/>${lines}</button>` : html`<div class="line"><${Icon} name="recordings"/>${lines}</div>`}
    <button class=${sure ? 'action bad' : 'plain'} aria-label=${words} title=${words} onClick=${press} onBlur=${() => setSure(false)}>
      ${sure ? say('recordings-sure') : html`<${Icon} name=${isOpen ? 'stop' : 'bin'}/>`}</button></li>`;
}

export default function Recordings({ changes }) {
  const [all, setAll] = useState(null);
  const [failure, setFailure] = useState('');
  const ask = () => get('recordings').then(found => {
    setAll(found);
    setFailure('');
  }, refused => setFailure(refused.message || say('unreachable')));
  useEffect(() => { ask(); }, [changes]);
  const part = (name, list) => list.length > 0 && html`<section class="shelf"><h2>${name}</h2>
    <ul class="plain-list">${list.map(one => html`<${RecordingRow} key=${one.id} one=${one} changed=${ask}/>`)}</ul></section>`;
  return html`<div class="page" aria-busy=${!all}>
    <header class="bar-top"><h1>${say('recordings')}</h1></header>
    ${failure && html`<div class="empty" role="alert"><p>${failure}</p><button class="action" onClick=${ask}>${say('again')}</button></div>`}
    ${all?.length === 0 && html`<div class="empty"><p>${say('recordings-none')}</p><a class="action main" href="#/guide">${say('guide')}</a></div>`}
    ${all && part(say('recordings-open'), all.filter(one => OPEN.includes(one.state)))}
    ${all && part(say('recordings-done'), all.filter(one => !OPEN.includes(one.state)))}
  </div>`;
}
