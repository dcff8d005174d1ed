// Buttons and keys.
import { heldAt, target } from './seek.js';
import { say } from './words.js';

const VOLUME = 'tributary-volume';
/** A window shorter than this is there for smooth playing, not for going back. */
const WORTH_GOING_BACK = 60;

const it = id => document.getElementById(id);

/**
 * @param playback gives the player of now, or nothing
 * @param numbers opens and closes the statistics
 */
export function controls(video, playback, numbers) {
  const player = it('player');

  const play = () => {
    if (!video.paused) {
      video.pause();
      return;
    }
    if (video.played.length) go(0);
    video.play().catch(() => {});
  };
  const mute = () => { video.muted = !video.muted; };
  const volume = value => { video.volume = Math.min(1, Math.max(0, value)); video.muted = video.volume === 0; };
  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (player.requestFullscreen) player.requestFullscreen().catch(() => {});
    else video.webkitEnterFullscreen?.();
  };
  const apart = () => {
    if (document.pictureInPictureElement) document.exitPictureInPicture();
    else video.requestPictureInPicture().catch(() => {});
  };
  const go = seconds => {
    const at = video.currentTime;
    const to = target(at, seconds, playback()?.window, heldAt(video.buffered, at));
    if (to !== at) video.currentTime = to;
  };

  it('play').addEventListener('click', play);
  it('mute').addEventListener('click', mute);
  it('listen').addEventListener('click', () => { video.muted = false; });
  it('full').addEventListener('click', full);
  it('apart').addEventListener('click', apart);
  it('live').addEventListener('click', () => { playback()?.toLive(); video.play().catch(() => {}); });
  it('volume').addEventListener('input', event => volume(event.target.value / 100));
  it('time').addEventListener('input', event => { video.currentTime = Number(event.target.value); });
  // What the browser held is played, and what followed may have left the playlist.
  video.addEventListener('waiting', () => { if (video.played.length && !video.seeking) go(0); });
  // Moved by hand, they give the keys back to the player.
  for (const id of ['time', 'volume']) it(id).addEventListener('pointerup', () => it(id).blur());
  video.addEventListener('click', play);
  video.addEventListener('dblclick', full);
  it('apart').hidden = !document.pictureInPictureEnabled;

  const keys = {
    ' ': play, k: play, m: mute, f: full, i: numbers, p: apart,
    ArrowUp: () => volume(video.volume + 0.05),
    ArrowDown: () => volume(video.volume - 0.05),
    ArrowLeft: () => go(-10),
    ArrowRight: () => go(10),
  };
  document.addEventListener('keydown', event => {
    const held = event.ctrlKey || event.altKey || event.metaKey;
    const own = event.target.closest?.('select, input, [type=range]') && event.key.startsWith('Arrow');
    const pressed = event.key === ' ' && event.target.closest?.('button, select');
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || held || own || pressed) return;
    event.preventDefault();
    act();
  });

  icon('play', () => video.paused ? 'play' : 'pause', () => video.paused ? 'play' : 'pause', video, ['play', 'pause', 'emptied']);
  icon('mute', () => video.muted ? 'mute' : 'sound', () => video.muted ? 'unmute' : 'mute', video, ['volumechange']);
  icon('full', () => document.fullscreenElement ? 'window' : 'full', () => document.fullscreenElement ? 'window' : 'full',
    document, ['fullscreenchange']);

  restoreVolume(video);
  hideWhenStill(player);
  setInterval(() => showTime(video, playback()), 500);
}

function icon(id, picture, words, target, events) {
  const show = () => {
    const button = it(id);
    button.querySelector('use').setAttribute('href', `#i-${picture()}`);
    button.title = say(words());
    button.setAttribute('aria-label', button.title);
  };
  for (const event of events) target.addEventListener(event, show);
  show();
}

function restoreVolume(video) {
  const show = () => {
    it('volume').value = video.muted ? 0 : Math.round(video.volume * 100);
    if (!video.muted) it('listen').hidden = true;
  };
  try {
    video.volume = Number(localStorage.getItem(VOLUME) ?? 1);
  } catch {
    // Nothing is remembered in this window.
  }
  video.addEventListener('volumechange', () => {
    show();
    try {
      localStorage.setItem(VOLUME, video.volume);
    } catch {
      // As above.
    }
  });
  show();
}

function hideWhenStill(player) {
  let timer = 0;
  const stir = () => {
    player.classList.remove('still');
    clearTimeout(timer);
    timer = setTimeout(() => player.classList.add('still'), 3000);
  };
  for (const event of ['pointermove', 'pointerdown', 'keydown', 'focusin']) document.addEventListener(event, stir);
  stir();
}

function showTime(video, player) {
  const delay = player?.delay ?? -1;
  const now = delay >= 0 && delay < (player?.aim ?? 0) + 6 && !video.paused;
  it('live').classList.toggle('now', now);
  it('live-words').textContent = now || delay < 0 ? say('live') : say('behind', clock(delay));
  const { from, to } = player?.window ?? { from: 0, to: 0 };
  const time = it('time');
  time.hidden = !(to - from >= WORTH_GOING_BACK && Number.isFinite(to));
  it('key-back').hidden = time.hidden;
  if (time.hidden || time.matches(':active')) return;
  time.min = from;
  time.max = to;
  time.value = video.currentTime;
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
