// Arrow keys, as a keyboard and a remote control have them: the focus goes to what lies next in that direction.

const FOCUSABLE = 'a[href], button:not([disabled]), input, select, [tabindex="0"]';
const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Whether somebody writes there, so that keys belong to the field. */
export function isWriting(element) {
  return element?.matches?.('input:not([type=range]), textarea') ?? false;
}

/**
 * The element nearest to one in a direction: what lies beside counts more than what lies across. Pure but for looking.
 * @param {DOMRect} from
 * @param {{ element: Element, rect: DOMRect }[]} others
 * @param {number} dx -1, 0 or 1; likewise dy
 * @returns {Element|null}
 */
export function nearest(from, others, dx, dy) {
  let best = null;
  let least = Infinity;
  for (const { element, rect } of others) {
    const ahead = dx ? dx * (rect.left + rect.width / 2 - from.left - from.width / 2) : dy * (rect.top + rect.height / 2 - from.top - from.height / 2);
    if (ahead <= 1) continue;
    const across = dx
      ? Math.max(0, rect.top - from.bottom, from.top - rect.bottom)
      : Math.max(0, rect.left - from.right, from.left - rect.right);
    const distance = ahead + across * 3;
    if (distance < least) {
      least = distance;
      best = element;
    }
  }
  return best;
}

function moved(event) {
  const direction = DIRECTIONS[event.key];
  if (!direction || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const here = document.activeElement;
  const [dx, dy] = direction;
  if (here?.matches('input[type=range]') && dx) return;
  if (here?.matches('select') && dy) return;
  if (isWriting(here) && dx && here.value) return;
  const root = document.querySelector('[role=dialog]') ?? document;
  const from = here && here !== document.body ? here.getBoundingClientRect() : new DOMRect(0, 0, 1, 1);
  const others = [...root.querySelectorAll(FOCUSABLE)]
    .filter(element => element !== here && element.tabIndex >= 0)
    .map(element => ({ element, rect: element.getBoundingClientRect() }))
    .filter(({ rect }) => rect.width > 0 && rect.height > 0);
  const next = nearest(from, others, dx, dy);
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/**
 * Lets keys move the focus, and *back* go back.
 * @param {() => void} back
 */
export function listen(back) {
  addEventListener('keydown', event => {
    if (isWriting(event.target) && event.key === 'Backspace') return;
    if (['Escape', 'Backspace', 'GoBack', 'BrowserBack'].includes(event.key) && !event.defaultPrevented) {
      event.preventDefault();
      back();
    } else {
      moved(event);
    }
  });
}
