package tv.tributary.catalog.archive;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.SourceId;

/// Past programmes as channels of their own, one for each viewer: what the relay plays to whoever needs it at
/// the pace of the clock, in segments. Where a source breaks off, the next is asked for the moment that was
/// reached. Ids are those of no channel of the line-up and mean nothing after a restart. Thread-safe.
public final class PastChannels {
    /// Ids of channels in the line-up stay below; so do eighteen digits, which addresses may have.
    private static final long FIRST_ID = 900_000_000_000_000_000L;
    private static final long IDS = 99_999_999_999_999_999L;

    private static final int MOST = 500;
    /// A channel that plays asks for its sources more often.
    private static final Duration LEFT = Duration.ofSeconds(30);
    /// What is missing at the end is not worth another source.
    private static final Duration REST = Duration.ofMinutes(1);

    private final ArchiveSources archives;
    private final InstantSource clock;
    private final Map<PastRequest, Long> ids = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PastRequest, Long> eldest) {
            if (size() <= MOST) return false;
            playing.remove(eldest.getValue());
            return true;
        }
    };
    private final Map<Long, Playing> playing = new LinkedHashMap<>();
    /// Nobody is to guess what others watch.
    private final SecureRandom random = new SecureRandom();

    /// What plays a past programme; in the order in which to try it.
    @FunctionalInterface
    interface ArchiveSources {
        List<Candidate> candidates(ChannelId channel, Instant start, Instant end, String programme);
    }

    /// A programme and who watches it.
    ///
    /// @param name what it is called
    /// @param programme the provider's own id of it; mostly empty
    /// @param viewer tells one viewer from another
    public record PastRequest(
            ChannelId channel, String name, Instant start, Instant end, String programme, String viewer) {}

    /// @param began when what plays now began
    /// @param seen when its sources were asked for last
    private record Playing(PastRequest request, Instant began, Instant seen) {}

    PastChannels(ArchiveSources archives, InstantSource clock) {
        this.archives = archives;
        this.clock = clock;
    }

    /// The id of a programme as a channel; the same for the same request. Empty if no archive has it.
    public Optional<ChannelId> open(PastRequest request) {
        var candidates = archives.candidates(request.channel(), request.start(), request.end(), request.programme());
        if (candidates.isEmpty()) return Optional.empty();
        synchronized (this) {
            long id = ids.computeIfAbsent(request, _ -> FIRST_ID + random.nextLong(IDS));
            playing.computeIfAbsent(id, _ -> new Playing(request, Instant.EPOCH, Instant.EPOCH));
            return Optional.of(new ChannelId(id));
        }
    }

    /// Whether the id is one of those made here, known or not.
    public static boolean isPast(ChannelId id) {
        return id.value() >= FIRST_ID;
    }

    /// What plays such a programme from the moment that it has reached: nothing when it is over.
    public Optional<PlayableChannel> tuning(ChannelId id) {
        return next(id).map(now -> new PlayableChannel(id, now.request.name(), candidates(now)));
    }

    private synchronized Optional<Playing> next(ChannelId id) {
        var known = Optional.ofNullable(playing.get(id.value()));
        var now = clock.instant();
        var next = known.map(last -> last.seen.plus(LEFT).isBefore(now)
                ? new Playing(last.request, now, now)
                : new Playing(last.request, last.began, now));
        next.ifPresent(one -> playing.put(id.value(), one));
        return next;
    }

    /// The first form of each source's address: the relay knows sources by their ids.
    private List<Candidate> candidates(Playing now) {
        var request = now.request;
        var reached = request.start().plus(Duration.between(now.began, now.seen));
        if (!reached.plus(REST).isBefore(request.end()) && reached.isAfter(request.start())) return List.of();
        var each = new LinkedHashMap<SourceId, Candidate>();
        for (var one : archives.candidates(request.channel(), reached, request.end(), request.programme()))
            each.putIfAbsent(one.source(), one);
        return List.copyOf(each.values());
    }
}
