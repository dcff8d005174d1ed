package tv.tributary.library.export;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.format.json.Json;
import tv.tributary.job.ComputePool;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.job.Timetable;
import tv.tributary.library.Library;
import tv.tributary.library.export.ExportSettings.ExportAddresses;
import tv.tributary.library.export.MediaServer.ServerReply;
import tv.tributary.library.export.SizeLookup.SizeProbe;
import tv.tributary.logo.ArtworkDownload;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleCategory;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.net.Http;
import tv.tributary.store.Database;
import tv.tributary.store.ExportCatalogue;
import tv.tributary.store.ExportStore;
import tv.tributary.store.ExportStore.ExportRow;
import tv.tributary.store.ManifestFile;
import tv.tributary.text.Messages;

/// Exports of films and series into folders, each with its own choice, names and address. They run when somebody asks,
/// and some seconds after a sync. Changes are stored before the call returns. Thread-safe.
public final class LibraryExports implements AutoCloseable {
    /// After a sync another one follows soon.
    private static final Duration CALM = Duration.ofSeconds(5);

    private static final Duration LONGEST_PLAN = Duration.ofMinutes(10);

    private final AtomicLong plans = new AtomicLong();
    private final ExportStore store;
    private final ExportCatalogue catalogue;
    private final Library library;
    private final Jobs jobs;
    private final ExportAddresses addresses;
    private final ExportChecks checks;
    private final ExportJob work;
    private final MediaServerClient servers;
    private final NetworkFolders folders;
    private final InstantSource clock;
    private final ComputePool computing = new ComputePool();
    private final Events events;
    private final Subscription counting;

    /// @param download fetches pictures for exports
    /// @param probe finds out sizes of files
    /// @param data the folder of this program's own data
    public LibraryExports(
            Database database,
            Library library,
            Jobs jobs,
            Events events,
            Http http,
            ExportAddresses addresses,
            ArtworkDownload download,
            SizeProbe probe,
            InstantSource clock,
            Path data) {
        this.store = new ExportStore(database);
        this.catalogue = new ExportCatalogue(database);
        this.library = library;
        this.jobs = jobs;
        this.addresses = addresses;
        this.checks = new ExportChecks(data);
        this.servers = new MediaServerClient(http);
        this.work = new ExportJob(store, catalogue, library, servers, addresses, download, computing, events, clock);
        this.folders = new NetworkFolders(database, probe, clock, data);
        this.clock = clock;
        this.events = events;
        this.counting = events.subscribe(Event.SyncFinished.class, sync -> store.synced(sync.provider()));
    }

    /// From now on, until it is closed, exports run by themselves after syncs.
    public Subscription followSyncs() {
        var round = new AfterSync();
        var timetable = Timetable.start("exports", clock, round);
        var syncs = events.subscribe(Event.SyncFinished.class, _ -> {
            round.due = clock.instant().plus(CALM);
            timetable.wake();
        });
        return Subscription.all(syncs, timetable::close);
    }

    /// In the order they were added.
    public List<ExportStatus> all() {
        return store.all().stream().map(LibraryExports::status).toList();
    }

    /// The files that exports have written of a title, by the exports' names: paths in their folders.
    public Map<String, List<String>> filesOf(long title) {
        var found = new LinkedHashMap<String, List<String>>();
        for (var export : all()) {
            var paths = store.files(export.id(), title - 1, title).stream()
                    .filter(file -> file.gone().isEmpty())
                    .map(ManifestFile::path)
                    .toList();
            if (!paths.isEmpty()) found.put(export.name(), paths);
        }
        return found;
    }

    public Optional<ExportStatus> find(long id) {
        return all().stream().filter(export -> export.id() == id).findFirst();
    }

    /// @throws InvalidExport with what is wrong
    public ExportStatus add(ExportSettings typed) {
        return status(store.add(Json.write(checks.checked(typed, others(0)))));
    }

    /// Files in a folder that is no longer the export's stay there, and are no longer its own.
    ///
    /// @throws InvalidExport with what is wrong
    /// @throws NoSuchElementException if it is gone
    public ExportStatus change(long id, ExportSettings typed) {
        var before = status(id);
        var settings = checks.checked(typed, others(id));
        artwork(id).ifPresent(Job::cancel);
        details(id).ifPresent(Job::cancel);
        store.change(
                id,
                Json.write(settings),
                !settings.folder().equals(before.settings().folder()));
        return status(id);
    }

    /// Forgets it. Its files stay where they are.
    public void remove(long id) {
        running(id).ifPresent(Job::cancel);
        artwork(id).ifPresent(Job::cancel);
        details(id).ifPresent(Job::cancel);
        store.remove(id);
    }

    /// Writes it now, as a job; returns the one that runs already, if so.
    ///
    /// @throws NoSuchElementException if it is gone
    public Job run(long id) {
        return start(status(id), true);
    }

