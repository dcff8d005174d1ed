// Films and series as posters, searched and by category; one of them in detail.
import { html, useEffect, useMemo, useState } from './html.js';
import { Icon } from './icons.js';
import { PagedList } from './lists.js';
import { Poster } from './poster.js';
import { Rows } from './rows.js';
import { get } from './server.js';
import { TitleDetail } from './title.js';
import { say } from './words.js';

const PAUSE = 200;
const COLUMN = 150;
const HEIGHT = 278;

const chosen = { movies: { text: '', category: '' }, series: { text: '', category: '' } };

function TitleList({ kind, me }) {
  const [text, setText] = useState(chosen[kind].text);
  const [asked, setAsked] = useState(text);
  const [category, setCategory] = useState(chosen[kind].category);
  const [categories, setCategories] = useState([]);
  chosen[kind] = { text, category };
  const list = useMemo(() => new PagedList(kind, { text: asked, category }, 'titles'), [kind, asked, category]);
  useEffect(() => {
    const soon = setTimeout(() => setAsked(text.trim()), PAUSE);
    return () => clearTimeout(soon);
  }, [text]);
  useEffect(() => { get('categories', { kind: kind === 'series' ? 'series' : 'movie' }).then(setCategories, () => {}); }, [kind]);
  const tab = (name, there) => there && html`<a class="tab" href=${`#/${name}`} aria-current=${kind === name ? 'page' : undefined}>${say(name)}</a>`;
  return html`<div class="page">
    <header class="bar-top">
      <h1 class="tabs">${tab('movies', me.movies)}${tab('series', me.series)}</h1>
      <form class="search" role="search" onSubmit=${event => event.preventDefault()}><${Icon} name="search"/>
        <input type="search" value=${text} placeholder=${say('titles-search')} aria-label=${say('titles-search')} onInput=${event => setText(event.target.value)}/></form>
      <label class="choose"><span class="unseen">${say('titles-category')}</span>
        <select value=${category} onChange=${event => setCategory(event.target.value)}><option value="">${say('titles-all')}</option>
          ${categories.map(name => html`<option key=${name} value=${name}>${name}</option>`)}</select></label>
    </header>
    <${Rows} list=${list} height=${HEIGHT} least=${COLUMN} label=${say(kind)} empty=${html`<div class="empty"><p>${say('titles-none')}</p></div>`}
      row=${title => (title ? html`<${Poster} title=${title}/>` : html`<span class="poster"><span class="paper"/></span>`)}/>
  </div>`;
}

export default function Titles({ page, args, me }) {
  if (page === 'movie' || page === 'show') return html`<${TitleDetail} key=${`${page}${args[0]}`} kind=${page} id=${args[0]}/>`;
  const kind = page === 'series' || (page === 'titles' && !me.movies) ? 'series' : 'movies';
  return html`<${TitleList} key=${kind} kind=${kind} me=${me}/>`;
}
