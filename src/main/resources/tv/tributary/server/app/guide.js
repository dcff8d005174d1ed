// The guide: what each channel shows now and next on a phone, and hours side by side on a wide screen.
import { html, useEffect, useMemo, useState } from './html.js';
import { Grid } from './grid.js';
import { PagedList } from './lists.js';
import { ProgrammeSheet } from './programme.js';
import { Icon } from './icons.js';
import { get } from './server.js';
import { date, say, time } from './words.js';

const HALF_HOUR = 1800;
const HOUR = 3600;
const DAYS_BEFORE = 1;
const DAYS_AFTER = 7;
const PAUSE = 200;
const NARROW = 700;

const halfHour = seconds => Math.floor(seconds / HALF_HOUR) * HALF_HOUR;
const nowFrom = () => halfHour(Date.now() / 1000);

function useWidth() {
  const [width, setWidth] = useState(innerWidth);
  useEffect(() => {
    const changed = () => setWidth(innerWidth);
    addEventListener('resize', changed);
    return () => removeEventListener('resize', changed);
  }, []);
  return width;
}

/** Days to go to, each at the hour of now. */
function days(from) {
  return Array.from({ length: DAYS_BEFORE + DAYS_AFTER + 1 }, (_, n) => nowFrom() + (n - DAYS_BEFORE) * 24 * HOUR)
    .map(at => ({ at, name: date(at), chosen: date(at) === date(from) }));
}

export default function Guide({ me, changes }) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [group, setGroup] = useState('');
  const [groups, setGroups] = useState([]);
  const [from, setFrom] = useState(nowFrom);
  const [shown, setShown] = useState(null);
  const width = useWidth();
  const narrow = width < NARROW;
  const hours = narrow ? 3 : Math.min(6, Math.floor((width - 260) / 130) / 2);
  const query = { text: asked, group, from, hours: Math.ceil(hours) };
  const list = useMemo(() => new PagedList('guide', query), [asked, group, from, query.hours, changes]);
  useEffect(() => {
    const soon = setTimeout(() => setAsked(text.trim()), PAUSE);
    return () => clearTimeout(soon);
  }, [text]);
  useEffect(() => { get('groups').then(setGroups, () => {}); }, []);

  const move = by => setFrom(at => at + by * HALF_HOUR * Math.floor(hours * 2));
  return html`<div class="page">
    <header class="bar-top">
      <h1>${say('guide')}</h1>
      <form class="search" role="search" onSubmit=${event => event.preventDefault()}><${Icon} name="search"/>
        <input type="search" value=${text} placeholder=${say('live-search')} aria-label=${say('live-search')} onInput=${event => setText(event.target.value)}/></form>
      <label class="choose"><span class="unseen">${say('live-group')}</span>
        <select value=${group} onChange=${event => setGroup(event.target.value)}><option value="">${say('live-all')}</option>
          ${groups.map(one => html`<option key=${one.name} value=${one.name}>${one.name} (${one.channels})</option>`)}</select></label>
      <div class="when">
        <button class="plain" aria-label=${say('guide-earlier')} onClick=${() => move(-1)}><${Icon} name="back"/></button>
        <label class="choose"><span class="unseen">${say('guide-day')}</span>
          <select value=${days(from).find(day => day.chosen)?.at} onChange=${event => setFrom(Number(event.target.value))}>
            ${days(from).map(day => html`<option key=${day.at} value=${day.at} selected=${day.chosen}>${day.name}</option>`)}</select></label>
        <button class="action" onClick=${() => setFrom(nowFrom())}>${from === nowFrom() ? say('guide-now') : time(from)}</button>
        <button class="plain" aria-label=${say('guide-later')} onClick=${() => move(1)}><${Icon} name="forward"/></button>
      </div>
    </header>
    <${Grid} list=${list} from=${from} hours=${hours} narrow=${narrow} open=${(row, slot) => setShown({ row, slot })}/>
    ${shown && html`<${ProgrammeSheet} ...${shown} me=${me} close=${() => setShown(null)}/>`}
  </div>`;
}
