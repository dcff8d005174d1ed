// All channels: searched, by group, the favourites; and by number, as on a television.
import { html, useEffect, useMemo, useRef, useState } from './html.js';
import { ChannelRow } from './channelrow.js';
import { Icon } from './icons.js';
import { PagedList } from './lists.js';
import { playing } from './playing.js';
import { Rows } from './rows.js';
import { go } from './route.js';
import { get, post } from './server.js';
import { say } from './words.js';

const HEIGHT = 84;
const COLUMN = 440;
const MINUTE = 60_000;
const PAUSE = 200;

/** What was chosen last, kept while other pages are shown. */
const chosen = { text: '', group: '', favourites: false, top: 0 };

/** Changes a favourite at once and takes it back if the server refuses. */
export async function toggle(row, list) {
  row.favourite = !row.favourite;
  try {
    await post('favourite', { channel: row.id, favourite: row.favourite });
  } catch (refused) {
    row.favourite = !row.favourite;
  }
  list?.renew();
}

/** Plays a channel and shows it. */
export function watch(row, list, index) {
  playing.channel(row, list, index);
  go('watch');
}

export function Live({ me, changes }) {
  const [text, setText] = useState(chosen.text);
  const [asked, setAsked] = useState(chosen.text);
  const [group, setGroup] = useState(chosen.group);
  const [favourites, setFavourites] = useState(chosen.favourites);
  const [groups, setGroups] = useState([]);
  const page = useRef(null);
  Object.assign(chosen, { text, group, favourites });
  const list = useMemo(() => new PagedList('channels', { text: asked, group, favourites }), [asked, group, favourites]);

  useEffect(() => {
    const soon = setTimeout(() => setAsked(text.trim()), PAUSE);
    return () => clearTimeout(soon);
  }, [text]);
  useEffect(() => { get('groups').then(setGroups, () => {}); }, [changes]);
  useEffect(() => { if (changes) list.renew(); }, [changes]);
  useEffect(() => {
    const every = setInterval(() => { if (!document.hidden) list.renew(); }, MINUTE);
    return () => clearInterval(every);
  }, [list]);
  useEffect(() => {
    page.current.scrollTop = chosen.top;
    return () => { chosen.top = page.current?.scrollTop ?? 0; };
  }, []);

  function choose(value) {
    setFavourites(value === '*');
    setGroup(value === '*' ? '' : value);
    page.current.scrollTop = 0;
  }

  const first = async event => {
    event.preventDefault();
    const row = await new PagedList('channels', { text: text.trim(), group, favourites }).row(0);
    if (row) watch(row);
  };
  const empty = html`<div class="empty"><p>${say(favourites ? 'live-no-favourites' : 'live-none')}</p></div>`;
  return html`<div class="page" ref=${page}>
    <header class="bar-top">
      <h1>${say('live')}</h1>
      <form class="search" role="search" onSubmit=${first}>
        <${Icon} name="search"/>
        <input type="search" value=${text} placeholder=${say('live-search')} aria-label=${say('live-search')} enterkeyhint="go"
          onInput=${event => setText(event.target.value)}/>
      </form>
      <label class="choose"><span class="unseen">${say('live-group')}</span>
        <select value=${favourites ? '*' : group} onChange=${event => choose(event.target.value)}>
          <option value="">${say('live-all')}</option>
          <option value="*">${say('live-favourites')}</option>
          ${groups.map(one => html`<option key=${one.name} value=${one.name}>${one.name} (${one.channels})</option>`)}
        </select></label>
    </header>
    <${Rows} list=${list} height=${HEIGHT} least=${COLUMN} label=${say('live')} empty=${empty} row=${(row, index) => html`
      <${ChannelRow} row=${row} play=${() => watch(row, list, index)} star=${me.household ? () => toggle(row, list) : undefined}/>`}/>
  </div>`;
}

export default Live;
