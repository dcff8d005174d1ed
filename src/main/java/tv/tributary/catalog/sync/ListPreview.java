package tv.tributary.catalog.sync;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.ListEntry;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkipReason;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.provider.ProviderKind;
import tv.tributary.job.ComputePool;
import tv.tributary.model.Provider;
import tv.tributary.text.Messages;

/// Reads the head of a list to report its contents. One use.
final class ListPreview {
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
        try (var source = kind.open(provider, PATIENCE)) {
            return read(source);
        } catch (UnusableList e) {
            return new PreviewReport(false, e.words());
        } catch (IOException _) {
            return fault(ListFault.BROKEN_OFF);
        }
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
            case VOD -> films.incrementAndGet();
            case SEPARATOR -> {}
        }
    }

    private static PreviewReport fault(ListFault fault) {
        return new PreviewReport(false, Messages.of(fault));
    }

    private PreviewReport said() {
        var key = count.get() >= ENOUGH ? "catalog.test.long" : "catalog.test.whole";
        var words = Messages.of(key, count.get(), live.get(), films.get());
        var rest = leftOut.get() == 0 ? "" : " " + Messages.of("catalog.test.left-out", leftOut.get());
        return new PreviewReport(true, words + rest);
    }
}
