// Where one can go, in the picture's time: to what the browser holds, and to what the playlist lists.

/** So little is as good as nothing: it is played before anything could be brought. */
const NOTHING = 0.1;

/** The stretch of the picture that the browser holds at a time, if there is anything to play there. */
export function heldAt(buffered, at) {
  for (let n = 0; n < buffered.length; n++) {
    const [from, to] = [buffered.start(n), buffered.end(n)];
    if (from <= at + NOTHING && at < to - NOTHING) return { from, to };
  }
  return undefined;
}

/**
 * Where so many seconds lead, as far as there is something, and never the other way. With none it stays where it can play;
 * who paused for too long goes on with the oldest.
 *
 * @param listed what the playlist lists, `{ from, to }`; undefined where nobody knows
 * @param held what the browser holds at `at`, likewise
 */
export function target(at, seconds, listed, held) {
  const there = [held, listed].filter(Boolean);
  if (!there.length) return at;
  const from = Math.min(...there.map(stretch => stretch.from));
  const to = Math.max(...there.map(stretch => stretch.to));
  const wanted = Math.min(to, Math.max(from, at + seconds));
  if (seconds < 0) return Math.min(at, wanted);
  const hole = held && listed && wanted > held.to && wanted < listed.from;
  return Math.max(at, hole ? listed.from : wanted);
}
