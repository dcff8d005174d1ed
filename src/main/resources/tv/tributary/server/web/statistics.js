// How the stream does, in numbers, for whoever opens them.
import { say } from './words.js';

/** @param playback gives the player of now, or nothing */
export function statistics(video, playback) {
  const panel = document.getElementById('statistics');
  const button = document.getElementById('numbers');
  const shown = new Map();
  let timer = 0;
  let stalls = 0;

  video.addEventListener('waiting', () => { if (video.currentTime > 0 && !video.seeking) stalls++; });

  function show(name, value) {
    let field = shown.get(name);
    if (!field) {
      const title = document.createElement('dt');
      field = document.createElement('dd');
      title.textContent = say(name);
      const pair = document.createElement('div');
      pair.append(title, field);
      panel.append(pair);
      shown.set(name, field);
    }
    if (field.textContent !== value) field.textContent = value;
  }

  function update() {
    const player = playback();
    const facts = player?.facts ?? {};
    const frames = video.getVideoPlaybackQuality?.();
    show('stat-delay', player && player.delay >= 0 ? say('seconds', player.delay.toFixed(1)) : '–');
    show('stat-buffer', say('seconds', ahead(video).toFixed(1)));
    show('stat-picture', video.videoWidth ? `${video.videoWidth} × ${video.videoHeight}` : '–');
    show('stat-rate', mbit(facts.rate));
    show('stat-bandwidth', mbit(facts.bandwidth));
    show('stat-segments', facts.segments ? String(facts.segments) : '–');
    show('stat-dropped', frames ? `${frames.droppedVideoFrames} / ${frames.totalVideoFrames}` : '–');
    show('stat-stalls', String(stalls));
  }

  function toggle() {
    panel.hidden = !panel.hidden;
    button.setAttribute('aria-expanded', String(!panel.hidden));
    clearInterval(timer);
    if (panel.hidden) return;
    update();
    timer = setInterval(update, 500);
  }

  button.addEventListener('click', toggle);
  return toggle;
}

/** Seconds that can be played without anything more. */
export function ahead(video) {
  const { buffered, currentTime } = video;
  for (let n = 0; n < buffered.length; n++) {
    if (buffered.start(n) <= currentTime + 0.1 && currentTime <= buffered.end(n)) return buffered.end(n) - currentTime;
  }
  return 0;
}

function mbit(bits) {
  return bits ? say('mbit', (bits / 1e6).toFixed(1)) : '–';
}
