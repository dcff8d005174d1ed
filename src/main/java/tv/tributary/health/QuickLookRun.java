package tv.tributary.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.health.AccountPace.Turn;
import tv.tributary.health.CheckRun.HostReachability;
import tv.tributary.health.Probe.QuickLook;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.store.MeasurementStore.Playable;

/// Runs quick looks at many streams on the connections that nobody needs, and afterwards measures those that a quick
/// look could not decide. The thread that runs it decides what comes next; each look has a thread of its own. One round
/// each.
final class QuickLookRun {
    private static final Logger log = LoggerFactory.getLogger(QuickLookRun.class);

    /// The number of looks that a home's internet connection carries: each reads about half a second of a stream.
    static final int TOGETHER = 50;
    /// At once on an account of which nobody knows how many it allows.
    static final int UNKNOWN = 2;
    /// The longest time until what has changed around it is noticed.
    private static final Duration NOTICE = Duration.ofMillis(200);

    /// What a round keeps to.
    ///
    /// @param accounts what each account bears
    /// @param paused asked before each look: whether all have to wait, as somebody watches
    /// @param until nothing begins after that
    record Limits(AccountPace accounts, BooleanSupplier paused, Instant until) {}

    /// A look that is to come, or has ended.
    private record Look(Part part, Playable stream, String channel, Candidate candidate) {}

    private record Ended(Look look, QuickLook result) {}

    /// One provider's part.
    private static final class Part {
        final Deque<Playable> waiting = new ArrayDeque<>();
        final HostReachability hosts = new HostReachability();
    }

    private final Function<ChannelId, Optional<PlayableChannel>> tunings;
    private final StreamTester streamTester;
    private final CheckRun checkRun;
    private final Limits limits;
    private final InstantSource clock;
    private final Map<ProviderId, Part> parts = new LinkedHashMap<>();
    private final List<Playable> undecided = new ArrayList<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    /// The sources at which an account was asked for too many streams.
    private final Set<SourceId> refusedOnce = new HashSet<>();
    private int open;

    /// @param checkRun takes the results, and measures what was not decided
    QuickLookRun(
            Function<ChannelId, Optional<PlayableChannel>> tunings,
            StreamTester streamTester,
            CheckRun checkRun,
            Limits limits,
            InstantSource clock) {
        this.tunings = tunings;
        this.streamTester = streamTester;
        this.checkRun = checkRun;
        this.limits = limits;
        this.clock = clock;
    }

    /// Blocks until all had their turn, or the time is over; an interrupt ends it.
    void run(List<Playable> streams) throws InterruptedException {
        for (var stream : streams) {
            parts.computeIfAbsent(stream.provider(), _ -> new Part()).waiting.add(stream);
        }
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("quick-look-", 0).factory());
        try (threads) {
            try {
                while (isGoingOn()) {
                    boolean begun = beginAll(threads);
                    if (!begun || open >= TOGETHER) awaitOne();
                }
            } finally {
                threads.shutdownNow();
            }
        }
        if (clock.instant().isBefore(limits.until)) {
            checkRun.run(undecided);
            checkRun.again(streamTester.suspects(streams));
        }
        checkRun.postpone(
                parts.values().stream().mapToInt(part -> part.waiting.size()).sum());
    }

    private boolean isGoingOn() {
        if (open > 0) return true;
        return clock.instant().isBefore(limits.until)
                && parts.values().stream().anyMatch(part -> !part.waiting.isEmpty());
    }

    /// One more of each provider, as far as there is room. Returns whether any was begun or given up.
    private boolean beginAll(ExecutorService threads) {
        if (limits.paused.getAsBoolean() || !clock.instant().isBefore(limits.until)) return false;
        boolean begun = false;
        for (var part : parts.values()) {
            if (open >= TOGETHER) break;
            begun |= begin(part, threads);
        }
        return begun;
    }

    private boolean begin(Part part, ExecutorService threads) {
        var stream = part.waiting.peek();
        if (stream == null) return false;
        // Read when it is its turn: lists change meanwhile.
        var channel = tunings.apply(stream.channel());
        var candidate = channel.flatMap(it -> it.candidates().stream()
                .filter(one -> one.source().equals(stream.source()))
                .findFirst());
        if (candidate.isEmpty()) {
            part.waiting.remove();
            return true;
        }
        var look = new Look(part, stream, channel.get().name(), candidate.get());
        if (part.hosts.isLost(look.candidate.url())) {
            part.waiting.remove();
            untested(look);
            return true;
        }
        return switch (limits.accounts.turn(account(look), allowed(look.candidate), clock.instant())) {
            case Turn.Go() -> {
                part.waiting.remove();
                open++;
                threads.execute(() -> look(look));
                yield true;
            }
            case Turn.Done() -> {
                part.waiting.remove();
                untested(look);
                yield true;
            }
            case Turn.Wait(var _), Turn.Full() -> false;
        };
    }

    private void look(Look look) {
        try {
            ended.add(new Ended(look, streamTester.quickLook(look.candidate, look.stream.channel(), look.channel)));
        } catch (InterruptedException _) {
            ended.add(new Ended(look, new QuickLook.NoConnection()));
        } catch (RuntimeException e) {
            log.warn("a quick look at source {} failed in itself", look.stream.source(), e);
            ended.add(new Ended(look, new QuickLook.Undecided()));
        }
    }

    /// Waits until one look is over, or something else may have changed, and takes in all that are over.
    private void awaitOne() throws InterruptedException {
        for (var one = ended.poll(NOTICE.toMillis(), TimeUnit.MILLISECONDS); one != null; one = ended.poll()) {
            open--;
            takeIn(one.look, one.result);
        }
    }

    private void takeIn(Look look, QuickLook result) {
        var accounts = limits.accounts;
        var account = account(look);
        switch (result) {
            case QuickLook.Seen(var seen) -> {
                accounts.looked(account);
                accounts.seen(account, seen);
                look.part.hosts.learn(look.candidate.url(), seen);
                checkRun.found(look.stream.channel(), look.channel, look.candidate, Optional.of(seen));
            }
            case QuickLook.Undecided() -> {
                accounts.looked(account);
                undecided.add(look.stream);
            }
            case QuickLook.TooMany(var retryAfter) -> {
                accounts.looked(account);
                accounts.tooMany(account, retryAfter, clock.instant());
                // A source that is answered so each time is no matter of the pace.
                if (refusedOnce.add(look.stream.source())) look.part.waiting.addLast(look.stream);
                else undecided.add(look.stream);
            }
            case QuickLook.NoConnection() -> {
                accounts.busy(account, clock.instant());
                look.part.waiting.addFirst(look.stream);
            }
        }
    }

    private void untested(Look look) {
        checkRun.found(look.stream.channel(), look.channel, look.candidate, Optional.empty());
    }

    /// Accounts that share their streams are one: which of them is asked is not decided here.
    private static String account(Look look) {
        return look.candidate.account();
    }

    private static int allowed(Candidate candidate) {
        int all = 0;
        for (var login : candidate.pool()) {
            if (login.connections() == 0) return UNKNOWN;
            all += login.connections();
        }
        return all;
    }
}
