package tv.tributary.upstream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hls.Key;
import tv.tributary.format.hls.Piece;
import tv.tributary.model.Trouble;
import tv.tributary.upstream.account.Unusable;
import tv.tributary.upstream.segment.Segments;

/// Follows one playlist: polls it, fetches what is new through the cache and puts it into [Shipments], one thing after
/// another. Runs on a virtual thread of its own until it is interrupted or nothing more is to be had.
final class HlsLoader implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(HlsLoader.class);

    /// So many segments in a row that are not there make a stream that is not there.
    private static final int MOST_FAILURES = 3;
    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);
    /// A segment that takes longer to fetch comes too late.
    private static final long LONGEST_FETCH_SECONDS = 60;

    /// A list is not looked for again sooner because of a refused segment.
    private static final Duration RENEWALS = Duration.ofSeconds(30);

    /// Where the playlist is found again when its address is refused.
    @FunctionalInterface
    interface Way {
        HlsLists.Found again() throws Unusable, InterruptedException;
    }

    private final HlsLists lists;
    private final HlsRequests requests;
    private final Segments segments;
    private final Shipments shipments = new Shipments();
    private final HlsWindow window = new HlsWindow();
    private final HlsListed listed = new HlsListed();
    private final Segments.Source source;
    private final Way way;
    private HlsLists.Found found;
    private volatile boolean live = true;
    /// What was asked for last could not be had.
    private volatile boolean ailing;
    /// When there should be something new at the latest, in nano time.
    private volatile long overdue = Long.MAX_VALUE;
    private int failures;
    private long renewal = System.nanoTime();
    private boolean begun;

    HlsLoader(HlsLists lists, HlsRequests requests, Segments segments, HlsLists.Found found, Way way) {
        this.lists = lists;
        this.requests = requests;
        this.segments = segments;
        this.source = requests.source(HlsTurn.Rank.FEED);
        this.found = found;
        this.way = way;
    }

    Shipments shipments() {
        return shipments;
    }

    /// What has come and may be asked for.
    HlsListed listed() {
        return listed;
    }

    /// Whether more is made while it plays.
    boolean live() {
        return live;
    }

    /// Whether what was asked for last could not be had, or the list has not moved on for a target duration longer than
    /// it should have: it may be over once what has come is played.
    boolean doubtful() {
        return live && (ailing || (overdue != Long.MAX_VALUE && System.nanoTime() - overdue > 0));
    }

    private void expectMore(List<Piece> fresh) {
        if (fresh.isEmpty()) return;
        overdue = System.nanoTime() + (fresh.getLast().millis() + found.media().target()) * 1_000_000;
    }

    @Override
    public void run() {
        try {
            long polled = System.nanoTime();
            var fresh = fresh();
            while (true) {
                live = !found.media().ended();
                expectMore(fresh);
                listed.within(found.media());
                requests.segments(Duration.ofMillis(found.media().target()));
                fetch(fresh);
                if (found.media().ended()) throw new Unusable(Trouble.ENDED);
                pause(polled, fresh);
                polled = System.nanoTime();
                poll();
                fresh = fresh();
            }
        } catch (Unusable e) {
            ailing = true;
            shipments.end(e);
        } catch (InterruptedException _) {
            shipments.end(new Unusable(Trouble.ENDED));
        } catch (RuntimeException e) {
            log.error("an HLS stream cannot be followed", e);
            shipments.end(new Unusable(Trouble.FAILED));
        }
    }

    /// What is new; where some went by before it was seen, apart from what came before.
    private List<Piece> fresh() {
        long lost = window.lost();
        var fresh = new ArrayList<>(window.take(found.media()));
        if (window.lost() > lost && !fresh.isEmpty())
            fresh.set(0, fresh.getFirst().apart());
        return fresh;
    }

    /// A playlist that has changed is asked for once a segment later, one that has not after half the time; never
    /// quite regularly, so that many households do not come together.
    private void pause(long polled, List<Piece> fresh) throws InterruptedException {
        long target = found.media().target();
        long half = target / 2;
        long millis = fresh.isEmpty() ? half : Math.clamp(fresh.getLast().millis(), half, target);
        millis += ThreadLocalRandom.current().nextLong(1 + millis / 20);
        long due = polled + Math.max(LEAST_PAUSE.toMillis(), millis) * 1_000_000;
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
    }

    /// Asks where the list was found last as long as that works, and else from the source's own address on.
    private void poll() throws Unusable, InterruptedException {
        long begun = System.nanoTime();
        long patience = Math.max(10_000, 3 * found.media().target()) * 1_000_000;
        for (int tries = 1; ; tries++) {
            try {
                found = tries % 2 == 1 ? lists.next(found, HlsTurn.Rank.FEED) : way.again();
                ailing = false;
                return;
            } catch (Unusable e) {
                ailing = true;
                log.debug("a playlist could not be read: {}", e.trouble());
                if (gone(e) && tries % 2 == 1) continue;
                if (gone(e) || System.nanoTime() - begun > patience) throw e;
            }
            Thread.sleep(Duration.ofMillis(Math.clamp(found.media().target() / 2, 500, 2000)));
        }
    }

    private static boolean gone(Unusable e) {
        return switch (e.trouble()) {
            case REFUSED, NOT_FOUND, NOT_MEDIA, UNSUPPORTED, NO_FFMPEG, FORBIDDEN -> true;
            default -> false;
        };
    }

    private void fetch(List<Piece> fresh) throws Unusable, InterruptedException {
        Deque<Piece> coming = new ArrayDeque<>(fresh);
        while (!coming.isEmpty()) {
            var piece = coming.removeFirst();
            try {
                fetch(piece);
            } catch (Unusable e) {
                log.debug("{} left out: {}", piece, e.trouble());
                if (!renewed(piece, e, coming)) leaveOut(piece, e);
            }
        }
    }

    /// Returns when it has come.
    private void fetch(Piece piece) throws Unusable, InterruptedException {
        if (piece.missing()) {
            listed.add(piece);
            return;
        }
        shipments.awaitRoom();
        var secret = secret(piece);
        var init = init(piece);
        var lease = segments.get(new Segments.Key(piece.url(), piece.range()), source);
        ship(new Shipment(piece, lease, secret, init));
        failures = 0;
    }

    private void leaveOut(Piece piece, Unusable why) throws Unusable {
        listed.miss(piece);
        ailing = true;
        if (++failures >= MOST_FAILURES || hopeless(why)) throw why;
        // Where nothing plays yet there is no time to wait for better.
        if (!begun && failures > 1) throw why;
    }

    /// A refusal may mean that the addresses in the list have expired: then it is found again from the source's own.
    ///
    /// @param coming what was to come, and afterwards what is
    /// @return whether the piece lies elsewhere now
    private boolean renewed(Piece piece, Unusable why, Deque<Piece> coming) throws InterruptedException {
        boolean expired = why.trouble() == Trouble.REFUSED || why.trouble() == Trouble.NOT_FOUND;
        if (!expired || System.nanoTime() - renewal < 0) return false;
        renewal = System.nanoTime() + RENEWALS.toNanos();
        try {
            found = way.again();
        } catch (Unusable e) {
            log.debug("the playlist could not be found again: {}", e.trouble());
            return false;
        }
        boolean stays = found.media().pieces().stream()
                .anyMatch(p -> p.url().equals(piece.url()) && p.range().equals(piece.range()));
        if (!stays) coming.clear();
        coming.addAll(window.renewed(found.media(), piece));
        return !stays;
    }

    private static boolean hopeless(Unusable e) {
        return e.trouble() == Trouble.UNSUPPORTED || e.trouble() == Trouble.FORBIDDEN;
    }

    private void ship(Shipment shipment) throws Unusable, InterruptedException {
        var segment = shipment.segment();
        boolean shipped = false;
        try {
            segment.await(0, requests.longest().toNanos());
            var failure = segment.failure();
            if (segment.filled() == 0) throw failure.orElseGet(() -> new Unusable(Trouble.STALLED));
            listed.add(shipment.piece());
            shipments.put(shipment);
            shipped = true;
            begun = true;
            segment.awaitOver(LONGEST_FETCH_SECONDS);
            if (segment.failure().isPresent()) throw segment.failure().get();
        } finally {
            if (!shipped) shipment.close();
        }
    }

    private Optional<Segments.Lease> init(Piece piece) throws Unusable, InterruptedException {
        if (piece.init().isEmpty()) return Optional.empty();
        var init = piece.init().get();
        return Optional.of(whole(new Segments.Key(init.url(), init.range())));
    }

    private Optional<Shipment.Secret> secret(Piece piece) throws Unusable, InterruptedException {
        if (piece.key().isEmpty()) return Optional.empty();
        var key = piece.key().get();
        if (key.method() == Key.Method.PROTECTED || key.url().isEmpty()) throw new Unusable(Trouble.UNSUPPORTED);
        try (var lease = whole(requests.key(key.url()))) {
            var bytes = new byte[16];
            if (lease.segment().read(0, bytes, 0, 16) < 16) throw new Unusable(Trouble.NOT_MEDIA);
            return Optional.of(new Shipment.Secret(list(bytes), piece.iv().orElseThrow()));
        }
    }

    /// Something small that is needed first.
    private Segments.Lease whole(Segments.Key key) throws Unusable, InterruptedException {
        var lease = segments.get(key, requests.small());
        boolean there = false;
        try {
            there = lease.segment().await(Integer.MAX_VALUE, requests.longest().toNanos())
                    && lease.segment().whole();
            if (there) return lease;
            throw lease.segment().failure().orElseGet(() -> new Unusable(Trouble.STALLED));
        } finally {
            if (!there) lease.close();
        }
    }

    private static List<Byte> list(byte[] bytes) {
        List<Byte> list = new ArrayList<>(bytes.length);
        for (var b : bytes) list.add(b);
        return list;
    }
}
