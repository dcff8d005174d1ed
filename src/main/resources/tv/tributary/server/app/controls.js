// What one can do while something plays, and what it is: over the picture on a wide screen, below it on a phone.
import { html, useEffect, useRef, useState } from './html.js';
import { Icon } from './icons.js';
import { share } from './channelrow.js';
import { fullScreen } from './engine.js';
import { playing } from './playing.js';
import { get, post } from './server.js';
import { Choices } from './choose.js';
import { date, place, say, time } from './words.js';

const SHOWN_FOR = 4000;
const BEHIND = 8;

/** A value that is looked at each second. */
function useEachSecond() {
  const [, draw] = useState(0);
  useEffect(() => {
    const every = setInterval(() => draw(n => n + 1), 1000);
    return () => clearInterval(every);
  }, []);
}

/** Whether the controls over the picture are shown: for a while after each movement, key or touch. */
function useShown(box) {
  const [shown, setShown] = useState(true);
  useEffect(() => {
    let due = 0;
    const awake = () => {
      setShown(true);
      clearTimeout(due);
      due = setTimeout(() => {
        if (!box.current?.querySelector('.controls:focus-within, [role=dialog]')) setShown(false);
      }, SHOWN_FOR);
    };
    awake();
    const kinds = ['pointermove', 'pointerdown', 'keydown', 'focusin'];
    for (const kind of kinds) addEventListener(kind, awake);
    return () => {
      clearTimeout(due);
      for (const kind of kinds) removeEventListener(kind, awake);
    };
  }, []);
  return shown;
}

/** Where one is in what can be watched, and a slider to go elsewhere; nothing while there is no more than the present. */
function Timeline({ item, video, engine }) {
  useEachSecond();
  const film = item.kind !== 'channel' || item.past;
  const { currentTime, duration } = video.current ?? {};
  const range = film ? { from: 0, to: duration } : engine?.window;
  if (!range || !Number.isFinite(range.to) || range.to - range.from < 20) return null;
  const behind = range.to - currentTime;
  const text = film ? `${place(currentTime)} / ${place(duration)}` : say('behind', place(behind));
  return html`<div class="timeline">
    <input type="range" min=${range.from} max=${range.to} step="1" value=${currentTime} aria-label=${say('time')} aria-valuetext=${text}
      onInput=${event => { video.current.currentTime = Number(event.target.value); }}/>
    <span>${film || behind > (engine?.aim ?? 0) + BEHIND ? text : ''}</span></div>`;
}

function useChannel(item) {
  const [channel, setChannel] = useState(null);
  useEffect(() => {
    setChannel(null);
    if (!item.row) return undefined;
    let over = false;
    const ask = () => get('channel', { id: item.row.id }).then(known => { if (!over) setChannel(known); }, () => {});
    ask();
    const every = setInterval(ask, 60_000);
    return () => {
      over = true;
      clearInterval(every);
    };
  }, [item.row?.id]);
  return channel;
}

function About({ item, channel }) {
  const row = channel?.row ?? item.row;
  const { now, next } = row ?? {};
  return html`<div class="about">
    <h1>${row && html`<span class="number">${row.number}</span>`}${item.title}</h1>
    ${item.detail && html`<p>${item.detail}</p>`}
    ${now && !item.past && html`<p>${time(now.from)} – ${time(now.to)}  <b>${now.title}</b></p>
      <span class="bar" aria-hidden="true"><span style=${{ width: `${share(now)}%` }}/></span>`}
    ${next && !item.past && html`<p class="faint">${date(next.from)} ${time(next.from)}  ${next.title}</p>`}
  </div>`;
}

/**
 * @param {object} props
 * @param {import('./playing.js').Item} props.item
 * @param {{ current: HTMLVideoElement }} props.video
 * @param {object|null} props.engine
 * @param {object} props.me
 * @param {{ current: HTMLElement }} props.box the player
 */
export function Controls({ item, video, engine, me, box }) {
  const shown = useShown(box);
  const channel = useChannel(item);
  const [open, setOpen] = useState(false);
  const [recorded, setRecorded] = useState('');
  const opener = useRef(null);
  const live = item.kind === 'channel';
  const paused = video.current?.paused;
  useEffect(() => { setRecorded(''); setOpen(false); }, [item]);

  const turn = () => (video.current.paused ? video.current.play() : video.current.pause());
  const toLive = () => {
    if (item.past) playing.channel(item.row, item.list, item.index);
    else engine?.toLive();
    video.current.play().catch(() => {});
  };
  const fromStart = () => playing.play({
    ...item, past: true, kind: 'channel', address: `watch/${item.row.id}.m3u8?start=${channel.from}&end=${channel.to}`,
  });
  const record = () => post('record', { channel: item.row.id, at: Math.floor(Date.now() / 1000) })
    .then(() => setRecorded(say('record-done')), refused => setRecorded(refused.message));
  const button = (icon, words, act, more = {}) => html`<button class="plain" aria-label=${words} title=${words} onClick=${act} ...${more}>
    <${Icon} name=${icon}/></button>`;
  const jump = seconds => () => { video.current.currentTime += seconds; };
  const film = !live || item.past;

  return html`<div class=${shown || open ? 'controls' : 'controls gone'}>
    <${About} item=${item} channel=${channel}/>
    <${Timeline} item=${item} video=${video} engine=${engine}/>
    <div class="buttons" role="toolbar" aria-label=${say('player')}>
      ${live && button('down', say('channel-down'), () => playing.zap(-1))}
      ${live && button('up', say('channel-up'), () => playing.zap(1))}
      ${film && button('rewind', say('back-ten'), jump(-10))}
      ${button(paused ? 'play' : 'pause', say(paused ? 'play' : 'pause'), turn, { class: 'plain main' })}
      ${film && button('forward', say('on-thirty'), jump(30))}
      ${live && html`<button class="plain text" onClick=${toLive}>${say('to-live')}</button>`}
      ${live && !item.past && channel?.from > 0 && button('start', say('from-start'), fromStart)}
      ${live && playing.hasLast && button('last', say('last'), () => playing.last())}
      ${live && me.recordings && channel?.row.now && button('recordings', say('record'), record)}
      ${document.pictureInPictureEnabled && button('apart', say('apart'), () => video.current.requestPictureInPicture().catch(() => {}))}
      ${(document.fullscreenEnabled || video.current?.webkitEnterFullscreen) && button('full', say('full'), () => fullScreen(box.current))}
      <button ref=${opener} class="plain" aria-label=${say('more')} title=${say('more')} aria-expanded=${open} onClick=${() => setOpen(!open)}>
        <${Icon} name="more"/></button>
    </div>
    <p class="said" role="status">${recorded}</p>
    ${open && html`<${Choices} engine=${engine} close=${() => { setOpen(false); opener.current?.focus(); }}/>`}
  </div>`;
}
