package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.hls.PlaylistResult.BlockingReload;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.source.OnAir;
import tv.tributary.relay.viewer.HlsViewer;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.upstream.HlsSource;

/// A channel while it is watched as HLS, from its first viewer to its last. Thread-safe.
final class HlsSession {
    private static final Logger log = LoggerFactory.getLogger(HlsSession.class);
    /// Longest wait for a channel's first segment.
    private static final Duration FIRST = Duration.ofSeconds(12);
    /// Longest wait for a segment that is asked for by its number: some players take a server that says nothing for
    /// eight seconds for dead.
    private static final Duration BLOCKED = Duration.ofSeconds(5);
    /// A player that asks again before there is more would come back half a target duration later: it waits here for
    /// what is about to come, so long at most.
    private static final Duration TOO_SOON = Duration.ofSeconds(3);
    /// Who awaits a segment so much later than the newest one is wrong (RFC 8216bis, 6.2.5.2).
    private static final int FARTHEST = 2;

    /// So far apart, about, those are let go who waited for the same segment, and all of them within so much.
    private static final Duration SPREAD = Duration.ofMillis(15);

    private static final Duration LONGEST_SPREAD = Duration.ofMillis(450);

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration FRESH_MASTER = Duration.ofSeconds(30);
    private static final Duration SHORTEST_BEAT = Duration.ofMillis(500);
    private static final Duration LONGEST_BEAT = Duration.ofSeconds(2);

    private final ChannelId channel;
    private final Feeds feeds;
    private final MediaPlaylists mediaPlaylists;
    private final HlsCounters hlsCounters;
    private final LatestValue<HlsSettings> settings;
    private final EntryPlaylist entryPlaylist;
    private final BlockingClients blockingClients;
    private final LongSupplier nanoTime;
    private final Consumer<HlsSession> gone;
    private final HlsViewers hlsViewers;
    /// Who poll and wait for a segment.
    private final AtomicInteger waiting = new AtomicInteger();

    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param gone told once, when it is over
    HlsSession(
            ChannelId channel,
            Feeds feeds,
            MediaPlaylists mediaPlaylists,
            HlsCounters hlsCounters,
            HlsViewers hlsViewers,
            LatestValue<HlsSettings> settings,
            BlockingClients blockingClients,
            LongSupplier nanoTime,
            Consumer<HlsSession> gone) {
        this.channel = channel;
        this.feeds = feeds;
        this.mediaPlaylists = mediaPlaylists;
        this.hlsCounters = hlsCounters;
        this.hlsViewers = hlsViewers;
        this.settings = settings;
        this.blockingClients = blockingClients;
        this.nanoTime = nanoTime;
        this.entryPlaylist = new EntryPlaylist(channel + "/");
        this.gone = gone;
    }

    private void run() {
        try (Subscription _ = feeds.onAir(channel, this::aired)) {
            for (long due = nextBeat(); !hlsViewers.isEmpty() && !awaitClosed(due); due = nextBeat()) {
                hlsViewers.suspended(Math.max(0, System.nanoTime() - due), nanoTime.getAsLong());
                mediaPlaylists.look();
                hlsViewers.doubt(usual(mediaPlaylists.target()), nanoTime.getAsLong());
                hlsViewers.leave(patience(), nanoTime.getAsLong());
            }
        } catch (InterruptedException _) {
            log.debug("channel {} is not given out as HLS any more", channel);
        } catch (RuntimeException e) {
            log.error("channel {} cannot be given out as HLS any more", channel, e);
        } finally {
            end();
        }
    }

