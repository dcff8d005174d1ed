// The words of the page, as the server gave them.
const words = JSON.parse(document.getElementById('words').textContent);

/** The words under a name; `[0]`, `[1]` … stand for the values. */
export function say(name, ...values) {
  return (words[name] ?? name).replace(/\[(\d)]/g, (_, n) => values[n] ?? '');
}
