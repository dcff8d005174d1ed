package tv.tributary.relay.hls;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Latest;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Trouble;
import tv.tributary.relay.live.Feeds;
import tv.tributary.relay.live.OnAir;
import tv.tributary.relay.live.Seat;
import tv.tributary.relay.live.Who;

/// A running channel as HLS, from its first viewer's seat to its last. Thread-safe.
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

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration FRESH_MASTER = Duration.ofSeconds(30);
    private static final Duration SHORTEST_BEAT = Duration.ofMillis(500);
    private static final Duration LONGEST_BEAT = Duration.ofSeconds(2);

    private final ChannelId channel;
    private final Feeds feeds;
    private final Montage montage;
    private final Counters counters;
    private final Latest<HlsSettings> settings;
    private final Front front;
    private final Habits habits;
    private final LongSupplier nanoTime;
    private final Consumer<HlsSession> gone;
    private final Sitting sitting;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param gone told once, when it is over
    HlsSession(
            ChannelId channel,
            Feeds feeds,
            Montage montage,
            Counters counters,
            Sitting sitting,
            Latest<HlsSettings> settings,
            Habits habits,
            LongSupplier nanoTime,
            Consumer<HlsSession> gone) {
        this.channel = channel;
        this.feeds = feeds;
        this.montage = montage;
        this.counters = counters;
        this.sitting = sitting;
        this.settings = settings;
        this.habits = habits;
        this.nanoTime = nanoTime;
        this.front = new Front(channel + "/");
        this.gone = gone;
    }

    private void run() {
        try (Subscription _ = feeds.onAir(channel, this::aired)) {
            while (!sitting.isEmpty() && !closed.await(beat().toMillis(), TimeUnit.MILLISECONDS)) {
                montage.look();
                sitting.doubt(usual(montage.target()), nanoTime.getAsLong());
                sitting.leave(patience(), nanoTime.getAsLong());
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
            montage.air(air);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Everybody goes, and nothing of it can be asked for any more. Does nothing the second time.
    void end() {
        if (!ending.compareAndSet(false, true)) return;
        sitting.close();
        montage.close();
        gone.accept(this);
        closed.countDown();
    }

    private Duration beat() {
        var half = montage.target().dividedBy(2);
        if (half.compareTo(SHORTEST_BEAT) < 0) return SHORTEST_BEAT;
        return half.compareTo(LONGEST_BEAT) > 0 ? LONGEST_BEAT : half;
    }

    /// Who asks for no playlist for so long is gone.
    private Duration patience() {
        return montage.target().multipliedBy(7).dividedBy(2);
    }

    /// Players ask at least once in a target duration, and may have to wait for what they ask for.
    static Duration usual(Duration target) {
        var usual = target.multipliedBy(3).dividedBy(2);
        return usual.compareTo(BLOCKED) > 0 ? usual : BLOCKED.plus(SHORTEST_BEAT);
    }

    /// Somebody has come.
    ///
    /// @return false if it is over
    boolean take(Seat seat) {
        if (!sitting.add(seat, nanoTime.getAsLong())) return false;
        if (begun.compareAndSet(false, true))
            Thread.ofVirtual().name("hls-" + channel).start(this::run);
        return true;
    }

    /// Whether they have a seat here; they ask for something.
    boolean seats(Who who) {
        return sitting.find(who, nanoTime.getAsLong()).isPresent();
    }

    Sitting sitting() {
        return sitting;
    }

    /// A playlist, as soon as it lists what is awaited, or anything; empty if the session ends before that.
    Optional<Shown> show(String list, Who who, Optional<Awaited> awaited) throws InterruptedException {
        counters.playlist();
        montage.air(feeds.onAir(channel).orElse(OnAir.nothing()));
        if (list.equals(Lists.ENTRY)) {
            var master = front.master(montage.air().hls(), settings.get());
            if (master.isPresent()) return Optional.of(new Shown.Text(master.get(), FRESH_MASTER, true));
        }
        if (awaited.isPresent() && tooFar(list, awaited.get())) return Optional.of(new Shown.TooFar());
        var listing = listing(list, who, awaited);
        if (!seats(who)) return Optional.empty();
        if (listing.isEmpty()) return Optional.of(new Shown.Refused(Trouble.STALLED));
        sitting.shown(who, list, listing.get().next());
        var folder = list.equals(Lists.ENTRY) ? "../../hls/" : "../../../hls/";
        return Optional.of(new Shown.Text(PlaylistWriter.write(listing.get(), folder), FRESH, false));
    }

    private boolean tooFar(String list, Awaited awaited) {
        return montage.listing(list)
                .filter(now -> awaited.sequence() >= now.next() + FARTHEST)
                .isPresent();
    }

    private Optional<Listing> listing(String list, Who who, Optional<Awaited> awaited) throws InterruptedException {
        if (awaited.isPresent()) habits.prompt(who.client());
        var beginning = habits.of(who.client());
        if (settings.get().lowLatency() && awaited.isPresent())
            return montage.listing(list, awaited, beginning, montage.target().multipliedBy(3));
        var seen = sitting.seen(who, list);
        var wanted = awaited.or(() -> seen.map(next -> new Awaited(next, OptionalInt.empty())));
        var patience =
                awaited.map(_ -> BLOCKED).or(() -> seen.map(_ -> TOO_SOON)).orElse(FIRST);
        return montage.listing(list, wanted, beginning, patience).or(() -> montage.listing(list));
    }

    Counters counters() {
        return counters;
    }

    ChannelId channel() {
        return channel;
    }

    /// More than every number it has used.
    long endNumber() {
        return montage.end();
    }

    HlsView view() {
        var listing = montage.any();
        var window = listing.stream()
                .flatMap(l -> l.entries().stream())
                .map(Entry::length)
                .reduce(Duration.ZERO, Duration::plus);
        return new HlsView(
                channel,
                sitting.size(),
                window,
                listing.map(l -> l.entries().size()).orElse(0),
                counters.hits(),
                counters.joined(),
                counters.fetched(),
                counters.saved(),
                counters.playlists());
    }
}
