package tv.tributary.library.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.job.Job;
import tv.tributary.library.export.ExportPlan.FileChange;
import tv.tributary.library.export.ExportPlan.PlannedChange;
import tv.tributary.library.export.ExportPlanner.Offered;
import tv.tributary.library.export.ExportPlanner.PlannedFile;
import tv.tributary.library.export.ExportSettings.ExportAddresses;
import tv.tributary.store.ExportCatalogue;
import tv.tributary.store.ExportStore;
import tv.tributary.store.ExportStore.LastRun;
import tv.tributary.store.ExportableTitle;
import tv.tributary.store.ManifestFile;
import tv.tributary.text.LocalizableMessage;
import tv.tributary.text.Messages;

/// One run of an export over all titles, some at a time, so that it needs no more memory for many of them. One thread;
/// blocks.
final class ExportRun {
    /// Titles at a time.
    private static final int PIECE = 500;

    private final ExportStore store;
    private final ExportCatalogue catalogue;
    private final long export;
    private final ExportSettings settings;
    private final ExportLayout layout;
    private final InstantSource clock;
    private final ExportFolder folder;

    ExportRun(
            ExportStore store,
            ExportCatalogue catalogue,
            long export,
            ExportSettings settings,
            ExportAddresses addresses,
            InstantSource clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.export = export;
        this.settings = settings;
        this.layout = new ExportLayout(settings, addresses);
        this.clock = clock;
        this.folder =
                new ExportFolder(Path.of(settings.folder()).toAbsolutePath().normalize());
    }

    /// How many titles there are, for the progress.
    private int total() {
        return Math.max(
                1,
                catalogue.count().values().stream().mapToInt(Integer::intValue).sum());
    }

    /// Takes what is planned for some titles.
    interface Step {
        void take(List<PlannedFile> plan, int titles) throws Job.Failed, InterruptedException;
    }

    /// What a run would do now. Writes nothing.
    ExportPlan plan(Job job) throws Job.Failed, InterruptedException {
        var total = total();
        var seen = new int[1];
        var changes = new ArrayList<PlannedChange>();
        var counts = new HashMap<FileChange, Integer>();
        each((plan, titles) -> {
            job.checkCancelled();
            seen[0] += titles;
            job.progress(Math.min(1, (double) seen[0] / total), Messages.of("export.plan.progress", seen[0]));
            for (var file : plan) {
                counts.merge(file.change(), 1, Integer::sum);
                if (file.change() != FileChange.KEEP) changes.add(new PlannedChange(file.path(), file.change()));
            }
        });
        return new ExportPlan(changes, counts);
    }

    /// @param byHand whether somebody asked for it
    /// @throws Job.Failed if the folder cannot be written, or is not the one it was
    LastRun write(Job job, boolean byHand) throws Job.Failed, InterruptedException {
        prepare(byHand);
        var total = total();
        var writer = new ExportWriter(store, export, folder, clock.instant(), job);
        var seen = new int[1];
        try {
            each((plan, titles) -> {
                job.checkCancelled();
                writer.write(plan);
                seen[0] += titles;
                job.progress(
                        Math.min(1, (double) seen[0] / total),
                        Messages.of("export.run.progress", seen[0], writer.added() + writer.changed()));
            });
            var staying = writer.removeLeaving(byHand);
            return summary("DONE", writer, message(writer, staying));
        } catch (Job.Failed e) {
            store.ran(export, summary("FAILED", writer, e.message()));
            throw e;
        }
    }

    /// The series that it took, those without a known episode among them.
    Set<Long> seriesTaken() {
        return layout.seriesTaken();
    }

    /// The films that it took, the newest first.
    List<Long> moviesTaken() {
        return layout.moviesTaken();
    }

    private void prepare(boolean byHand) throws Job.Failed {
        // An empty folder in the place of a drive that is not connected would be filled anew otherwise.
        if (!byHand && !folder.isMarked() && store.hasFiles(export))
            throw failed(LocalizableMessage.of("export.run.not-there", settings.folder()));
        try {
            folder.prepare();
        } catch (IOException e) {
            throw failed(LocalizableMessage.of("export.run.not-writable", settings.folder()), e);
        }
    }

    private Job.Failed failed(LocalizableMessage message, Throwable... why) {
        store.ran(export, new LastRun("FAILED", Optional.of(clock.instant()), 0, 0, 0, 0, message));
        return why.length == 0 ? new Job.Failed(message) : new Job.Failed(message, why[0]);
    }

    /// Shows all titles' files, once.
    void each(Step step) throws Job.Failed, InterruptedException {
        var absent = store.absent(clock.instant());
        var planner = new ExportPlanner(folder, store.syncs(), clock.instant());
        for (var last = 0L; last < Long.MAX_VALUE; ) {
            var titles = catalogue.titles(last, PIECE);
            var end = titles.size() < PIECE
                    ? Long.MAX_VALUE
                    : titles.getLast().title().id();
            var manifest = store.files(export, last, end);
            step.take(planner.plan(wanted(titles, manifest, absent), manifest, offered(titles)), titles.size());
            last = end;
        }
    }

    /// @param absent pictures that are known not to be there; one that was written from another address stays
    private List<ExportFile> wanted(List<ExportableTitle> titles, List<ManifestFile> manifest, Set<String> absent) {
        var before = new HashMap<Long, String>();
        var written = manifest.stream().map(ManifestFile::path).collect(Collectors.toSet());
        for (var file : manifest) before.putIfAbsent(file.title(), file.path());
        return titles.stream()
                .flatMap(title -> layout
                        .files(
                                title,
                                Optional.ofNullable(before.get(title.title().id())))
                        .stream())
                .filter(file -> !file.isPicture() || written.contains(file.path()) || !absent.contains(file.origin()))
                .toList();
    }

    private static Set<Offered> offered(List<ExportableTitle> titles) {
        var offered = new HashSet<Offered>();
        for (var title : titles) {
            offered.add(new Offered(title.title().id(), 0));
            for (var episode : title.episodes())
                offered.add(new Offered(title.title().id(), episode.episode().id()));
        }
        return offered;
    }

    private LastRun summary(String result, ExportWriter writer, LocalizableMessage message) {
        return new LastRun(
                result,
                Optional.of(clock.instant()),
                writer.added(),
                writer.changed(),
                writer.removed(),
                writer.kept(),
                message);
    }

    private static LocalizableMessage message(ExportWriter writer, int staying) {
        var sentences = new ArrayList<LocalizableMessage>();
        sentences.add(LocalizableMessage.of(
                "export.run.done", writer.added(), writer.changed(), writer.removed(), writer.kept()));
        if (staying > 0) sentences.add(LocalizableMessage.of("export.run.staying", staying));
        if (writer.foreign() > 0) sentences.add(LocalizableMessage.of("export.run.foreign", writer.foreign()));
        if (writer.failures() > 0)
            sentences.add(LocalizableMessage.of("export.run.failures", writer.failures(), writer.failure()));
        return LocalizableMessage.joined(" ", sentences);
    }
}