    /// Writes all of them now.
    public List<Job> runAll() {
        return all().stream().map(export -> start(export, true)).toList();
    }

    /// What a run would do now. Takes some seconds for many titles, as a job that can be cancelled.
    ///
    /// @return empty if it was cancelled
    /// @throws NoSuchElementException if it is gone
    /// @throws InterruptedException if the thread was interrupted; the job is cancelled then
    public Optional<ExportPlan> plan(long id) throws InterruptedException {
        var export = status(id);
        var made = new CompletableFuture<ExportPlan>();
        var job = jobs.start(
                "export plan " + plans.incrementAndGet(),
                Messages.of("export.plan.job", export.name()),
                running -> made.complete(
                        computing.run(() -> newRun(id, export.settings()).plan(running))));
        try {
            if (!job.await(LONGEST_PLAN)) job.cancel();
        } catch (InterruptedException e) {
            job.cancel();
            throw e;
        }
        return made.isDone() ? Optional.of(made.join()) : Optional.empty();
    }

    /// The groups of the providers' lists with films or series in them.
    public List<TitleCategory> categories() {
        return catalogue.categories();
    }

    /// The languages that names of films and series state, and how many titles have each; the most frequent first.
    /// Under an empty text those whose names state none.
    public Map<String, Integer> languages() {
        return catalogue.languages();
    }

    /// The same titles as network folders, all of them.
    public NetworkFolders folders() {
        return folders;
    }

    /// Tries whether a media server listens. Blocks.
    ///
    /// @throws InvalidExport if its address is none
    public ServerReply test(MediaServer server) {
        return servers.test(ExportChecks.checked(server));
    }

    /// Starts nothing more; what runs is a job and ends with these.
    @Override
    public void close() {
        counting.close();
        folders.close();
        computing.close();
    }

    ExportRun newRun(long id, ExportSettings settings) {
        return new ExportRun(store, catalogue, id, settings, addresses, clock);
    }

    /// How often a provider was synced since this is counted.
    long syncsOf(ProviderId provider) {
        return store.syncs().getOrDefault(provider, 0L);
    }

    private Job start(ExportStatus export, boolean byHand) {
        return jobs.start(key(export.id()), Messages.of("export.job", export.name()), job -> {
            endArtwork(export.id());
            var movies = work.run(job, export, byHand);
            if (export.settings().artwork()) startArtwork(export);
            if (export.settings().details()) startDetails(export, movies);
        });
    }

    /// What they say is written at the end.
    private void startDetails(ExportStatus export, List<Long> movies) {
        jobs.start(detailsKey(export.id()), Messages.of("export.details.job", export.name()), job -> {
            var came = library.askForDetails(job, TitleKind.MOVIE, movies);
            if (came > 0) find(export.id()).ifPresent(now -> start(now, false));
        });
    }

    /// The job that asks providers for details of an export's films; empty if there is none just now.
    Optional<Job> details(long id) {
        return jobs.running(detailsKey(id));
    }

    private static String detailsKey(long id) {
        return "export details " + id;
    }

    private void startArtwork(ExportStatus export) {
        jobs.start(
                artworkKey(export.id()),
                Messages.of("export.artwork.job", export.name()),
                job -> work.fetchArtwork(job, export));
    }

    /// Two of them would write into one folder at once.
    private void endArtwork(long id) throws InterruptedException {
        var running = artwork(id);
        if (running.isEmpty()) return;
        running.get().cancel();
        running.get().await(LONGEST_PLAN);
    }

    /// The job that fetches an export's pictures, which follows its run; empty if there is none just now.
    public Optional<Job> artwork(long id) {
        return jobs.running(artworkKey(id));
    }

    private static String artworkKey(long id) {
        return "export artwork " + id;
    }

    private Optional<Job> running(long id) {
        return jobs.running(key(id));
    }

    private static String key(long id) {
        return "export " + id;
    }

    private List<ExportSettings> others(long id) {
        return all().stream()
                .filter(export -> export.id() != id)
                .map(ExportStatus::settings)
                .toList();
    }

    private ExportStatus status(long id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no export " + id));
    }

    private static ExportStatus status(ExportRow row) {
        return ExportStatus.of(row.id(), ExportSettings.stored(row), row.last());
    }

    /// Starts what runs after a sync. An export that is running has not seen all of it, and runs once more.
    private final class AfterSync implements Timetable.Round {
        private volatile Instant due = Instant.MAX;

        @Override
        public Optional<Instant> nextDue() {
            return due.equals(Instant.MAX) ? Optional.empty() : Optional.of(due);
        }

        @Override
        public void run() {
            due = Instant.MAX;
            for (var export : all()) {
                if (!export.settings().automatic()) continue;
                if (running(export.id()).isPresent()) due = clock.instant().plus(CALM);
                else start(export, false);
            }
        }
    }
}
