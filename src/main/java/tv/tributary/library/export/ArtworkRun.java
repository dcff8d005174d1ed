package tv.tributary.library.export;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.job.Job;
import tv.tributary.library.export.ExportPlan.FileChange;
import tv.tributary.library.export.ExportPlanner.PlannedFile;
import tv.tributary.logo.ArtworkDownload;
import tv.tributary.logo.ArtworkDownload.DownloadedArtwork;
import tv.tributary.store.ExportStore;
import tv.tributary.store.ExportStore.ExportRow;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// Fetches the pictures that an export lacks and writes them, after all else: each host is asked some three times a
/// second at most, since pictures often lie on the panel that the films come from. A picture that any export has is
/// copied from there. One that cannot be had is no failure: the next run tries again, and one that is not there is left
/// alone for days. For one run, one thread; blocks.
final class ArtworkRun {
    private static final Logger log = LoggerFactory.getLogger(ArtworkRun.class);
    static final Duration PACE = Duration.ofMillis(350);

    private final ExportStore store;
    private final long export;
    private final Supplier<ExportRun> runs;
    private final ExportFolder folder;
    private final ArtworkDownload download;
    private final InstantSource clock;
    private final PictureSleep sleep;
    private final Map<String, Instant> next = new HashMap<>();
    private final Map<Long, Path> folders = new HashMap<>();
    private int written;
    private int absent;
    private int later;

    /// Lets time pass.
    @FunctionalInterface
    interface PictureSleep {
        void sleep(Duration time) throws InterruptedException;
    }

    /// @param runs makes runs that say what the export wants; each is used once
    /// @param folder of the export, below which the pictures stand
    ArtworkRun(
            ExportStore store,
            long export,
            Supplier<ExportRun> runs,
            Path folder,
            ArtworkDownload download,
            InstantSource clock,
            PictureSleep sleep) {
        this.store = store;
        this.export = export;
        this.runs = runs;
        this.folder = new ExportFolder(folder);
        this.download = download;
        this.clock = clock;
        this.sleep = sleep;
    }

    /// @return how many it has written
    int run(Job job) throws Job.Failed, InterruptedException {
        // The empty place of a drive that is not connected.
        if (!folder.isMarked()) return 0;
        job.progress(Double.NaN, Messages.of("export.artwork.looking"));
        var known = store.absent(clock.instant());
        var total = new int[1];
        runs.get().each((plan, _) -> {
            job.checkCancelled();
            total[0] += lacking(plan, known).size();
        });
        runs.get().each((plan, _) -> {
            for (var file : lacking(plan, known)) {
                job.checkCancelled();
                fetch(file);
                var left = Math.max(0, total[0] - written - absent - later);
                job.progress(
                        1 - (double) left / Math.max(1, total[0]),
                        Messages.of(
                                "export.artwork.progress", written, total[0], Units.duration(PACE.multipliedBy(left))));
            }
        });
        job.progress(1, Messages.of("export.artwork.done", written, absent, later));
        return written;
    }

    private static List<PlannedFile> lacking(List<PlannedFile> plan, Set<String> known) {
        return plan.stream()
                .filter(file -> file.change() == FileChange.ADD || file.change() == FileChange.CHANGE)
                .filter(file -> file.wanted()
                        .filter(wanted -> wanted.isPicture() && !known.contains(wanted.origin()))
                        .isPresent())
                .toList();
    }

    private void fetch(PlannedFile file) throws InterruptedException {
        var wanted = file.wanted().orElseThrow();
        var copy = copy(wanted);
        if (copy.isPresent()) {
            write(file, copy.get());
            return;
        }
        var found = download(wanted.picture());
        if (found.isEmpty()) later++;
        else if (found.get().content().isEmpty()) {
            absent++;
            store.setAbsent(wanted.origin(), found.get().due());
        } else write(file, found.get().content().get());
    }

    /// From an export that has it already.
    private Optional<byte[]> copy(ExportFile wanted) {
        return store.fetched(wanted.origin())
                .flatMap(known -> root(known.export()).flatMap(root -> {
                    try {
                        var content = Files.readAllBytes(root.resolve(known.path()));
                        return Optional.of(content)
                                .filter(bytes -> ExportFile.hash(bytes).equals(known.hash()));
                    } catch (IOException _) {
                        return Optional.empty();
                    }
                }));
    }

    private Optional<Path> root(long id) {
        if (folders.isEmpty()) store.all().forEach(row -> folders.put(row.id(), root(row)));
        return Optional.ofNullable(folders.get(id));
    }

    private static Path root(ExportRow row) {
        return Path.of(ExportSettings.stored(row).folder());
    }

    private Optional<DownloadedArtwork> download(String address) throws InterruptedException {
        var host = host(address);
        var now = clock.instant();
        var turn = next.getOrDefault(host, now);
        if (now.isBefore(turn)) {
            var wait = Duration.between(now, turn);
            // A clock that was set back may not keep anybody waiting.
            sleep.sleep(wait.compareTo(PACE) < 0 ? wait : PACE);
        }
        var found = download.fetch(address);
        next.put(host, clock.instant().plus(PACE));
        return found;
    }

    private static String host(String address) {
        try {
            return Optional.ofNullable(new URI(address).getHost()).orElse("");
        } catch (URISyntaxException _) {
            return "";
        }
    }

    private void write(PlannedFile file, byte[] content) {
        var row = ExportWriter.row(file, ExportFile.hash(content));
        store.put(export, List.of(row));
        try {
            var state = folder.write(file.path(), content, clock.instant().truncatedTo(ChronoUnit.SECONDS));
            store.put(export, List.of(row.withDisk(Optional.of(state))));
            written++;
        } catch (IOException e) {
            log.info("a picture could not be written: {}", e.toString());
            store.forget(export, List.of(row));
            later++;
        }
    }
}
