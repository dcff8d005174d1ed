// The player: the whole screen, or small above the menu while other pages are shown. Its video element is one for all.
import { html, useEffect, useRef, useState } from './html.js';
import { Controls } from './controls.js';
import { blockedWords, engineFor, fullScreen } from './engine.js';
import { Icon } from './icons.js';
import { isWriting } from './keys.js';
import { playing, usePlaying } from './playing.js';
import { back, go } from './route.js';
import { post } from './server.js';
import { NumberEntry } from './number.js';
import { say } from './words.js';

const PAUSES = [2, 4, 8, 15];
const NOTED_EVERY = 15_000;
const SWIPE = 60;

/**
 * Plays an item in a video element and says how that goes.
 * @param {HTMLVideoElement} video
 * @param {import('./playing.js').Item} item
 * @param {(state: object) => void} tell `{ engine, notice, failed, muted }`, changes only
 * @returns {() => void} ends it
 */
function begin(video, item, tell) {
  let engine = null;
  let over = false;
  let converted = false;
  let failures = 0;
  let again = 0;
  let from = item.from ?? 0;

  async function start() {
    close();
    tell({ engine: null, notice: say('opening'), failed: false });
    let Engine;
    try {
      const words = await blockedWords(item);
      if (words) return tell({ notice: words, failed: true, blocked: true });
      Engine = await engineFor(video, item);
    } catch (unreachable) {
      return failed(unreachable.message || say('unreachable'), false);
    }
    if (over) return undefined;
    if (!Engine) return tell({ notice: say('unable'), failed: true });
    const address = converted ? `${item.address}${item.address.includes('?') ? '&' : '?'}audio=aac` : item.address;
    engine = new Engine(video, address, { playable, choices: () => tell({}), failed, unheard });
    return tell({ engine, blocked: false });
  }

  async function playable() {
    if (from) video.currentTime = from;
    from = 0;
    tell({});
    try {
      await video.play();
    } catch (refused) {
      if (refused.name !== 'NotAllowedError') return;
      // Browsers let pages begin without sound only.
      video.muted = true;
      tell({ muted: true });
      video.play().catch(() => {});
    }
  }

  function unheard() {
    if (converted || item.kind !== 'channel') return false;
    converted = true;
    start();
    return true;
  }

  /** @param {boolean} lasting whether trying again would end alike */
  function failed(words, lasting) {
    close();
    if (over) return;
    tell({ notice: words, failed: true, engine: null });
    if (lasting || item.kind !== 'channel') return;
    again = setTimeout(start, PAUSES[Math.min(failures++, PAUSES.length - 1)] * 1000);
  }

  function close() {
    clearTimeout(again);
    engine?.close();
    engine = null;
  }

  const ears = new AbortController();
  const ear = { signal: ears.signal };
  video.addEventListener('playing', () => { failures = 0; tell({ notice: '', failed: false }); }, ear);
  video.addEventListener('waiting', () => { if (engine) tell({ notice: say('waiting'), failed: false }); }, ear);
  video.addEventListener('ended', () => { if (item.kind !== 'channel') playing.stop(); }, ear);
  addEventListener('online', () => { if (!engine) start(); }, ear);
  start();
  return { again: start, end: () => { over = true; ears.abort(); close(); } };
}

/** Tells the server now and then how far a film was watched. */
function useProgress(video, item) {
  useEffect(() => {
    const { progress } = item ?? {};
    if (!progress) return undefined;
    const note = () => {
      const { currentTime, duration } = video.current ?? {};
      if (currentTime > 0 && Number.isFinite(duration)) {
        post('position', { ...progress, position: Math.floor(currentTime), length: Math.floor(duration) }).catch(() => {});
      }
    };
    const every = setInterval(() => { if (!video.current?.paused) note(); }, NOTED_EVERY);
    return () => {
      clearInterval(every);
      note();
    };
  }, [item]);
}

/** What the system shows of what plays, and its keys. */
function useSystemKeys(item) {
  useEffect(() => {
    const session = navigator.mediaSession;
    if (!session || !window.MediaMetadata) return;
    session.metadata = item ? new MediaMetadata({ title: item.title, artist: item.detail ?? item.row?.now?.title ?? '' }) : null;
    const live = item?.kind === 'channel';
    const keys = { nexttrack: live && (() => playing.zap(1)), previoustrack: live && (() => playing.zap(-1)), stop: item && (() => playing.stop()) };
    for (const [key, act] of Object.entries(keys)) {
      try {
        session.setActionHandler(key, act || null);
      } catch (unknownKey) { /* This browser has no such key. */ }
    }
  }, [item]);
}

