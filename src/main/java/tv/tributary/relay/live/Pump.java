package tv.tributary.relay.live;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.event.Latest;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.UpstreamException;

/// Keeps one channel playing: decides which source is on air, opens others beside it or in its place. Looks when there
/// is news and when a time is up, never waits for a source or a viewer. Runs on a virtual thread of its own; an
/// interrupt ends it.
final class Pump implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Pump.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    /// A source that played at least so long gets one reconnect when it ends: lines drop.
    private static final Duration TRUSTED = Duration.ofSeconds(5);
    /// For so long what is known about the candidates is believed while one plays.
    private static final Duration UP_TO_DATE = Duration.ofSeconds(5);
    /// How long a connection may take to be given back at the end.
    private static final Duration GIVING_BACK = Duration.ofSeconds(2);

    private final Feed feed;
    private final Candidates candidates;
    private final Bell bell;
    private final Air air;
    private final Known known;
    private final Failover failover;
    private final Returns returns = new Returns();
    private final Runs runs;
    private final Search search;
    private final Standby standby;

    private PlayableChannel playableChannel;
    private long tunedAt = System.nanoTime();
    private @Nullable Run playing;
    private long playingSince;
    private Watch watch = new Watch();
    /// For whom the ledger thinks it plays.
    private Optional<SlotRequest> served = Optional.empty();
    /// The source that played last, if any did.
    private @Nullable Candidate last;
    private long idleCheckedAt;

    Pump(
            Feed feed,
            PlayableChannel playableChannel,
            Candidates candidates,
            Known known,
            Upstreams upstreams,
            Latest<RelaySettings> settings) {
        this.feed = feed;
        this.playableChannel = playableChannel;
        this.candidates = candidates;
        this.known = known;
        this.failover = new Failover(known);
        this.bell = feed.bell();
        this.air = new Air(feed, bell, settings);
        this.runs = new Runs(feed, upstreams, air, bell, settings);
        this.search = new Search(feed, new Race(runs, failover, air, bell), air, bell, settings);
        this.standby = new Standby(runs, failover, returns, air, bell);
    }

    @Override
    public void run() {
        try {
            search.begin(System.nanoTime());
            while (!feed.closed()) {
                look(System.nanoTime());
                if (!feed.closed()) standby.stood(bell.await());
            }
        } catch (InterruptedException _) {
            log.debug("channel {} was stopped", feed.channel());
        } catch (RuntimeException e) {
            log.error("channel {} broke down", feed.channel(), e);
            feed.fail(FailureReason.FAILED);
        } finally {
            end();
        }
    }

    private void end() {
        runs.clear();
        search.close();
        var run = playing;
        if (run != null) run.close();
        try {
            if (run != null) run.join(GIVING_BACK);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        feed.ended();
    }

    private void look(long now) {
        for (var failed : runs.collect(now)) failed(failed, now);
        wishes(now);
        if (now - idleCheckedAt >= SECOND.toNanos()) {
            idleCheckedAt = now;
            feed.sendIdleAway(now);
            if (playing != null) watch.see(air.sample(now)).ifPresent(why -> next(why, now));
        }
        bell.by(idleCheckedAt + SECOND.toNanos());
        if (playing != null) watch(playing, now);
        if (playing == null) find(now);
        show(now);
        // Whoever has just gone on air is watched from now on.
        if (playing != null && playingSince == now) bell.by(now);
    }

    /// A source that was to be next gave nothing.
    private void failed(Runs.Failed failed, long now) {
        var candidate = failed.candidate();
        var why = failed.why().trouble();
        failover.failed(candidate, why, Duration.ZERO, failed.why().retryAfter(), now);
        search.failed(candidate, why);
        standby.failed(candidate, now);
        feed.refused(candidate, why);
        if (playing == null) failed.why().takenBy().ifPresent(by -> gaveWay(by, candidate));
        log.info("channel {}: {} cannot play: {}", feed.channel(), candidate, why);
    }

    private void watch(Run run, long now) {
        var end = run.end();
        if (end.isPresent()) {
            lose(run, end.get(), now);
            return;
        }
        serve(run);
        if (!feed.watched(now)) {
            runs.clear();
            standby.reset();
            if (feed.forsaken(now)) return;
        }
        var silent = air.riddenOut();
        if (silent.isPositive()) feed.rodeOut(run.candidate(), FailureReason.STALLED, silent);
        if (air.foreign()) changedCoding(run, now);
        else move(run, standby.look(run, playableChannel.candidates(), now), now);
    }

    /// Tells the ledger of connections who watches, when that has changed.
    private void serve(Run run) {
        var claim = feed.kept();
        if (served.equals(claim)) return;
        served = claim;
        run.serve(claim);
    }

    private void move(Run from, Standby.Move move, long now) {
        switch (move) {
            case Standby.Stay() -> {}
            case Standby.Leave(var why) -> lose(from, new UpstreamException(why), now);
            case Standby.Take(var run, var why) -> {
                leave(from, new UpstreamException(why), now);
                change(run, now);
            }
            case Standby.Back(var run) -> {
                plays(run, now);
                from.close();
                feed.wentBack(from.candidate(), run.candidate());
            }
        }
    }

    /// Only when no other source can go on are viewers sent away, to come back and be told the new program.
    private void changedCoding(Run run, long now) {
        boolean others = failover.ready(
                        playableChannel.candidates(), Set.of(run.candidate().source()), now)
                .isPresent();
        if (others) lose(run, new UpstreamException(FailureReason.UNSUPPORTED), now);
        else air.renew();
    }

    private void lose(Run run, UpstreamException why, long now) {
        var played = leave(run, why, now);
        boolean back = why.trouble() == FailureReason.ENDED && played.compareTo(TRUSTED) >= 0;
        why.takenBy().ifPresent(by -> gaveWay(by, run.candidate()));
        if (back) search.awaiting(run.candidate(), now);
        else search.without(run.candidate(), now);
    }

    /// Another account may still have a connection for us.
    private void gaveWay(SlotRequest by, Candidate candidate) {
        feed.gaveWay(by);
        boolean elsewhere =
                playableChannel.candidates().stream().anyMatch(c -> !c.account().equals(candidate.account()));
        if (!elsewhere && !feed.closed()) feed.fail(FailureReason.TAKEN);
    }

    /// @return how long it had played
    private Duration leave(Run run, UpstreamException why, long now) {
        search.lost(why.trouble());
        air.clear();
        run.close();
        var played = Duration.ofNanos(now - playingSince);
        // Nothing is wrong with a source only because the user named another.
        boolean good = why.trouble() == FailureReason.UNWANTED && failover.prefersAnother(run.candidate());
        if (!good) failover.failed(run.candidate(), why.trouble(), played, why.retryAfter(), now);
        playing = null;
        standby.reset();
        feed.switching();
        log.info("channel {}: {} left: {}", feed.channel(), run.candidate(), why.trouble());
        return played;
    }

    private void find(long now) {
        var known = candidates.of(feed.channel());
        if (known.isEmpty() || known.get().candidates().isEmpty()) {
            feed.fail(FailureReason.NOT_FOUND);
            return;
        }
        playableChannel = known.get();
        tunedAt = now;
        if (feed.audience().closeIfUnwanted()) return;
        search.look(playableChannel.candidates(), now).ifPresent(winner -> change(winner, now));
    }

    private void change(Run run, long now) {
        var from = last;
        var to = run.candidate();
        var gap = plays(run, now);
        if (from == null) return;
        if (from.source().equals(to.source())) feed.rodeOut(to, search.why(), gap);
        else feed.wentOn(from, to, search.why(), gap);
    }

    /// @return for how long viewers had got nothing
    private Duration plays(Run run, long now) {
        var to = run.candidate();
        air.traits(run).ifPresent(traits -> known.learn(to.source(), traits));
        if (!air.fits(run)) air.renew();
        runs.release(run);
        playing = run;
        playingSince = now;
        var sources =
                playableChannel.candidates().stream().map(Candidate::source).toList();
        feed.plays(to, sources.indexOf(to.source()) + 1, sources.size());
        show(now);
        var gap = search.found(air.put(run, now), now);
        last = to;
        failover.plays(to);
        returns.plays(
                failover.first(playableChannel.candidates()).filter(to::equals).isPresent(), now);
        standby.reset();
        watch = new Watch();
        served = feed.kept();
        run.serve(served);
        return gap;
    }

    private void show(long now) {
        var source = Optional.ofNullable(playing).map(r -> r.candidate().source());
        feed.candidates(failover.views(playableChannel.candidates(), source, runs.sources(), now, feed.now()));
    }

    private void wishes(long now) {
        if (now - tunedAt >= UP_TO_DATE.toNanos()) {
            tunedAt = now;
            candidates.of(feed.channel()).ifPresent(known -> playableChannel = known);
        }
        for (var wish = feed.wishes().next();
                wish.isPresent();
                wish = feed.wishes().next()) wish(wish.get(), now);
    }

    private void wish(Wishes.Wish wish, long now) {
        switch (wish) {
            case Wishes.This(var source) -> {
                failover.prefer(source);
                playableChannel.candidates().stream()
                        .filter(c -> c.source().equals(source))
                        .findFirst()
                        .ifPresent(c -> change(c, FailureReason.UNWANTED, now));
            }
            case Wishes.Other() -> next(FailureReason.UNWANTED, now);
            case Wishes.Doubt(var source, var why) -> {
                if (playing != null && playing.candidate().source().equals(source)) next(why, now);
            }
        }
    }

    private void next(FailureReason why, long now) {
        var run = playing;
        if (run == null) return;
        var self = Set.of(run.candidate().source());
        var ready = failover.ready(playableChannel.candidates(), self, now);
        // Somebody's wish is followed even to a source that rests; a doubt is not.
        if (ready.isEmpty() && why == FailureReason.UNWANTED)
            ready = failover.likeliest(playableChannel.candidates(), self, now);
        ready.ifPresent(to -> change(to, why, now));
    }

    private void change(Candidate to, FailureReason why, long now) {
        var run = playing;
        if (run == null || run.candidate().source().equals(to.source())) return;
        move(run, standby.change(to, why), now);
    }
}
