// How a browser comes in: by a code that the window or the owner gives, typed or from a QR code's link.
import { html, useEffect, useRef, useState } from './html.js';
import { post } from './server.js';
import { say } from './words.js';

const LENGTH = 6;

/** A name by which the household knows the device again. */
function deviceName() {
  const agent = navigator.userAgent;
  const kinds = [['iPhone', /iPhone/], ['iPad', /iPad/], ['Android', /Android/], ['Mac', /Macintosh/], ['Windows', /Windows/], ['Linux', /Linux/]];
  const browsers = [['Firefox', /Firefox/], ['Edge', /Edg\//], ['Chrome', /Chrom/], ['Safari', /Safari/]];
  const named = list => list.find(([, pattern]) => pattern.test(agent))?.[0];
  return [named(kinds), named(browsers)].filter(Boolean).join(' · ');
}

/**
 * @param {object} props
 * @param {string} props.code from a link; empty for none
 * @param {() => void} props.paired
 */
export function Pairing({ code, paired }) {
  const [typed, setTyped] = useState(code);
  const [name, setName] = useState(deviceName);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  useEffect(() => { setTyped(code); }, [code]);
  useEffect(() => { document.title = 'Tributary'; field.current?.focus(); }, []);

  async function connect(event) {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      await post('pair', { code: typed, name });
      paired();
    } catch (refused) {
      setProblem(refused.message || say('unreachable'));
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  }

  return html`<main class="alone">
    <h1>${say('pair-title')}</h1>
    <p>${say('pair-how')}</p>
    <form onSubmit=${connect}>
      <label>${say('pair-code')}
        <input ref=${field} class="code" value=${typed} onInput=${event => setTyped(event.target.value)} maxlength=${LENGTH + 2}
          autocomplete="one-time-code" autocapitalize="characters" spellcheck=${false} required aria-invalid=${Boolean(problem)}/></label>
      <label>${say('pair-name')}
        <input value=${name} onInput=${event => setName(event.target.value)} maxlength="64" autocomplete="off"/></label>
      <p class="problem" role="alert">${problem}</p>
      <button class="action main" disabled=${busy}>${say('pair-connect')}</button>
    </form>
  </main>`;
}
