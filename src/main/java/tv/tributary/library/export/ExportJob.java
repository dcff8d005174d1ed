package tv.tributary.library.export;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.job.ComputePool;
import tv.tributary.job.Job;
import tv.tributary.library.Library;
import tv.tributary.library.export.ExportSettings.ExportAddresses;
import tv.tributary.library.export.ExportStatus.ExportResult;
import tv.tributary.logo.ArtworkDownload;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.ExportCatalogue;
import tv.tributary.store.ExportStore;
import tv.tributary.store.ExportStore.LastRun;
import tv.tributary.text.LocalizableMessage;
import tv.tributary.text.Messages;

/// One run of an export: waits until what a sync brought is in its titles, writes, asks providers for the
/// episodes of series that they list as a whole, writes those, and tells the media server. Thread-safe.
final class ExportJob {
    /// A sync of a large account may bring 150,000 titles.
    private static final Duration PLACING = Duration.ofMinutes(10);

    /// Series asked for between two writings: one can watch what is there while the rest comes.
    private static final int SERIES_PIECE = 200;

    /// A provider that has answered nothing so often in a row does not answer now.
    private static final int MOST_SILENT = 8;

    /// Media servers look at a folder when it has come to rest.
    private static final Duration REST = Duration.ofSeconds(2);

    private final ExportStore store;
    private final ExportCatalogue catalogue;
    private final Library library;
    private final MediaServerClient servers;
    private final ExportAddresses addresses;
    private final ArtworkDownload download;
    private final ComputePool computing;
    private final Events events;
    private final InstantSource clock;

    ExportJob(
            ExportStore store,
            ExportCatalogue catalogue,
            Library library,
            MediaServerClient servers,
            ExportAddresses addresses,
            ArtworkDownload download,
            ComputePool computing,
            Events events,
            InstantSource clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.library = library;
        this.servers = servers;
        this.addresses = addresses;
        this.download = download;
        this.computing = computing;
        this.events = events;
        this.clock = clock;
    }

    /// @param byHand whether somebody asked for it
    /// @return the films it took, the newest first
    List<Long> run(Job job, ExportStatus export, boolean byHand) throws Exception {
        try {
            job.progress(Double.NaN, Messages.of("export.run.waiting"));
            library.refresh().await(PLACING);
            var written = write(job, export, byHand);
            var last = written.last();
            var asked = new HashSet<Long>();
            while (ask(job, written.series(), asked)) {
                written = write(job, export, byHand);
                last = sum(last, written.last());
            }
            finish(job, export, last);
            return written.movies();
        } catch (Job.Failed e) {
            events.publish(new Event.ExportFailed(clock.instant(), export.name(), e.words()));
            throw e;
        } catch (CancellationException | InterruptedException e) {
            store.ran(export.id(), cancelled());
            throw e;
        }
    }

    /// @param series that were taken, and whose episodes are not known or may have changed
    /// @param movies that were taken
    private record Written(LastRun last, Set<Long> series, List<Long> movies) {}

    private Written write(Job job, ExportStatus export, boolean byHand) throws Exception {
        return computing.run(() -> {
            var run = new ExportRun(store, catalogue, export.id(), export.settings(), addresses, clock);
            var last = run.write(job, byHand);
            store.ran(export.id(), last);
            var series = new TreeSet<>(catalogue.seriesWithoutEpisodes());
            series.retainAll(run.seriesTaken());
            return new Written(last, series, run.moviesTaken());
        });
    }

    /// Asks for the episodes of some series, at the pace that providers bear.
    ///
    /// @param asked those that were asked for in this run, whatever came of it
    /// @return whether any came
    private boolean ask(Job job, Set<Long> series, Set<Long> asked) {
        var left = new TreeSet<>(series);
        left.removeAll(asked);
        var come = 0;
        var silent = 0;
        for (var id : left) {
            job.checkCancelled();
            // The next run asks for it.
            if (library.isBusy(TitleKind.SERIES, id)) continue;
            if (come == SERIES_PIECE || silent == MOST_SILENT) break;
            job.progress(Double.NaN, Messages.of("export.run.episodes", left.size() - come));
            asked.add(id);
            if (library.episodes(id).isEmpty()) silent++;
            else {
                silent = 0;
                come++;
            }
        }
        return come > 0;
    }

    private void finish(Job job, ExportStatus export, LastRun last) throws InterruptedException {
        var sentences = new ArrayList<LocalizableMessage>();
        sentences.add(last.message());
        var server = export.settings().server();
        if (server.isPresent() && last.added() + last.changed() + last.removed() > 0) {
            Thread.sleep(REST);
            sentences.add(
                    servers.rescan(server.get(), export.settings().folder()).message());
        }
        var all = new LastRun(
                last.result(),
                last.at(),
                last.added(),
                last.changed(),
                last.removed(),
                last.kept(),
                LocalizableMessage.joined(" ", sentences));
        store.ran(export.id(), all);
        job.progress(1, all.message().words());
        if (all.added() + all.changed() + all.removed() > 0)
            events.publish(new Event.ExportFinished(
                    clock.instant(), export.name(), all.added(), all.changed(), all.removed()));
    }

    /// Fetches the pictures that lack, and tells the media server of them.
    void fetchArtwork(Job job, ExportStatus export) throws Job.Failed, InterruptedException {
        var settings = export.settings();
        var artwork = new ArtworkRun(
                store,
                export.id(),
                () -> new ExportRun(store, catalogue, export.id(), settings, addresses, clock),
                Path.of(settings.folder()).toAbsolutePath().normalize(),
                download,
                clock,
                Thread::sleep);
        if (artwork.run(job) == 0 || settings.server().isEmpty()) return;
        Thread.sleep(REST);
        servers.rescan(settings.server().get(), settings.folder());
    }

    /// Of several writings in one run.
    private static LastRun sum(LastRun first, LastRun next) {
        var added = first.added() + next.added();
        var changed = first.changed() + next.changed();
        var removed = first.removed() + next.removed();
        return new LastRun(
                next.result(),
                next.at(),
                added,
                changed,
                removed,
                next.kept(),
                LocalizableMessage.of("export.run.done", added, changed, removed, next.kept()));
    }

    private LastRun cancelled() {
        return new LastRun(
                ExportResult.CANCELLED.name(),
                Optional.of(clock.instant()),
                0,
                0,
                0,
                0,
                LocalizableMessage.of("export.run.cancelled"));
    }
}
