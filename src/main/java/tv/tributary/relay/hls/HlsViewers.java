package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.relay.viewer.HlsViewer;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

/// The HLS viewers of a channel. A viewer is removed if it has requested no playlist for a while; once all are gone,
/// nobody can join any more. Thread-safe; times are nano times.
final class HlsViewers {
    private static final class Sitter {
        private final HlsViewer seat;
        /// The number after the last one that each list showed them.
        private final Map<String, Long> seen = new HashMap<>();

        private long askedAt;

        Sitter(HlsViewer seat, long now) {
            this.seat = seat;
            this.askedAt = now;
        }
    }

    private static final String NOBODY = "";

    private final Map<ClientId, Sitter> sitters = new HashMap<>();
    /// By players of nobody in particular.
    private final Map<ClientId, Sitter> lastAsked = new HashMap<>();
    private boolean closed;

    /// @return false if it is over
    boolean add(HlsViewer seat, long now) {
        synchronized (this) {
            boolean over = closed || (!sitters.isEmpty() && nobody());
            if (over) return false;
            if (find(seat.client(), now).isEmpty()) {
                var sitter = new Sitter(seat, now);
                sitters.put(seat.client(), sitter);
                lastAsked.put(seat.client().of(NOBODY), sitter);
                return true;
            }
        }
        // They have come twice at once.
        seat.leave();
        return true;
    }

    /// Their viewer, if it is still attached: called for each playlist request.
    synchronized Optional<HlsViewer> find(ClientId who, long now) {
        var sitter = sitters.get(who);
        if (sitter == null || sitter.seat.over()) return Optional.empty();
        sitter.askedAt = now;
        lastAsked.put(who.of(NOBODY), sitter);
        sitter.seat.heard();
        return Optional.of(sitter.seat);
    }

    /// They were shown a list up to that number, which comes next.
    synchronized void shown(ClientId who, String list, long next) {
        var sitter = sitters.get(who);
        if (sitter != null) sitter.seen.put(list, next);
    }

    /// The number after the last one that they were shown of a list, if they were.
    synchronized Optional<Long> seen(ClientId who, String list) {
        return Optional.ofNullable(sitters.get(who)).flatMap(sitter -> Optional.ofNullable(sitter.seen.get(list)));
    }

    /// Their viewer, if they have one.
    synchronized Optional<HlsViewer> of(ClientId who) {
        return Optional.ofNullable(sitters.get(who)).map(sitter -> sitter.seat);
    }

    /// The viewer to whom a segment goes. Its URL does not say whose it is: of several players that look the same it is
    /// the one that requested a playlist last.
    synchronized Optional<HlsViewer> fetching(ClientId player) {
        return Optional.ofNullable(lastAsked.get(player.of(NOBODY))).map(sitter -> sitter.seat);
    }

    /// This process has woken up so much later than it wanted to, as after a sleep of the machine: what they asked for
    /// meanwhile waits to be read, so that time does not count against them.
    synchronized void suspended(long nanos, long now) {
        for (var sitter : sitters.values()) sitter.askedAt = Math.min(now, sitter.askedAt + nanos);
    }

    /// Those who have asked for nothing for so long go.
    void leave(Duration patience, long now) {
        away(patience.toNanos(), now).forEach(HlsViewer::leave);
    }

    /// Those who have asked for nothing for so long may have gone.
    synchronized void doubt(Duration usual, long now) {
        for (var sitter : sitters.values()) {
            if (now - sitter.askedAt > usual.toNanos()) sitter.seat.missed();
        }
    }

    private synchronized List<HlsViewer> away(long patience, long now) {
        var gone = sitters.values().stream()
                .filter(sitter -> now - sitter.askedAt > patience)
                .toList();
        for (var sitter : gone) {
            sitters.remove(sitter.seat.client());
            lastAsked.remove(sitter.seat.client().of(NOBODY), sitter);
        }
        closed |= sitters.isEmpty();
        return gone.stream().map(sitter -> sitter.seat).toList();
    }

    /// Whether nobody is here, or only those who were disconnected. Then it ends.
    synchronized boolean isEmpty() {
        closed |= nobody();
        return closed;
    }

    private boolean nobody() {
        return sitters.values().stream().allMatch(sitter -> sitter.seat.over());
    }

    /// All who were here lately.
    synchronized List<HlsViewer> seats() {
        return sitters.values().stream().map(sitter -> sitter.seat).toList();
    }

    synchronized int size() {
        return (int) sitters.values().stream().filter(s -> !s.seat.over()).count();
    }

    /// Everybody goes.
    void close() {
        List<HlsViewer> all;
        synchronized (this) {
            closed = true;
            all = sitters.values().stream().map(sitter -> sitter.seat).toList();
        }
        all.forEach(HlsViewer::leave);
    }
}
