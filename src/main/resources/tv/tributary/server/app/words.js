// The app's words, as the server gave them with the page.
import { say as spoken } from 'player/words.js';

/**
 * The words under a name; `[0]`, `[1]` … stand for the values.
 * @param {string} name without `web.app.` before it
 * @param {...(string|number)} values
 * @returns {string}
 */
export function say(name, ...values) {
  return spoken(`app.${name}`, ...values);
}

const language = document.documentElement.lang;
const clock = new Intl.DateTimeFormat(navigator.language.startsWith(language) ? navigator.language : language, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short' });

/**
 * A time of day.
 * @param {number} seconds since 1970
 * @returns {string}
 */
export const time = seconds => clock.format(seconds * 1000);

/**
 * A day, today and tomorrow by name.
 * @param {number} seconds since 1970
 * @returns {string}
 */
export function date(seconds) {
  const that = new Date(seconds * 1000);
  const days = Math.round((midnight(that) - midnight(new Date())) / 86_400_000);
  if (days === 0) return say('today');
  if (days === 1) return say('tomorrow');
  return day.format(that);
}

function midnight(when) {
  return new Date(when.getFullYear(), when.getMonth(), when.getDate()).getTime();
}

/**
 * How long something is: `1:05 h` or `45 min`.
 * @param {number} seconds
 * @returns {string}
 */
export function length(seconds) {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? say('minutes', minutes) : say('hours', Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0'));
}

/**
 * A place in something that plays: `1:02:03`.
 * @param {number} seconds
 * @returns {string}
 */
export function place(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (!parts[0]) parts.shift();
  return parts.map((part, n) => (n ? String(part).padStart(2, '0') : part)).join(':');
}
