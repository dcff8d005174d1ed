// Keeps the app's files, whose names change with their contents, and the page for when the server cannot be reached.
// Nothing of what the household watches is kept.
const KEPT = 'tributary:{assets}';

self.addEventListener('install', event => {
  event.waitUntil(caches.open(KEPT).then(cache => cache.add('./')).then(() => self.skipWaiting()));
});

self.addEventListener('activate', event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name !== KEPT).map(name => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (/\/(app\/assets|web)\//.test(new URL(request.url).pathname)) event.respondWith(file(request));
});

async function page(request) {
  const cache = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put('./', answer.clone());
    return answer;
  } catch (unreachable) {
    return await cache.match('./') ?? Response.error();
  }
}

async function file(request) {
  const cache = await caches.open(KEPT);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
