package tv.tributary.server.output;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Caches the last rendered playlists, one per base address. Released when memory runs short. Concurrent requests share
/// one rendering. Thread-safe.
final class PlaylistCache {
    private static final int KEPT = 4;

    private record Kept(long revision, SoftReference<RenderedPlaylist> playlist) {}

    private final ReentrantLock rendering = new ReentrantLock();
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT;
        }
    };

    RenderedPlaylist get(String address, long revision, Supplier<RenderedPlaylist> render) {
        rendering.lock();
        try {
            var known = kept.get(address);
            var renderedPlaylist = known == null || known.revision() != revision
                    ? null
                    : known.playlist().get();
            if (renderedPlaylist != null) return renderedPlaylist;
            var rendered = render.get();
            kept.put(address, new Kept(revision, new SoftReference<>(rendered)));
            return rendered;
        } finally {
            rendering.unlock();
        }
    }
}
