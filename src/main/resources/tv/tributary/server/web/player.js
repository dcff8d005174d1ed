// The page that plays a channel: begins, says in plain words what is wrong, and tries again by itself.
import { choices } from './choices.js';
import { controls } from './controls.js';
import { Native } from './native.js';
import { Segmented } from './segmented.js';
import { statistics } from './statistics.js';
import { say } from './words.js';

const PAUSES = [2, 4, 8, 15];

const it = id => document.getElementById(id);
const video = it('video');
const address = it('player').dataset.playlist;

let playback = null;
let failures = 0;
let timer = 0;
/** Whether the server converts the sound, because this browser cannot play what the channel sends. */
let converted = false;

const now = () => playback;
const showChoices = choices(now);
controls(video, now, statistics(video, now));

/** What the browser brings is best only where nothing else gets at its picture-in-picture and AirPlay. */
function kind() {
  const apple = 'WebKitPlaybackTargetAvailabilityEvent' in window;
  if (apple && Native.works(video)) return Native;
  if (Segmented.works()) return Segmented;
  return Native.works(video) ? Native : null;
}

function begin() {
  end();
  const Kind = kind();
  if (!Kind) {
    notice(say('unable'), true);
    return;
  }
  notice(say('opening'), false);
  const mine = { playable, choices: showChoices, failed, unheard };
  playback = new Kind(video, converted ? `${address}${address.includes('?') ? '&' : '?'}audio=aac` : address, mine);
}

function end() {
  clearInterval(timer);
  playback?.close();
  playback = null;
}

async function playable() {
  showChoices();
  try {
    await video.play();
  } catch (refused) {
    if (refused.name !== 'NotAllowedError') return;
    // Browsers let pages begin without sound only.
    video.muted = true;
    it('listen').hidden = false;
    video.play().catch(() => notice('', true));
  }
}

/**
 * The sound cannot be played here as it comes: begins again with sound that every browser plays.
 * @returns false if that is what was tried
 */
function unheard() {
  if (converted) return false;
  converted = true;
  begin();
  return true;
}

/** @param lasting whether trying again would end alike */
function failed(words, lasting) {
  end();
  if (lasting) {
    notice(words, true);
    return;
  }
  let left = PAUSES[Math.min(failures++, PAUSES.length - 1)];
  const show = () => notice(`${words} ${say('again-in', left)}`, true);
  show();
  timer = setInterval(() => {
    left--;
    if (left > 0) show();
    else begin();
  }, 1000);
}

function notice(words, isFailure) {
  it('notice').hidden = false;
  it('notice').classList.toggle('failed', isFailure);
  it('notice-words').textContent = words;
  it('again').hidden = !isFailure;
}

const hideNotice = () => { it('notice').hidden = true; };

video.addEventListener('playing', () => { failures = 0; hideNotice(); });
video.addEventListener('waiting', () => { if (playback) notice(say('waiting'), false); });
video.addEventListener('pause', () => { if (playback) hideNotice(); });
it('other').addEventListener('click', event => location.assign(event.target.dataset.address));
it('again').addEventListener('click', begin);
window.addEventListener('online', () => { if (!playback) begin(); });
window.addEventListener('pagehide', end);
window.addEventListener('pageshow', event => { if (event.persisted) begin(); });
begin();
