// Plays a playlist with what the browser itself brings (Safari, iPhones).
import { say } from './words.js';

/** Of the same shape as Segmented. */
export class Native {
  #video;
  #on;
  #ears = new AbortController();

  static works(video) {
    return video.canPlayType('application/vnd.apple.mpegurl') !== '';
  }

  constructor(video, address, on) {
    this.#video = video;
    this.#on = on;
    const ear = { signal: this.#ears.signal };
    video.addEventListener('loadedmetadata', () => on.playable(), ear);
    video.addEventListener('error', () => this.#failed(), ear);
    for (const list of [video.audioTracks, video.textTracks]) list?.addEventListener?.('addtrack', () => on.choices(), ear);
    video.src = address;
    video.load();
  }

  #failed() {
    const code = this.#video.error?.code;
    if (code === MediaError.MEDIA_ERR_DECODE && this.#on.unheard()) return;
    if (code === MediaError.MEDIA_ERR_DECODE) this.#on.failed(say('broken'), false);
    else this.#on.failed(say('refused'), false);
  }

  get #edge() {
    const range = this.#video.seekable;
    return range.length ? range.end(range.length - 1) : NaN;
  }

  get delay() {
    const delay = this.#edge - this.#video.currentTime;
    return Number.isFinite(delay) ? Math.max(0, delay) : -1;
  }

  get aim() {
    return 18;
  }

  get window() {
    const range = this.#video.seekable;
    return range.length ? { from: range.start(0), to: this.#edge } : undefined;
  }

  toLive() {
    if (Number.isFinite(this.#edge)) this.#video.currentTime = this.#edge;
  }

  get facts() {
    return { bandwidth: 0, rate: 0, segments: 0 };
  }

  /** The browser chooses. */
  get qualities() {
    return [];
  }

  set quality(_) {}

  get sounds() {
    return [...(this.#video.audioTracks ?? [])].map((track, value) => ({
      value, name: track.label || track.language || say('track', value + 1), chosen: track.enabled,
    }));
  }

  set sound(number) {
    [...(this.#video.audioTracks ?? [])].forEach((track, n) => { track.enabled = n === number; });
  }

  get subtitles() {
    const tracks = [...this.#video.textTracks].map((track, value) => ({
      value, name: track.label || track.language || say('track', value + 1), chosen: track.mode === 'showing',
    }));
    return tracks.length ? [{ value: -1, name: say('none'), chosen: !tracks.some(track => track.chosen) }, ...tracks] : [];
  }

  set subtitle(number) {
    [...this.#video.textTracks].forEach((track, n) => { track.mode = n === number ? 'showing' : 'disabled'; });
  }

  close() {
    this.#ears.abort();
    this.#video.removeAttribute('src');
    this.#video.load();
  }
}