    private void aired(OnAir air) {
        try {
            mediaPlaylists.air(air);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Everybody goes, and nothing of it can be asked for any more. Does nothing the second time.
    void end() {
        if (!ending.compareAndSet(false, true)) return;
        hlsViewers.close();
        mediaPlaylists.close();
        gone.accept(this);
        closed.countDown();
    }

    private long nextBeat() {
        return System.nanoTime() + beat().toNanos();
    }

    private boolean awaitClosed(long due) throws InterruptedException {
        return closed.await(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private Duration beat() {
        var half = mediaPlaylists.target().dividedBy(2);
        if (half.compareTo(SHORTEST_BEAT) < 0) return SHORTEST_BEAT;
        return half.compareTo(LONGEST_BEAT) > 0 ? LONGEST_BEAT : half;
    }

    /// Who asks for no playlist for so long is gone.
    private Duration patience() {
        return mediaPlaylists.target().multipliedBy(7).dividedBy(2);
    }

    /// Players ask at least once in a target duration, and may have to wait for what they ask for.
    static Duration usual(Duration target) {
        var usual = target.multipliedBy(3).dividedBy(2);
        return usual.compareTo(BLOCKED) > 0 ? usual : BLOCKED.plus(SHORTEST_BEAT);
    }

    /// Somebody has come.
    ///
    /// @return false if it is over
    boolean take(HlsViewer seat) {
        if (!hlsViewers.add(seat, nanoTime.getAsLong())) return false;
        if (begun.compareAndSet(false, true))
            Thread.ofVirtual().name("hls-" + channel).start(this::run);
        return true;
    }

    /// Whether they watch here; called for each of their requests.
    boolean seats(ClientId who) {
        return hlsViewers.find(who, nanoTime.getAsLong()).isPresent();
    }

    HlsViewers hlsViewers() {
        return hlsViewers;
    }

    /// A playlist, as soon as it lists what `reload` waits for, or anything; empty if the session ends before that.
    Optional<PlaylistResult> show(String list, ClientId who, Optional<BlockingReload> reload)
            throws InterruptedException {
        hlsCounters.playlist();
        mediaPlaylists.air(feeds.onAir(channel).orElse(OnAir.nothing()));
        if (list.equals(PlaylistName.ENTRY)) {
            var master = entryPlaylist.master(mediaPlaylists.air().hls(), settings.get());
            if (master.isPresent()) return Optional.of(new PlaylistResult.Text(master.get(), FRESH_MASTER, true));
        }
        if (reload.isPresent() && tooFar(list, reload.get())) return Optional.of(new PlaylistResult.TooFar());
        var listing = listing(list, who, reload);
        if (!seats(who)) return Optional.empty();
        if (listing.isEmpty()) return Optional.of(new PlaylistResult.Refused(FailureReason.STALLED));
        hlsViewers.shown(who, list, listing.get().next());
        var folder = list.equals(PlaylistName.ENTRY) ? "../../hls/" : "../../../hls/";
        return Optional.of(new PlaylistResult.Text(PlaylistWriter.write(listing.get(), folder), FRESH, false));
    }

    private boolean tooFar(String list, BlockingReload blockingReload) {
        return mediaPlaylists
                .listing(list)
                .filter(now -> blockingReload.sequence() >= now.next() + FARTHEST)
                .isPresent();
    }

    private Optional<MediaPlaylist> listing(String list, ClientId who, Optional<BlockingReload> reload)
            throws InterruptedException {
        if (reload.isPresent()) blockingClients.prompt(who.client());
        var beginning = blockingClients.of(who.client());
        if (settings.get().lowLatency() && reload.isPresent())
            return mediaPlaylists.listing(
                    list, reload, beginning, mediaPlaylists.target().multipliedBy(3));
        var seen = hlsViewers.seen(who, list);
        if (reload.isEmpty() && seen.isPresent()) return after(list, seen.get(), beginning);
        var patience = reload.isPresent() ? BLOCKED : FIRST;
        return mediaPlaylists.listing(list, reload, beginning, patience).or(() -> mediaPlaylists.listing(list));
    }

    /// For players that poll. Those who wait for the same segment would ask for it in the same instant, and each get it
    /// the later: they are let go one after another.
    private Optional<MediaPlaylist> after(String list, long seen, PlaylistWindow.Beginning beginning)
            throws InterruptedException {
        var wanted = Optional.of(new BlockingReload(seen, OptionalInt.empty()));
        var there = mediaPlaylists.listing(list, wanted, beginning, Duration.ZERO);
        if (there.isPresent()) return there;
        waiting.incrementAndGet();
        try {
            var listing = mediaPlaylists.listing(list, wanted, beginning, TOO_SOON);
            long most = Math.min(LONGEST_SPREAD.toMillis(), waiting.get() * SPREAD.toMillis());
            if (listing.isPresent() && waiting.get() > 1)
                Thread.sleep(ThreadLocalRandom.current().nextLong(most));
            return listing.or(() -> mediaPlaylists.listing(list));
        } finally {
            waiting.decrementAndGet();
        }
    }

    HlsCounters counters() {
        return hlsCounters;
    }

    ChannelId channel() {
        return channel;
    }

    /// More than every number it has used.
    long endNumber() {
        return mediaPlaylists.end();
    }

    HlsSnapshot view() {
        var listing = mediaPlaylists.any();
        var window = listing.stream()
                .flatMap(l -> l.entries().stream())
                .map(PlaylistSegment::length)
                .reduce(Duration.ZERO, Duration::plus);
        return new HlsSnapshot(
                channel,
                hlsViewers.size(),
                window,
                listing.map(l -> l.entries().size()).orElse(0),
                hlsCounters.hits(),
                hlsCounters.joined(),
                hlsCounters.fetched(),
                hlsCounters.saved(),
                hlsCounters.playlists());
    }

    /// A channel's entry playlist: its one media playlist, or a multivariant one that names several. Players,
    /// and caches before us, must find there what they found before, so it stays what it was first.
    /// Thread-safe.
    private static final class EntryPlaylist {
        private final String folder;
        private boolean decided;
        private Optional<String> master = Optional.empty();

        /// @param folder where the other lists lie, as seen from the entry
        EntryPlaylist(String folder) {
            this.folder = folder;
        }

        /// The multivariant playlist; empty where the entry is a media playlist.
        ///
        /// @param source on air; empty if it is not HLS
        synchronized Optional<String> master(Optional<HlsSource> source, HlsSettings wanted) {
            var several = source.isEmpty() ? alone(wanted) : several(source.get(), wanted.variants());
            if (!decided || (master.isPresent() && several.isPresent())) master = several;
            decided = true;
            return master;
        }

        private Optional<String> several(HlsSource source, HlsSettings.Variants wanted) {
            return MasterWriter.isNeeded(source, wanted)
                    ? Optional.of(MasterWriter.write(source.tracks(), wanted, folder))
                    : Optional.empty();
        }

        /// hls.js reads an entry that is a media playlist twice. Where the second is like the first it waits for half a
        /// target duration instead of asking for the next part, and stands still.
        private Optional<String> alone(HlsSettings wanted) {
            return wanted.lowLatency() ? Optional.of(MasterWriter.alone(folder)) : Optional.empty();
        }
    }

    /// The players that use blocking playlist reload (`_HLS_msn`), and so get a segment as soon as it exists.
    /// Others poll about once per segment. Remembered since the program started. Thread-safe.
    static final class BlockingClients {
        /// More kinds of players are not remembered.
        private static final int MOST = 1000;

        private final Set<String> prompt = ConcurrentHashMap.newKeySet();

        /// Such a player has asked for a segment by its number.
        void prompt(String client) {
            if (prompt.size() < MOST) prompt.add(client);
        }

        /// With what such a player may begin.
        PlaylistWindow.Beginning of(String client) {
            return prompt.contains(client) ? PlaylistWindow.Beginning.WITH_ONE : PlaylistWindow.Beginning.WITH_TWO;
        }
    }
}
