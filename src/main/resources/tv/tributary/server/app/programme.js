// One programme: what it is, and watching or recording it.
import { html, useEffect, useRef, useState } from './html.js';
import { watch } from './live.js';
import { get, post } from './server.js';
import { date, say, time } from './words.js';

/**
 * @param {object} props
 * @param {object} props.row the channel
 * @param {object} props.slot
 * @param {object} props.me
 * @param {() => void} props.close
 */
export function ProgrammeSheet({ row, slot, me, close }) {
  const [more, setMore] = useState(null);
  const [said, setSaid] = useState('');
  const sheet = useRef(null);
  const opener = useRef(document.activeElement);
  const now = Date.now() / 1000;
  useEffect(() => { get('programme', { id: row.id, at: slot.from }).then(setMore, () => {}); }, [row.id, slot.from]);
  useEffect(() => {
    sheet.current.querySelector('button')?.focus();
    return () => opener.current?.focus?.();
  }, []);
  const record = () => post('record', { channel: row.id, at: slot.from })
    .then(() => setSaid(say('record-done')), refused => setSaid(refused.message || say('unreachable')));
  const pressed = event => {
    if (!['Escape', 'GoBack', 'BrowserBack', 'Backspace'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return html`<div class="veil" onClick=${close}/>
    <div class="sheet programme" role="dialog" aria-modal="true" aria-label=${slot.title} ref=${sheet} onKeyDown=${pressed}>
      <h2>${slot.title}</h2>
      ${more?.subTitle && html`<p><b>${more.subTitle}</b></p>`}
      <p class="faint">${row.name} · ${date(slot.from)} ${time(slot.from)} – ${time(slot.to)}${more?.categories && ` · ${more.categories}`}</p>
      ${more?.description && html`<p class="plot">${more.description}</p>`}
      <p class="actions">
        ${slot.from <= now && slot.to > now && html`<button class="action main" onClick=${() => watch(row)}>${say('watch')}</button>`}
        ${me.recordings && slot.to > now && html`<button class="action" onClick=${record}>${say('record')}</button>`}
        <button class="action" onClick=${close}>${say('close')}</button></p>
      <p class="said" role="status">${said}</p>
    </div>`;
}
