package tv.tributary.catalog.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.ListEntry;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkipReason;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.ProviderKind;
import tv.tributary.job.ComputePool;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.store.ProviderRow;
import tv.tributary.text.Messages;

/// Syncs providers' lists, each as a visible job that can be cancelled. A list that cannot be trusted never
/// replaces the old one. Thread-safe.
public final class Sync {
    /// Lists read at the same time; more would only make each slower.
    public static final int DOWNLOADS = 2;

    private final SyncContext context;
    private final Jobs jobs;
    /// One at a time works on a provider's lists.
    private final Map<ProviderId, Semaphore> turns = new ConcurrentHashMap<>();

    public Sync(SyncContext context, Jobs jobs) {
        this.context = context;
        this.jobs = jobs;
    }

    /// Starts now, or returns the job already running for that provider.
    ///
    /// @throws NoSuchElementException if it is gone
    public Job sync(ProviderId id) {
        return start("sync " + id, id, SyncRun::read);
    }

    /// All enabled providers.
    public List<Job> syncAll() {
        return context.providerCache().present().stream()
                .map(ProviderRow::provider)
                .filter(provider -> provider.enabled())
                .map(provider -> sync(provider.id()))
                .toList();
    }

    /// Takes the list that [SyncReport.Result#NEEDS_REVIEW] held back; the job fails if there is none. If the
    /// list is being read just now, it waits for that.
    ///
    /// @throws NoSuchElementException if the provider is gone
    public Job accept(ProviderId id) {
        return start("accept " + id, id, SyncRun::accept);
    }

    /// Reads a provider's list without storing anything and says in one sentence what is in it. Blocks for ten
    /// seconds at most.
    public PreviewReport test(ProviderSettings settings) {
        try {
            var provider = context.kinds().checked(new ProviderId(Long.MAX_VALUE), settings);
            return new ListPreview(context.kinds().of(provider), context.computing()).report(provider);
        } catch (InvalidProvider e) {
            return new PreviewReport(false, Messages.of(e.problem()));
        }
    }

    private interface Part {
        void run(SyncRun run) throws Exception;
    }

    private Job start(String key, ProviderId id, Part part) {
        var row = context.providerCache()
                .findPresent(id)
                .orElseThrow(() -> new NoSuchElementException("no provider " + id));
        var title = Messages.of("catalog.sync.title", row.provider().name());
        return jobs.start(key, title, job -> {
            var turn = turns.computeIfAbsent(id, _ -> new Semaphore(1, true));
            turn.acquire();
            try {
                part.run(new SyncRun(context, row, job));
            } finally {
                turn.release();
            }
        });
    }

    /// The result of testing a provider's list before it is saved.
    ///
    /// @param usable whether a list came that can be read
    /// @param words one sentence for the user: what is in it, or what is wrong
    public record PreviewReport(boolean usable, String words, Optional<ListFault> fault) {
        /// One without a fault that has a name.
        public PreviewReport(boolean usable, String words) {
            this(usable, words, Optional.empty());
        }
    }

    /// Reads the head of a list to report its contents. One use.
    private static final class ListPreview {
        private static final int ENOUGH = 2_000;
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        private final ProviderKind kind;
        private final ComputePool computing;
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger live = new AtomicInteger();
        private final AtomicInteger films = new AtomicInteger();
        private final AtomicInteger leftOut = new AtomicInteger();
        private volatile boolean over;

        ListPreview(ProviderKind kind, ComputePool computing) {
            this.kind = kind;
            this.computing = computing;
        }

        /// Enough was seen.
        private static final class Enough extends RuntimeException {
            private static final long serialVersionUID = 1;

            Enough() {
                super("enough", null, false, false);
            }
        }

        PreviewReport report(Provider provider) {
            try {
                var account = kind.accounts(provider, PATIENCE).values().stream()
                        .findFirst()
                        .map(ListPreview::words);
                try (var source = kind.open(provider, PATIENCE)) {
                    var found = read(source);
                    return found.usable() && account.isPresent()
                            ? new PreviewReport(true, account.get() + " " + found.words())
                            : found;
                }
            } catch (UnusableList e) {
                return new PreviewReport(false, e.words(), Optional.of(e.fault()));
            } catch (IOException _) {
                return fault(ListFault.BROKEN_OFF);
            }
        }

        private static String words(ProviderAccount account) {
            var allowed = account.allowed();
            var trial = account.trial() ? 1 : 0;
            return account.expires()
                    .map(end -> Messages.of("catalog.test.account-until", trial, allowed, Date.from(end)))
                    .orElseGet(() -> Messages.of("catalog.test.account", trial, allowed));
        }

        /// Reads beside this thread, so that a list that comes in drops costs no more than our patience.
        private PreviewReport read(EntrySource source) {
            var reading = new FutureTask<>(() -> computing.run(() -> fault(source)));
            Thread.ofVirtual().name("list-preview").start(reading);
            try {
                return reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .map(ListPreview::fault)
                        .orElseGet(this::said);
            } catch (TimeoutException _) {
                over = true;
                return count.get() == 0 ? fault(ListFault.TIMEOUT) : said();
            } catch (ExecutionException _) {
                return fault(ListFault.BROKEN_OFF);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return fault(ListFault.BROKEN_OFF);
            }
        }

        private Optional<ListFault> fault(EntrySource source) throws IOException {
            try {
                return source.forEach(
                                entry -> {
                                    see(entry);
                                    if (count.get() >= ENOUGH) throw new Enough();
                                },
                                _ -> {
                                    if (over) throw new Enough();
                                })
                        .fault();
            } catch (Enough _) {
                return Optional.empty();
            }
        }

        private void see(ListEntry entry) {
            count.incrementAndGet();
            switch (entry.kind()) {
                case LIVE, RADIO -> (SkipReason.of(entry).isEmpty() ? live : leftOut).incrementAndGet();
                case VOD, SERIES -> films.incrementAndGet();
                case SEPARATOR -> {}
            }
        }

        private static PreviewReport fault(ListFault fault) {
            return new PreviewReport(false, Messages.of(fault), Optional.of(fault));
        }

        private PreviewReport said() {
            var key = count.get() >= ENOUGH ? "catalog.test.long" : "catalog.test.whole";
            var words = Messages.of(key, count.get(), live.get(), films.get());
            var rest = leftOut.get() == 0 ? "" : " " + Messages.of("catalog.test.left-out", leftOut.get());
            return new PreviewReport(true, words + rest);
        }
    }
}
