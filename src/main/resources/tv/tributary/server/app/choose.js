// Quality, sound tracks, subtitles and the sleep timer.
import { html, useEffect, useRef, useState } from './html.js';
import { playing } from './playing.js';
import { say } from './words.js';

const MINUTES = [15, 30, 60, 90, 120];

/** Ends what plays at a time, whatever is shown until then. */
const sleep = {
  due: 0,
  minutes: 0,
  in(minutes) {
    clearTimeout(this.due);
    this.minutes = minutes;
    if (minutes) this.due = setTimeout(() => { this.minutes = 0; playing.stop(); }, minutes * 60_000);
  },
};

/**
 * @param {object} props
 * @param {object|null} props.engine
 * @param {() => void} props.close
 */
export function Choices({ engine, close }) {
  const [, draw] = useState(0);
  const sheet = useRef(null);
  useEffect(() => { sheet.current.querySelector('select')?.focus(); }, []);

  const choice = (name, words, options, choose) => options.length > 1 && html`<label key=${name}>${words}
    <select onChange=${event => { choose(Number(event.target.value)); draw(n => n + 1); }}>
      ${options.map(({ value, name: text, chosen }) => html`<option key=${value} value=${value} selected=${chosen}>${text}</option>`)}
    </select></label>`;
  const sleeping = [0, ...MINUTES].map(minutes => ({
    value: minutes, chosen: minutes === sleep.minutes, name: minutes ? say('minutes', minutes) : say('sleep-off'),
  }));
  const pressed = event => {
    if (!['Escape', 'GoBack', 'BrowserBack'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return html`<div class="sheet" role="dialog" aria-label=${say('more')} ref=${sheet} onKeyDown=${pressed}>
    ${choice('quality', say('quality'), engine?.qualities ?? [], value => { engine.quality = value; })}
    ${choice('sound', say('tracks'), engine?.sounds ?? [], value => { engine.sound = value; })}
    ${choice('subtitles', say('subtitles'), engine?.subtitles ?? [], value => { engine.subtitle = value; })}
    ${choice('sleep', say('sleep'), sleeping, value => sleep.in(value))}
    <button class="action" onClick=${close}>${say('close')}</button>
  </div>`;
}
