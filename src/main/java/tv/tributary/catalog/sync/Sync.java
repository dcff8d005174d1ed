package tv.tributary.catalog.sync;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.store.ProviderRow;
import tv.tributary.text.Messages;

/// Syncs providers' lists, each as a visible job that can be cancelled. A list that cannot be trusted never replaces
/// the old one. Thread-safe.
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

    /// Takes the list that [SyncReport.Result#NEEDS_REVIEW] held back; the job fails if there is none. If the list is
    /// being read just now, it waits for that.
    ///
    /// @throws NoSuchElementException if the provider is gone
    public Job accept(ProviderId id) {
        return start("accept " + id, id, SyncRun::accept);
    }

    /// Reads a provider's list without storing anything and says in one sentence what is in it. Blocks for ten seconds
    /// at most.
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
}
