// What stands around every page: the menu, below on a phone and beside on a wide screen.
import { html } from './html.js';
import { Icon } from './icons.js';
import { PLACES } from './places.js';
import { say } from './words.js';

/**
 * @param {object} props
 * @param {string} props.page that is shown
 * @param {object} props.me who this browser is
 * @param {boolean} props.hidden while the player has the whole screen
 * @param {any} props.children the page
 */
export function Shell({ page, me, hidden, children }) {
  const places = PLACES.filter(place => place.shown(me));
  const isHere = place => place.page === page || place.also?.includes(page);
  return html`<div class="shell" hidden=${hidden}>
    <nav class="menu" aria-label=${say('menu')}>
      <p class="brand" aria-hidden="true">Tributary</p>
      ${places.map(place => html`<a key=${place.page} href=${`#/${place.page}`} aria-current=${isHere(place) ? 'page' : undefined}>
        <${Icon} name=${place.icon}/><span>${say(place.page)}</span></a>`)}
    </nav>
    <main>${children}</main>
  </div>`;
}
