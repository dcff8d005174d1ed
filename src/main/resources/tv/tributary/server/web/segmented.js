// Plays a playlist with hls.js, in browsers that are fed piece by piece.
import { ahead } from './statistics.js';
import { say } from './words.js';

const Hls = window.Hls;

/** Told of what happens through `on`: `playable()`, `choices()`, `failed(words, lasting)`, `unheard()`. */
export class Segmented {
  #hls;
  #on;
  #video;
  #ears = new AbortController();
  /** Whether pictures and sound are in one buffer; nobody knows yet. */
  #together;
  #rescued = 0;
  #again = 0;
  #segments = 0;
  /** The number of the segment that came last, or a part of it. */
  #newest = -1;
  #rate = 0;

  static works() {
    return Boolean(Hls?.isSupported());
  }

  constructor(video, address, on) {
    this.#video = video;
    this.#on = on;
    this.#hls = new Hls({
      backBufferLength: 30,
      maxBufferLength: 30,
      lowLatencyMode: true,
      // Catches up gently instead of jumping when a little late.
      maxLiveSyncPlaybackRate: 1.05,
      // A channel may take a while to open; asking again is our business, not the library's.
      manifestLoadPolicy: { default: loading(40_000, 0) },
      playlistLoadPolicy: { default: loading(15_000, 3) },
      fragLoadPolicy: { default: loading(30_000, 4) },
    });
    this.#listen();
    this.#hls.loadSource(address);
    this.#hls.attachMedia(video);
  }

  #listen() {
    const is = Hls.Events;
    this.#hls.on(is.MANIFEST_PARSED, () => this.#on.playable());
    for (const event of [is.MANIFEST_PARSED, is.AUDIO_TRACKS_UPDATED, is.SUBTITLE_TRACKS_UPDATED, is.LEVEL_SWITCHED]) {
      this.#hls.on(event, () => this.#on.choices());
    }
    this.#hls.on(is.FRAG_BUFFERED, (_, { frag, part, stats }) => {
      if (frag.type !== 'main') return;
      if (frag.sn !== this.#newest) this.#segments++;
      this.#newest = frag.sn;
      const { duration } = part ?? frag;
      if (duration > 0) this.#rate = stats.total * 8 / duration;
    });
    this.#hls.on(is.BUFFER_CODECS, (_, tracks) => this.#contained(tracks));
    this.#hls.on(is.ERROR, (_, error) => this.#failed(error));
  }

  /**
   * hls.js feeds the browser one buffer of pictures with sound, or one of each, as the segments are made, and cannot change
   * from one to the other: it would wait for ever. So it begins anew once what is here has been played.
   */
  #contained(tracks) {
    // Sound that the browser does not know is left out without a word (AC-3).
    const silent = 'video' in tracks && !('audio' in tracks) && !this.#hls.audioTracks.length;
    if (silent && this.#on.unheard()) return;
    const together = 'audiovideo' in tracks;
    const changed = this.#together !== undefined && this.#together !== together;
    this.#together = together;
    if (!changed) return;
    const renew = () => {
      const at = this.#video.currentTime;
      this.#hls.recoverMediaError();
      this.#video.addEventListener('loadedmetadata', () => { this.#video.currentTime = at + 0.1; this.#on.playable(); }, { once: true });
    };
    if (this.#video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) renew();
    else this.#video.addEventListener('waiting', renew, { once: true, signal: this.#ears.signal });
  }

  #failed(error) {
    if (error.details === Hls.ErrorDetails.BUFFER_ADD_CODEC_ERROR
        || error.details === Hls.ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR) {
      if (!this.#on.unheard()) this.#on.failed(say('codec'), true);
      return;
    }
    if (!error.fatal) return;
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && performance.now() - this.#rescued > 8000) {
      this.#rescued = performance.now();
      this.#hls.recoverMediaError();
      return;
    }
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && this.#on.unheard()) return;
    // What is here already plays on while we ask again.
    if (error.type === Hls.ErrorTypes.NETWORK_ERROR && this.#segments > 0 && ahead(this.#video) > 1) {
      this.#again = setTimeout(() => this.#hls.startLoad(), 2000);
      return;
    }
    this.#on.failed(reason(error), false);
  }

  /** Seconds behind what the source plays now; negative if unknown. */
  get delay() {
    return this.#hls.latency || -1;
  }

  /** Seconds behind which the player means to stay. */
  get aim() {
    return this.#hls.targetLatency ?? 12;
  }

  /** What one can go to now, in the picture's time; empty where nobody knows. The browser would count what has left the list. */
  get window() {
    const list = this.#hls.levels[this.#hls.currentLevel]?.details;
    const first = list?.fragments[0];
    // The first is gone from the list before it is here.
    return first ? { from: first.start + list.targetduration, to: list.edge } : undefined;
  }

  toLive() {
    const at = this.#hls.liveSyncPosition;
    if (at) this.#video.currentTime = at;
  }

  get facts() {
    return { bandwidth: this.#hls.bandwidthEstimate || 0, rate: this.#rate, segments: this.#segments };
  }

  get qualities() {
    const levels = this.#hls.levels.map((level, number) => ({ value: number, height: level.height, bitrate: level.bitrate }));
    levels.sort((a, b) => b.height - a.height || b.bitrate - a.bitrate);
    const heights = levels.map(level => level.height);
    const named = levels.map(({ value, height, bitrate }) => ({
      value,
      name: levelName(height, bitrate, heights.filter(other => other === height).length > 1),
      chosen: !this.#hls.autoLevelEnabled && this.#hls.loadLevel === value,
    }));
    if (named.length < 2) return [];
    return [{ value: -1, name: say('automatic'), chosen: this.#hls.autoLevelEnabled }, ...named];
  }

  set quality(number) {
    this.#hls.nextLevel = number;
  }

  get sounds() {
    return this.#hls.audioTracks.map((track, number) => named(track, number, this.#hls.audioTrack));
  }

  set sound(number) {
    this.#hls.audioTrack = number;
  }

  get subtitles() {
    const tracks = this.#hls.subtitleTracks.map((track, number) => named(track, number, this.#hls.subtitleTrack));
    return tracks.length ? [{ value: -1, name: say('none'), chosen: this.#hls.subtitleTrack < 0 }, ...tracks] : [];
  }

  set subtitle(number) {
    this.#hls.subtitleTrack = number;
    this.#hls.subtitleDisplay = number >= 0;
  }

  close() {
    clearTimeout(this.#again);
    this.#ears.abort();
    this.#hls.destroy();
  }
}

function loading(patience, tries) {
  const again = { maxNumRetry: tries, retryDelayMs: 1000, maxRetryDelayMs: 8000 };
  return { maxTimeToFirstByteMs: patience, maxLoadTimeMs: patience, timeoutRetry: again, errorRetry: again };
}

/** @param shared other levels are as high */
function levelName(height, bitrate, shared) {
  const rate = say('mbit', (bitrate / 1e6).toFixed(1));
  if (!height) return rate;
  return shared ? `${height}p, ${rate}` : `${height}p`;
}

function named(track, number, chosen) {
  return { value: number, name: track.name || track.lang || say('track', number + 1), chosen: number === chosen };
}

/** What our server says is for people; whatever else goes wrong is told in our own words. */
function reason(error) {
  if (error.type !== Hls.ErrorTypes.NETWORK_ERROR) return say('broken');
  const answer = error.networkDetails;
  const type = answer?.getResponseHeader?.('Content-Type') ?? '';
  const text = type.startsWith('text/plain') ? String(answer.responseText ?? '').trim() : '';
  if (text && text.length < 300) return text;
  return error.response?.code ? say('refused') : say('unreachable');
}
