package tv.tributary.health;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import tv.tributary.health.CheckResults.Finding;
import tv.tributary.job.Job;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.MeasurementStore.Playable;
import tv.tributary.text.Messages;

/// Runs a check: one stream per account at a time, several providers in parallel. One check each.
final class CheckRun {
    /// The number of probes that a home's internet connection carries beside its viewers.
    private static final int TOGETHER = 3;

    private final Function<ChannelId, Optional<PlayableChannel>> tunings;
    private final StreamTester streamTester;
    private final TestQueue testQueue;
    private final CheckResults checkResults;
    private final Job job;
    private volatile boolean repeated;
    private final Semaphore together = new Semaphore(TOGETHER);
    private final Map<String, Semaphore> accounts = new ConcurrentHashMap<>();
    /// Accounts of which no connection is free: who watches there needs it, and will for a while.
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    CheckRun(
            Function<ChannelId, Optional<PlayableChannel>> tunings,
            StreamTester streamTester,
            TestQueue testQueue,
            CheckResults checkResults,
            Job job) {
        this.tunings = tunings;
        this.streamTester = streamTester;
        this.testQueue = testQueue;
        this.checkResults = checkResults;
        this.job = job;
    }

    /// Blocks until all had their turn; an interrupt ends it.
    void run(List<Playable> streams) throws InterruptedException {
        var providers = new LinkedHashMap<ProviderId, List<Playable>>();
        for (var stream : streams) {
            providers.computeIfAbsent(stream.provider(), _ -> new ArrayList<>()).add(stream);
        }
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("check-", 0).factory());
        try (threads) {
            var tests = new ArrayList<Future<?>>();
            for (var own : providers.values()) tests.add(threads.submit(() -> testInOrder(own)));
            try {
                for (var test : tests) test.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a test failed in itself", e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /// Measures those whose quick look raised a doubt; their findings were counted then.
    void again(List<Playable> streams) throws InterruptedException {
        repeated = true;
        run(streams);
    }

    /// One provider's streams, one after the other.
    private Void testInOrder(List<Playable> streams) throws InterruptedException {
        var hostReachability = new HostReachability();
        for (var stream : streams) {
            // Read when it is its turn: lists change meanwhile.
            var tuning = tunings.apply(stream.channel());
            var candidate = tuning.flatMap(it -> it.candidates().stream()
                    .filter(one -> one.source().equals(stream.source()))
                    .findFirst());
            if (candidate.isEmpty()) continue;
            var name = tuning.get().name();
            var seen = hostReachability.isLost(candidate.get().url())
                    ? Optional.<StreamInfo>empty()
                    : test(candidate.get(), stream.channel(), name);
            seen.ifPresent(it -> hostReachability.learn(candidate.get().url(), it));
            if (!repeated) found(stream.channel(), name, candidate.get(), seen);
        }
        return null;
    }

    private Optional<StreamInfo> test(Candidate candidate, ChannelId channel, String name) throws InterruptedException {
        var account = candidate.account();
        var turn = accounts.computeIfAbsent(account, _ -> new Semaphore(1));
        turn.acquire();
        try {
            if (busy.contains(account)) return Optional.empty();
            together.acquire();
            try {
                var seen = streamTester.test(candidate, channel, name);
                if (seen.isEmpty()) busy.add(account);
                return seen;
            } finally {
                together.release();
                // That no connection was free tells the findings, not the list of channels.
                testQueue.over(candidate.source());
            }
        } finally {
            turn.release();
        }
    }

    /// So many have no turn this time.
    void postpone(int streams) {
        checkResults.postpone(streams);
    }

    /// One stream had its turn.
    void found(ChannelId channel, String name, Candidate candidate, Optional<StreamInfo> seen) {
        checkResults.add(
                new Finding(channel, name, candidate.source(), candidate.providerName(), candidate.name(), seen));
        var count = checkResults.count();
        job.progress(
                (double) count.done() / count.planned(),
                Messages.of("health.check.progress", count.done(), count.planned(), name));
    }

    /// Tracks unreachable servers, so that their streams are not tested one by one. One owner; not thread-safe.
    static final class HostReachability {
        /// So many streams of one server in a row out of reach, and it is.
        private static final int SERVER = 3;
        /// So many in a row, wherever they stand, and it is rather we who are cut off.
        private static final int ALL = 10;

        private final Map<String, Integer> missed = new HashMap<>();
        private int missedInARow;

        boolean isLost(String url) {
            return missedInARow >= ALL || missed.getOrDefault(server(url), 0) >= SERVER;
        }

        void learn(String url, StreamInfo seen) {
            boolean lost = seen.trouble()
                    .filter(why -> why == FailureReason.UNREACHABLE)
                    .isPresent();
            missedInARow = lost ? missedInARow + 1 : 0;
            if (lost) missed.merge(server(url), 1, Integer::sum);
            else missed.remove(server(url));
        }

        private static String server(String url) {
            int scheme = url.indexOf("://");
            int begin = scheme < 0 ? 0 : scheme + 3;
            int end = url.indexOf('/', begin);
            return url.substring(0, end < 0 ? url.length() : end);
        }
    }
}
