package tv.tributary.upstream.account;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tv.tributary.model.SourceId;

/// The number of streams a provider sends to an account at once, as its refusals show. A single refusal shows
/// nothing: it may be meant for that channel, and panels still count a stream for a while after its end, ours
/// or that of another device. A limit is learnt when several sources are refused, by a status that means
/// nothing else, for longer than any panel counts a stream that has ended; it is forgotten as soon as one
/// stream more is sent, and tested again after a while. Pure: times are nano times. Not thread-safe.
final class ConcurrencyLimit {
    /// For so long a panel may count a stream that has ended.
    static final Duration STALE = Duration.ofSeconds(20);
    /// For how long a limit is believed first; twice as long each time it is confirmed.
    static final Duration BELIEVED = Duration.ofMinutes(1);

    static final Duration BELIEVED_AT_MOST = Duration.ofMinutes(10);
    /// So many sources must have been refused.
    private static final int SOURCES = 2;

    private final Set<SourceId> refused = new HashSet<>();
    /// Beside how many streams.
    private int beside;
    private long refusedFirst;
    private long refusedLast;
    private int limit;
    private long believedUntil;
    private Duration believed = BELIEVED;

    /// How many streams may be open; 0 if nothing is known.
    int at(long now) {
        return limit != 0 && believedUntil - now > 0 ? limit : 0;
    }

    /// The provider did not want to send one stream more.
    ///
    /// @param streams how many it certainly sent meanwhile
    /// @param sinceEnded how long ago a stream of the account ended last; empty if none did
    /// @return whether that changed the limit
    boolean refused(SourceId source, int streams, Optional<Duration> sinceEnded, long now) {
        if (streams == 0 || isStale(sinceEnded)) return false;
        if (refused.isEmpty() || now - refusedLast > BELIEVED_AT_MOST.toNanos()) {
            refused.clear();
            refusedFirst = now;
        }
        refused.add(source);
        refusedLast = now;
        beside = streams;
        if (refused.size() < SOURCES || now - refusedFirst < STALE.toNanos()) return false;
        return learn(streams, now);
    }

    /// A stream was refused beside so many, and sent as soon as one of them had been closed for it.
    ///
    /// @return whether that changed the limit
    boolean confirmed(int streams, long now) {
        return streams > 0 && learn(streams, now);
    }

    /// Whether a stream that ended so long ago may still be counted.
    static boolean isStale(Optional<Duration> sinceEnded) {
        return sinceEnded.filter(ago -> ago.compareTo(STALE) < 0).isPresent();
    }

    private boolean learn(int streams, long now) {
        boolean news = at(now) != streams;
        if (limit == streams && believed.compareTo(BELIEVED_AT_MOST) < 0) believed = believed.multipliedBy(2);
        if (believed.compareTo(BELIEVED_AT_MOST) > 0) believed = BELIEVED_AT_MOST;
        limit = streams;
        believedUntil = now + believed.toNanos();
        refused.clear();
        return news;
    }

    /// For how long sources have been refused beside the streams that are sent, as far as nothing has spoken against
    /// it; zero if none is.
    Duration refusedFor(long now) {
        return refused.isEmpty() ? Duration.ZERO : Duration.ofNanos(now - refusedFirst);
    }

    /// The provider sends so many streams at once.
    void delivers(int streams) {
        if (streams > beside) refused.clear();
        if (streams > limit) forget();
    }

    void forget() {
        limit = 0;
        believed = BELIEVED;
        refused.clear();
    }
}
