// Chooses what plays an address in this browser, and loads it when something is played for the first time.
import { get } from './server.js';

let library = null;

/** hls.js is a plain script that the page's own module then finds. */
function hls() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(import.meta.resolve('player/hls.min.js')).href;
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => {
      library = null;
      script.remove();
      reject(new Error('hls.js'));
    });
    document.head.append(script);
  });
  return library;
}

/**
 * What plays an item: the browser itself where it knows playlists and AirPlay, or hls.js.
 * @param {HTMLVideoElement} video
 * @param {import('./playing.js').Item} item
 * @returns {Promise<Function|null>} a class as `player/segmented.js` has it; null if nothing does
 */
export async function engineFor(video, item) {
  const { Native } = await import('player/native.js');
  if (item.kind === 'file') return Native;
  const apple = 'WebKitPlaybackTargetAvailabilityEvent' in window;
  if (apple && Native.works(video)) return Native;
  await hls();
  const { Segmented } = await import('player/segmented.js');
  if (Segmented.works()) return Segmented;
  return Native.works(video) ? Native : null;
}

/**
 * Why an item cannot be played, if the server refuses it for its viewer's age.
 * @param {import('./playing.js').Item} item
 * @returns {Promise<string>} empty if that is not why
 */
export async function blockedWords(item) {
  if (!item.row) return '';
  const channel = await get('channel', { id: item.row.id });
  return channel.blocked;
}

/**
 * Fills the screen, or ends that. iPhones fill it with the picture alone.
 * @param {HTMLElement} box around the video
 */
export function fullScreen(box) {
  const video = box.querySelector('video');
  if (document.fullscreenElement) document.exitFullscreen();
  else if (box.requestFullscreen) box.requestFullscreen().catch(() => {});
  else video.webkitEnterFullscreen?.();
}
