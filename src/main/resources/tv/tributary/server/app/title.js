// One film or series: what it is, and where one goes on.
import { html, useEffect, useState } from './html.js';
import { Icon } from './icons.js';
import { playing } from './playing.js';
import { back, go } from './route.js';
import { get } from './server.js';
import { length, place, say } from './words.js';

function watch(title, file, position, episode, detail) {
  playing.play({
    kind: 'file', address: file, title: title.name, detail, from: position, progress: { title: title.id, episode },
  });
  go('watch');
}

function Episodes({ title, episodes }) {
  const seasons = [...new Set(episodes.map(one => one.season))];
  const [season, setSeason] = useState(episodes.find(one => one.position > 0)?.season ?? seasons[0]);
  return html`<section class="shelf">
    ${seasons.length > 1 && html`<label class="choose">${say('season')}<select value=${season} onChange=${event => setSeason(Number(event.target.value))}>
      ${seasons.map(number => html`<option key=${number} value=${number}>${number}</option>`)}</select></label>`}
    <ul class="plain-list">${episodes.filter(one => one.season === season).map(one => html`<li key=${one.id}>
      <button class="line" onClick=${() => watch(title, one.file, one.position, one.id, `${one.season}×${one.number} ${one.name}`)}>
        <${Icon} name="play"/><span class="lines"><b>${one.number}. ${one.name || say('episode', one.number)}</b>
        <small>${[one.seconds > 0 && length(one.seconds), one.position > 0 && say('goes-on', place(one.position))].filter(Boolean).join(' · ')}</small>
        ${one.plot && html`<span class="plot">${one.plot}</span>`}</span></button></li>`)}</ul></section>`;
}

export function TitleDetail({ kind, id }) {
  const [known, setKnown] = useState(null);
  const [failure, setFailure] = useState('');
  useEffect(() => { get(kind, { id }).then(setKnown, refused => setFailure(refused.message || say('unreachable'))); }, [kind, id]);
  if (failure) return html`<div class="page"><div class="empty" role="alert"><p>${failure}</p><button class="action" onClick=${back}>${say('back')}</button></div></div>`;
  if (!known) return html`<div class="page" aria-busy="true"/>`;
  const { title } = known;
  const facts = [title.year || '', known.genres, known.rating > 0 ? `★ ${known.rating.toFixed(1)}` : ''].filter(Boolean).join(' · ');
  return html`<div class="page"><article class="detail">
    <header class="bar-top"><button class="plain" aria-label=${say('back')} onClick=${back}><${Icon} name="back"/></button><h1>${title.name}</h1></header>
    <div class="sides">
      ${title.poster && html`<img class="cover" src=${`poster/${title.kind}/${title.id}.jpg`} alt="" onError=${event => event.target.remove()}/>`}
      <div class="facts"><p class="faint">${facts}</p>
        ${known.file && html`<p class="actions">
          <button class="action main" onClick=${() => watch(title, known.file, known.position, 0)}><${Icon} name="play" filled/>
            ${known.position > 0 ? say('goes-on', place(known.position)) : say('watch')}</button>
          ${known.position > 0 && html`<button class="action" onClick=${() => watch(title, known.file, 0, 0)}>${say('from-start')}</button>`}</p>`}
        <p>${known.plot}</p><p class="faint">${known.people}</p></div>
    </div>
    ${known.episodes.length > 0 && html`<${Episodes} title=${title} episodes=${known.episodes}/>`}
  </article></div>`;
}