function useKeys(full, item, video) {
  useEffect(() => {
    if (!item) return undefined;
    const pressed = event => {
      if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const idle = full && !event.target.closest?.('.controls, .sheet');
      const live = item.kind === 'channel';
      const { key } = event;
      if (live && (key === 'PageUp' || key === 'ChannelUp' || (idle && key === 'ArrowUp'))) playing.zap(1);
      else if (live && (key === 'PageDown' || key === 'ChannelDown' || (idle && key === 'ArrowDown'))) playing.zap(-1);
      else if (key === 'MediaPlayPause' || (idle && key === ' ')) video.current.paused ? video.current.play() : video.current.pause();
      else if (key === 'MediaStop') playing.stop();
      else if (full && (key === 'l' || key === 'L')) playing.last();
      else if (full && (key === 'f' || key === 'F')) fullScreen(video.current.closest('.player'));
      else if (full && (key === 'm' || key === 'M')) video.current.muted = !video.current.muted;
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [full, item]);
}

function PinEntry({ unlocked }) {
  const [problem, setProblem] = useState('');
  const send = event => {
    event.preventDefault();
    post('pin', { pin: event.target.elements.pin.value }).then(unlocked, refused => setProblem(refused.message));
  };
  return html`<form class="pin" onSubmit=${send}>
    <label>${say('pin')}<input name="pin" type="password" inputmode="numeric" maxlength="8" autocomplete="off" required/></label>
    <button class="action">${say('pin-watch')}</button><p class="problem" role="alert">${problem}</p></form>`;
}

/**
 * @param {object} props
 * @param {boolean} props.full whether it has the whole screen
 * @param {object} props.me who this browser is
 */
export function Player({ full, me }) {
  const item = usePlaying();
  const video = useRef(null);
  const box = useRef(null);
  const play = useRef(null);
  const [state, setState] = useState({ engine: null, notice: '', failed: false, muted: false });
  const touch = useRef(null);

  useEffect(() => {
    if (!item) return undefined;
    play.current = begin(video.current, item, change => setState(old => ({ ...old, ...change })));
    return () => play.current.end();
  }, [item]);
  useEffect(() => { if (full && !item) go('live', true); }, [full, item]);
  useEffect(() => { if (full) box.current?.focus(); }, [full]);
  useProgress(video, item);
  useSystemKeys(item);
  useKeys(full, item, video);

  const from = event => { touch.current = event.touches.length === 1 ? event.touches[0].clientY : null; };
  const to = event => {
    const moved = touch.current === null ? 0 : event.changedTouches[0].clientY - touch.current;
    if (full && item?.kind === 'channel' && Math.abs(moved) > SWIPE) playing.zap(moved < 0 ? 1 : -1);
  };
  const listen = () => {
    video.current.muted = false;
    setState(old => ({ ...old, muted: false }));
  };

  return html`
    <section ref=${box} class=${full ? 'player' : 'player small'} hidden=${!item} aria-label=${say('player')} tabindex="-1">
      <div class="picture" onTouchStart=${from} onTouchEnd=${to}>
        <video ref=${video} playsinline x-webkit-airplay="allow" tabindex="-1" onClick=${() => { if (!full) go('watch'); }}/>
        ${full && (state.notice || item?.row?.radio) && html`<div class=${state.failed ? 'notice failed' : 'notice'} role="status">
          ${!state.failed && state.notice && html`<span class="wheel" aria-hidden="true"/>`}<p>${state.notice || item.title}</p>
          ${state.failed && !state.blocked && html`<button class="action" onClick=${() => play.current.again()}>${say('again')}</button>`}
          ${state.blocked && me.pin && html`<${PinEntry} unlocked=${() => play.current.again()}/>`}</div>`}
        ${full && state.muted && html`<button class="action listen" onClick=${listen}><${Icon} name="sound"/>${say('listen')}</button>`}
      </div>
      ${item && (full
        ? html`<${Controls} item=${item} video=${video} engine=${state.engine} me=${me} box=${box}/>`
        : html`<button class="open" onClick=${() => go('watch')} aria-label=${say('enlarge', item.title)}>
            <b>${item.title}</b><small>${state.notice || item.detail || item.row?.now?.title}</small></button>
          <button class="plain" aria-label=${say('stop')} onClick=${() => playing.stop()}><${Icon} name="close"/></button>`)}
      ${full && html`<button class="plain leave" aria-label=${say('back')} onClick=${back}><${Icon} name="back"/></button>`}
    </section>
    <${NumberEntry}/>`;
}
