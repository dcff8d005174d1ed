package tv.tributary.library.export;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.job.Job;
import tv.tributary.library.export.ExportPlan.FileChange;
import tv.tributary.library.export.ExportPlanner.PlannedFile;
import tv.tributary.store.ExportStore;
import tv.tributary.store.ManifestFile;
import tv.tributary.text.LocalizableMessage;

/// Makes the disk what a plan says. The manifest says of each file that it is ours before it is written, so that after
/// a
/// power cut nothing of ours is taken for somebody else's. What is to go goes at the end, when all else went well. For
/// one run, one thread.
final class ExportWriter {
    /// Files between two commits of the manifest.
    private static final int BATCH = 250;

    /// After so many failures in a row nothing more is tried.
    private static final int MOST_FAILURES = 20;

    /// A run that nobody asked for takes away no more than this part of the files, beyond some.
    private static final double LARGEST_LOSS = 0.2;

    private static final int SMALL_LOSS = 50;

    private final ExportStore store;
    private final long export;
    private final ExportFolder folder;
    private final Instant now;
    private final Job job;
    private final List<ManifestFile> leaving = new ArrayList<>();
    private int added;
    private int changed;
    private int removed;
    private int kept;
    private int foreign;
    private int failures;
    private int failuresInARow;
    private String failure = "";

    /// @param now is the time that files without a date of their own bear
    ExportWriter(ExportStore store, long export, ExportFolder folder, Instant now, Job job) {
        this.store = store;
        this.export = export;
        this.folder = folder;
        this.now = now;
        this.job = job;
    }

    /// @throws Job.Failed if nothing can be written any more
    void write(List<PlannedFile> plan) throws Job.Failed {
        var batch = new ArrayList<PlannedFile>();
        var rows = new ArrayList<ManifestFile>();
        var forgotten = new ArrayList<ManifestFile>();
        for (var file : plan) {
            switch (file.change()) {
                case ADD, CHANGE -> {
                    // Pictures come later: people watch what is there meanwhile.
                    if (file.wanted().orElseThrow().isPicture()) continue;
                    batch.add(file);
                    if (batch.size() == BATCH) writeBatch(batch);
                }
                case KEEP -> {
                    kept++;
                    refreshed(file).ifPresent(rows::add);
                }
                case WAIT -> {
                    kept++;
                    file.known().ifPresent(rows::add);
                }
                case REMOVE -> file.known().ifPresent(leaving::add);
                case FOREIGN -> foreign++;
                case EDITED -> {
                    foreign++;
                    if (file.wanted().isEmpty()) file.known().ifPresent(forgotten::add);
                }
            }
        }
        writeBatch(batch);
        store.put(export, rows);
        store.forget(export, forgotten);
    }

    /// A row of the manifest that no longer says what is so; empty if it does.
    private static Optional<ManifestFile> refreshed(PlannedFile file) {
        var known = file.known().orElseThrow();
        var provider = file.wanted().orElseThrow().provider();
        return known.gone().isEmpty() && known.provider().equals(provider)
                ? Optional.empty()
                : Optional.of(row(file, known.hash()).withDisk(known.onDisk()));
    }

    /// What the manifest says of a file that is about to be written.
    static ManifestFile row(PlannedFile file, String hash) {
        var wanted = file.wanted().orElseThrow();
        return new ManifestFile(
                file.path(),
                wanted.title(),
                wanted.episode(),
                wanted.provider(),
                hash,
                wanted.origin(),
                Optional.empty(),
                Optional.empty());
    }

    private void writeBatch(List<PlannedFile> batch) throws Job.Failed {
        if (batch.isEmpty()) return;
        job.checkCancelled();
        var rows = batch.stream()
                .map(file -> row(file, file.wanted().orElseThrow().hash()))
                .toList();
        store.put(export, rows);
        var written = new ArrayList<ManifestFile>();
        try {
            for (var n = 0; n < rows.size(); n++) {
                var file = batch.get(n);
                var row = rows.get(n);
                attempt(file.path(), () -> {
                    var wanted = file.wanted().orElseThrow();
                    var state = folder.write(file.path(), wanted.bytes(), time(file));
                    written.add(row.withDisk(Optional.of(state)));
                    if (file.change() == FileChange.ADD) added++;
                    else changed++;
                });
            }
        } finally {
            store.put(export, written);
        }
        batch.clear();
    }

    /// Media servers read a file again when its time has changed.
    private Instant time(PlannedFile file) {
        var usual = file.change() == FileChange.ADD
                ? file.wanted().flatMap(ExportFile::dated).orElse(now)
                : now;
        return usual.truncatedTo(ChronoUnit.SECONDS);
    }

    /// Takes away what is to go.
    ///
    /// @param byHand whether somebody asked for this run, who may have seen what goes
    /// @return how many files stay although they should go, since they are so many
    int removeLeaving(boolean byHand) throws Job.Failed {
        var all = added + changed + kept + leaving.size();
        if (!byHand && leaving.size() > SMALL_LOSS && leaving.size() > all * LARGEST_LOSS) return leaving.size();
        for (var from = 0; from < leaving.size(); from += BATCH) {
            job.checkCancelled();
            var batch = leaving.subList(from, Math.min(from + BATCH, leaving.size()));
            var gone = new ArrayList<ManifestFile>();
            for (var file : batch) {
                attempt(file.path(), () -> {
                    folder.remove(file.path());
                    gone.add(file);
                    removed++;
                });
            }
            store.forget(export, gone);
        }
        return 0;
    }

    private interface FileWork {
        void run() throws IOException;
    }

    private void attempt(String path, FileWork work) throws Job.Failed {
        try {
            work.run();
            failuresInARow = 0;
        } catch (IOException e) {
            // A cancelled job's files fail, too.
            job.checkCancelled();
            failures++;
            if (failure.isEmpty()) failure = path + ": " + reason(e);
            if (++failuresInARow >= MOST_FAILURES)
                throw new Job.Failed(LocalizableMessage.of("export.run.failed", failure), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : e.getClass().getSimpleName();
    }

    int added() {
        return added;
    }

    int changed() {
        return changed;
    }

    int removed() {
        return removed;
    }

    int kept() {
        return kept;
    }

    /// Files of others where ours should be, and ours that others have changed.
    int foreign() {
        return foreign;
    }

    /// How many files could not be written or removed.
    int failures() {
        return failures;
    }

    /// The first of them and why; empty if there is none.
    String failure() {
        return failure;
    }
}
