// The app: which page is shown, who this browser is, and the player, which outlives every page.
import { html, render, useEffect, useState } from './html.js';
import { Refused, follow, get, onGone } from './server.js';
import { back, go, useRoute } from './route.js';
import { listen } from './keys.js';
import { say } from './words.js';
import { Pairing } from './pair.js';
import { Shell } from './shell.js';
import { Live } from './live.js';
import { Player } from './player.js';
import { PLACES } from './places.js';
import { playing } from './playing.js';

const loaded = new Map([['live', Live]]);

/** A page whose module comes when it is first shown. */
function Page({ page, args, me, changes }) {
  const [, draw] = useState(0);
  const place = PLACES.find(one => one.page === page || one.also?.includes(page)) ?? PLACES[0];
  const Shown = loaded.get(place.page);
  useEffect(() => {
    document.title = `${say(place.page)} – Tributary`;
    if (loaded.has(place.page)) return;
    place.load().then(module => {
      loaded.set(place.page, module.default);
      draw(n => n + 1);
    }, () => {});
  }, [place]);
  return Shown ? html`<${Shown} key=${place.page} page=${page} args=${args} me=${me} changes=${changes}/>` : html`<div class="page"/>`;
}

function App() {
  const { page, args } = useRoute();
  const [me, setMe] = useState(undefined);
  const [failure, setFailure] = useState('');
  const [changes, setChanges] = useState(0);

  const ask = () => get('me').then(known => {
    setFailure('');
    setMe(known);
  }, failed => {
    if (failed instanceof Refused && failed.isUnknown) setMe(null);
    else setFailure(failed.message || say('unreachable'));
  });

  useEffect(() => { ask(); }, []);
  useEffect(() => onGone(() => {
    playing.stop();
    setMe(null);
  }), []);
  useEffect(() => (me ? follow(() => setChanges(n => n + 1)) : undefined), [me?.name]);

  if (failure && !me) {
    return html`<main class="alone"><h1>Tributary</h1><p role="alert">${failure}</p>
      <button class="action" onClick=${ask}>${say('again')}</button></main>`;
  }
  if (me === undefined) return html`<main class="alone" aria-busy="true"></main>`;
  const code = page === 'pair' ? args[0] ?? '' : '';
  if (me === null) return html`<${Pairing} code=${code} paired=${() => ask().then(() => go('home', true))}/>`;
  const watching = page === 'watch';
  return html`
    <${Shell} page=${page} me=${me} hidden=${watching}>
      ${watching ? html`<div class="page"/>` : html`<${Page} page=${page} args=${args} me=${me} changes=${changes}/>`}
    <//>
    <${Player} full=${watching} me=${me}/>`;
}

listen(back);
render(html`<${App}/>`, document.getElementById('app'));

// Only where browsers allow it is the app offered for installing.
if (window.isSecureContext && 'serviceWorker' in navigator) {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = 'manifest.webmanifest';
  document.head.append(link);
  navigator.serviceWorker.register('worker.js').catch(() => {});
}
