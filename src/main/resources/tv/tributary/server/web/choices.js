// What a viewer may choose from: quality, sound, subtitles. Shown where there are several.

/** @param playback gives the player of now, or nothing */
export function choices(playback) {
  const lists = [
    list('quality', player => player.qualities, (player, value) => { player.quality = value; }),
    list('sound', player => player.sounds, (player, value) => { player.sound = value; }),
    list('subtitles', player => player.subtitles, (player, value) => { player.subtitle = value; }),
  ];

  function list(id, read, choose) {
    const box = document.getElementById(id);
    box.addEventListener('change', () => {
      const player = playback();
      if (player) choose(player, Number(box.value));
      // The keys are the player's again.
      box.blur();
    });
    return () => {
      const player = playback();
      const there = player ? read(player) : [];
      box.replaceChildren(...there.map(({ value, name, chosen }) => new Option(name, value, chosen, chosen)));
      box.parentElement.hidden = there.length < 2;
    };
  }

  return () => lists.forEach(show => show());
}
