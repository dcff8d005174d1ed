package tv.tributary.relay.hls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import tv.tributary.event.LatestValue;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.hls.HlsSession.BlockingClients;
import tv.tributary.relay.hls.PlaylistResult.BlockingReload;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.viewer.HlsViewer;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.upstream.segment.Segments;

/// All channels as HLS: their playlists, and by name the segments they list. Thread-safe.
public final class HlsOutput implements AutoCloseable {
    /// From here on the first number is counted.
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    /// So many segments a second: the shortest that are cut here last one, and sources have shorter ones.
    private static final long A_SECOND = 4;

    private final Feeds feeds;
    private final Segments segments;
    private final LatestValue<HlsSettings> settings;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final SegmentNameGenerator segmentNameGenerator = new SegmentNameGenerator();
    private final SegmentRegistry segmentRegistry = new SegmentRegistry();
    private final RejoinBlock rejoinBlock;
    private final BlockingClients blockingClients = new BlockingClients();
    private final Map<ChannelId, HlsSession> sessions = new ConcurrentHashMap<>();
    /// From which number on a channel's next session counts.
    private final Map<ChannelId, Long> numbers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /// @param settings read whenever something depends on them
    public HlsOutput(Feeds feeds, Segments segments, LatestValue<HlsSettings> settings, InstantSource clock) {
        this(feeds, segments, settings, clock, System::nanoTime);
    }

    HlsOutput(
            Feeds feeds,
            Segments segments,
            LatestValue<HlsSettings> settings,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.feeds = feeds;
        this.segments = segments;
        this.settings = settings;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.rejoinBlock = new RejoinBlock(nanoTime);
    }

    /// A channel's playlist; waits until there is something to list, or what `reload` waits for. Whoever asks
    /// counts as a viewer, until they have asked for none for three and a half target durations. Call it on a
    /// virtual thread.
    ///
    /// @param list empty for the entry; others as the entry names them, such as `v0`
    public PlaylistResult show(ChannelId channel, String list, ViewerRequest request, Optional<BlockingReload> reload)
            throws InterruptedException {
        var who = request.client();
        if (!PlaylistName.isName(list)) return new PlaylistResult.NotListed();
        while (!closed) {
            var session = sessions.get(channel);
            if (session == null || !session.seats(who)) {
                if (session != null) session.hlsViewers().of(who).ifPresent(seat -> rejoinBlock.see(channel, seat));
                if (rejoinBlock.holds(channel, who)) return new PlaylistResult.Left();
                switch (feeds.joinHls(channel, request)) {
                    case JoinResult.Joined<HlsViewer>(var seat) -> session = seated(channel, seat);
                    case JoinResult.Unknown<HlsViewer> _ -> {
                        return new PlaylistResult.Unknown();
                    }
                    case JoinResult.Superseded<HlsViewer> _ -> {
                        return new PlaylistResult.Left();
                    }
                    case JoinResult.Refused<HlsViewer>(var why) -> {
                        return new PlaylistResult.Refused(why);
                    }
                }
            }
            var shown = session.show(list, who, reload);
            if (shown.isPresent()) return shown.get();
        }
        return new PlaylistResult.Refused(FailureReason.ENDED);
    }

    private HlsSession seated(ChannelId channel, HlsViewer seat) {
        while (true) {
            var session = sessions.computeIfAbsent(channel, this::open);
            if (session.take(seat)) return session;
            // It has ended for those who watched before.
            session.end();
        }
    }

    private HlsSession open(ChannelId channel) {
        long start = numbers.merge(channel, first(clock.instant()), Math::max);
        var hlsCounters = new HlsCounters();
        var hlsViewers = new HlsViewers();
        var mediaPlaylists = new MediaPlaylists(
                channel,
                feeds,
                segments,
                list -> new SegmentNamer(channel, list, segmentNameGenerator, segmentRegistry, hlsCounters, hlsViewers),
                settings,
                clock,
                nanoTime,
                start);
        return new HlsSession(
                channel,
                feeds,
                mediaPlaylists,
                hlsCounters,
                hlsViewers,
                settings,
                blockingClients,
                nanoTime,
                this::over);
    }

    /// Higher than all numbers used before the program was restarted, as long as there were not more segments than
    /// that; and small enough for players that count with 31 bits.
    private static long first(Instant now) {
        return Math.max(0, Duration.between(BEGINNING, now).toMillis() * A_SECOND / 1000);
    }

    private void over(HlsSession session) {
        session.hlsViewers().seats().forEach(seat -> rejoinBlock.see(session.channel(), seat));
        numbers.merge(session.channel(), session.endNumber(), Math::max);
        sessions.remove(session.channel(), session);
    }

    /// What a playlist names; empty if none does, or has lately. Never waits. Whoever sends it closes it.
    public Optional<SegmentResponse> item(String name, ClientId who) {
        return segmentRegistry.find(name, who);
    }

    /// Every channel that is watched as HLS. Cheap; called each second.
    public List<HlsSnapshot> views() {
        return sessions.values().stream()
                .map(HlsSession::view)
                .filter(view -> view.viewers() > 0)
                .sorted(Comparator.comparingLong(view -> view.channel().value()))
                .toList();
    }

    /// What has been asked for since the start, for whatever purpose.
    public Segments.Counts counts() {
        return segments.counts();
    }

    /// Everybody goes. Takes a few seconds at most.
    @Override
    public void close() {
        closed = true;
        List.copyOf(sessions.values()).forEach(HlsSession::end);
    }

    /// Viewers disconnected by hand: blocked for a while, since their players request the next playlist anyway.
    /// Thread-safe.
    private static final class RejoinBlock {
        private static final long LASTING = Duration.ofSeconds(20).toNanos();

        private record Place(ChannelId channel, ClientId who) {}

        /// Until when, in nano time.
        private final Map<Place, Long> blocked = new ConcurrentHashMap<>();
        private final LongSupplier nanoTime;

        RejoinBlock(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
        }

        /// Blocks them, if they were disconnected.
        void see(ChannelId channel, HlsViewer viewer) {
            if (viewer.disconnected())
                blocked.putIfAbsent(new Place(channel, viewer.client()), nanoTime.getAsLong() + LASTING);
        }

        boolean holds(ChannelId channel, ClientId who) {
            long now = nanoTime.getAsLong();
            blocked.values().removeIf(until -> now - until > 0);
            return blocked.containsKey(new Place(channel, who));
        }
    }
}
