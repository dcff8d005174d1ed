package tv.tributary.upstream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.format.hls.ParsedPlaylist;

/// The newest segments of a track that can still be requested. Thread-safe.
final class HlsLiveWindow {
    /// More nobody needs: whoever wants to go back further keeps them.
    private static final int MOST = 20;
    /// Players want to begin three segments from the end, whatever the source keeps.
    private static final int LEAST = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<MediaSegment> pieces = new ArrayDeque<>();
    private long target;
    private int most = MOST;
    private long first;

    /// From now on it keeps as many as the source's own list does.
    void within(ParsedPlaylist.Media media) {
        lock.lock();
        try {
            target = media.target();
            most = Math.clamp(media.pieces().size(), LEAST, MOST);
            trim();
        } finally {
            lock.unlock();
        }
    }

    /// It is there, or on its way; or the list says that it is not.
    void add(MediaSegment mediaSegment) {
        lock.lock();
        try {
            pieces.addLast(mediaSegment);
            trim();
        } finally {
            lock.unlock();
        }
    }

    /// It could not be had, or broke off.
    void miss(MediaSegment mediaSegment) {
        lock.lock();
        try {
            // What has been listed stays as it was.
            if (!mediaSegment.equals(pieces.peekLast())) add(mediaSegment.gone());
        } finally {
            lock.unlock();
        }
    }

    private void trim() {
        while (pieces.size() > most) {
            pieces.removeFirst();
            first++;
        }
    }

    /// Whether an address is that of a key of theirs.
    boolean isKey(String url) {
        lock.lock();
        try {
            return pieces.stream()
                    .anyMatch(p -> p.key().filter(k -> k.url().equals(url)).isPresent());
        } finally {
            lock.unlock();
        }
    }

    /// The number of the newest; -1 without any.
    long newest() {
        lock.lock();
        try {
            var last = pieces.peekLast();
            return last == null ? -1 : last.sequence();
        } finally {
            lock.unlock();
        }
    }

    TrackWindow window() {
        lock.lock();
        try {
            return new TrackWindow(target, List.copyOf(pieces), first);
        } finally {
            lock.unlock();
        }
    }
}
