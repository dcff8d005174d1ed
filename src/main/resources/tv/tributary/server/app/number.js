// Channels by their number, as a remote control chooses them.
import { html, useEffect, useRef, useState } from './html.js';
import { isWriting } from './keys.js';
import { PagedList } from './lists.js';
import { playing } from './playing.js';
import { go } from './route.js';
import { say } from './words.js';

const PATIENCE = 1600;
const LONGEST = 5;

/** Shows the digits as they are typed, and after a while plays their channel. */
export function NumberEntry() {
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const now = useRef('');
  const due = useRef(0);

  useEffect(() => {
    const show = text => {
      now.current = text;
      setTyped(text);
    };
    const choose = async () => {
      const number = now.current;
      const list = new PagedList('channels', { text: number });
      const row = await list.row(0);
      if (row?.number === number) {
        playing.channel(row);
        go('watch');
        show('');
        return;
      }
      setWords(say('number-none', number));
      show('');
      setTimeout(() => setWords(''), PATIENCE);
    };
    const pressed = event => {
      if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^\d$/.test(event.key) && now.current.length < LONGEST) show(now.current + event.key);
      else if (event.key === 'Enter' && now.current) event.preventDefault();
      else return;
      clearTimeout(due.current);
      due.current = setTimeout(choose, event.key === 'Enter' ? 0 : PATIENCE);
    };
    addEventListener('keydown', pressed);
    return () => {
      clearTimeout(due.current);
      removeEventListener('keydown', pressed);
    };
  }, []);

  return html`<p class="digits" role="status" hidden=${!typed && !words}>${typed || words}</p>`;
}
