package tv.tributary.relay.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Latest;
import tv.tributary.format.ts.Aligner;
import tv.tributary.model.Candidate;
import tv.tributary.model.SourceId;
import tv.tributary.model.Trouble;
import tv.tributary.model.Tuning;
import tv.tributary.upstream.Claim;
import tv.tributary.upstream.Unusable;
import tv.tributary.upstream.Upstream;
import tv.tributary.upstream.Upstreams;

/// Keeps one channel playing: opens its sources one after another, fills the ring tick by tick, never waits for a
/// viewer. Runs on a virtual thread of its own; an interrupt ends it.
final class Pump implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Pump.class);
    /// Bytes after which readers are told even within a tick.
    private static final int MOST_PER_TICK = 1 << 18;

    private final Feed feed;
    private final Candidates candidates;
    private final Upstreams upstreams;
    private final Latest<RelaySettings> settings;
    private final Splice splice;
    private final Aligner aligner = new Aligner();
    private final Failover failover = new Failover();
    private final Rhythm rhythm;
    private final Set<SourceId> tried = new HashSet<>();
    private final byte[] bytes = new byte[1 << 16];

    /// The source that played last, if any did.
    private @Nullable Candidate last;
    /// Why the last source that played was left.
    private Trouble lastTrouble = Trouble.ENDED;
    private @Nullable Trouble firstTrouble;
    /// When viewers last got something new, or the pump started.
    private long aliveAt = System.nanoTime();

    Pump(Feed feed, Candidates candidates, Upstreams upstreams, Latest<RelaySettings> settings) {
        this.feed = feed;
        this.candidates = candidates;
        this.upstreams = upstreams;
        this.settings = settings;
        this.splice = new Splice(feed.ring());
        this.rhythm = new Rhythm(() -> settings.get().tick());
    }

    @Override
    public void run() {
        try {
            while (!feed.closed()) tryNext();
        } catch (InterruptedException _) {
            log.debug("channel {} was stopped", feed.channel());
        } catch (RuntimeException e) {
            log.error("channel {} broke down", feed.channel(), e);
            feed.fail(Trouble.FAILED);
        } finally {
            feed.ended();
        }
    }

    private void tryNext() throws InterruptedException {
        var tuning = candidates.of(feed.channel());
        var next = tuning.flatMap(t -> failover.next(t.candidates(), System.nanoTime()));
        if (tuning.isEmpty() || next.isEmpty()) {
            feed.fail(Trouble.NOT_FOUND);
            return;
        }
        var candidate = next.get().candidate();
        if (lost(candidate)) {
            feed.fail(firstTrouble == null ? lastTrouble : firstTrouble);
            return;
        }
        if (feed.audience().closeIfUnwanted()) return;
        Thread.sleep(next.get().pause());
        tried.add(candidate.source());
        long opened = System.nanoTime();
        var played = Duration.ZERO;
        try (var upstream = open(next.get())) {
            feed.opened(Optional.of(upstream));
            opened = System.nanoTime();
            play(upstream, candidate, tuning.get());
        } catch (Unusable e) {
            if (splice.joined()) played = Duration.ofNanos(System.nanoTime() - opened);
            leave(candidate, feed.reason(e), played, tuning.get());
        } finally {
            feed.opened(Optional.empty());
        }
    }

    /// A source that has just ended is asked once more, but not for long while another one waits.
    private Upstream open(Failover.Next next) throws Unusable, InterruptedException {
        return next.again()
                ? upstreams.open(next.candidate(), feed.claim(), settings.get().eofGrace())
                : upstreams.open(next.candidate(), feed.claim());
    }

    /// Whether to give up: before the first picture once every source was tried, afterwards when all have failed for
    /// too long.
    private boolean lost(Candidate next) {
        long silent = System.nanoTime() - aliveAt;
        if (last == null)
            return tried.contains(next.source())
                    || silent > settings.get().opening().toNanos();
        return silent > settings.get().outage().toNanos();
    }

    private void leave(Candidate candidate, Unusable broken, Duration played, Tuning tuning) {
        var e = wished(broken);
        splice.end();
        if (played.isPositive()) {
            lastTrouble = e.trouble();
            feed.switching();
        }
        if (firstTrouble == null) firstTrouble = e.trouble();
        failover.failed(candidate, e.trouble(), played, e.retryAfter(), System.nanoTime());
        for (var to : wanted) failover.prefer(to);
        log.info("channel {}: {} left: {}", feed.channel(), candidate, e.trouble());
        e.takenBy().ifPresent(by -> gaveWay(by, candidate, tuning));
    }

    /// Another account may still have a connection for us.
    private void gaveWay(Claim by, Candidate candidate, Tuning tuning) {
        feed.gaveWay(by);
        boolean elsewhere =
                tuning.candidates().stream().anyMatch(c -> !c.account().equals(candidate.account()));
        if (!elsewhere && !feed.closed()) feed.fail(Trouble.TAKEN);
    }

    private final List<SourceId> wanted = new ArrayList<>();

    /// Whether it was left because somebody wished so.
    private Unusable wished(Unusable broken) {
        wanted.clear();
        var wish = feed.wishes().next();
        if (wish.isEmpty()) return broken;
        if (wish.get() instanceof Wishes.This(var source)) wanted.add(source);
        return new Unusable(Trouble.UNWANTED);
    }

    private void play(Upstream upstream, Candidate candidate, Tuning tuning) throws Unusable, InterruptedException {
        aligner.reset();
        splice.begin();
        var progress = new Progress(splice, settings);
        boolean playing = false;
        while (!feed.closed()) {
            long tick = System.nanoTime();
            boolean drained = fill(upstream, tick);
            if (splice.foreign()) {
                changeOver(candidate, tuning);
                progress = new Progress(splice, settings);
            }
            if (!playing && splice.joined()) {
                playing = true;
                plays(candidate, tuning);
            }
            long now = System.nanoTime();
            progress.check(now);
            long ready = progress.ready(now);
            boolean whole = ready > feed.ring().head();
            feed.publish(ready, splice.continuityErrors());
            if (playing) aliveAt = progress.at();
            if (feed.housekeeping()) return;
            var begun = feed.lasting(feed.ring().written() - splice.frame());
            long left = tick + rhythm.pause(whole, splice.frameTicks(), begun).toNanos() - System.nanoTime();
            if (drained && left > 0) Thread.sleep(Duration.ofNanos(left));
        }
    }

    /// Reads what is there, at least something.
    ///
    /// @return whether there is no more for now
    private boolean fill(Upstream upstream, long tick) throws Unusable {
        int got = 0;
        while (true) {
            int n = upstream.read(bytes, 0);
            got += n;
            feed.received(n);
            int length = aligner.take(bytes, 0, n);
            splice.take(aligner.packets(), length);
            if (upstream.drained(n)) return true;
            if (got >= MOST_PER_TICK
                    || System.nanoTime() - tick > settings.get().tick().toNanos()) return false;
        }
    }

    /// This source's pictures or sound are coded otherwise: only when no other source can go on are viewers sent away,
    /// to come back and be told the new program.
    private void changeOver(Candidate candidate, Tuning tuning) throws Unusable {
        boolean others = tuning.candidates().stream()
                .anyMatch(c -> !c.source().equals(candidate.source()) && !tried.contains(c.source()));
        if (others) throw new Unusable(Trouble.UNSUPPORTED);
        feed.audience().sendAway();
        splice.renew();
    }

    private void plays(Candidate candidate, Tuning tuning) {
        long now = System.nanoTime();
        var sources = tuning.candidates().stream().map(Candidate::source).toList();
        feed.plays(candidate, sources.indexOf(candidate.source()) + 1, sources.size());
        if (last != null) feed.wentOn(last, candidate, lastTrouble, Duration.ofNanos(now - aliveAt));
        last = candidate;
        firstTrouble = null;
        tried.clear();
        failover.plays();
        feed.candidates(
                failover.views(tuning.candidates(), Optional.of(candidate.source()), Set.of(), now, feed.now()));
    }
}
