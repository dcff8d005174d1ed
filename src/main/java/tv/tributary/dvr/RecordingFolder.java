package tv.tributary.dvr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.dvr.file.RecordingName;
import tv.tributary.dvr.file.RecordingSidecars;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Progress;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.Recording.RecordingState;

/// The folder that recordings are written into, with its trash and its disk. Thread-safe.
final class RecordingFolder {
    private static final Logger log = LoggerFactory.getLogger(RecordingFolder.class);
    private static final Duration CHECK = Duration.ofSeconds(10);
    /// Media servers leave out what begins with a dot.
    private static final String TRASH = ".trash";
    private static final int MOST_NAMES = 1_000;

    private final Path usual;
    private final Supplier<RecordingSettings> settings;
    private volatile Instant checked = Instant.MIN;

    RecordingFolder(Path usual, Supplier<RecordingSettings> settings) {
        this.usual = usual;
        this.settings = settings;
    }

    /// The folder of now.
    Path root() {
        return settings.get().folderOr(usual);
    }

    /// Opens a recording's file.
    ///
    /// @param known its file of before
    CaptureFile open(Recording recording, Optional<Showing> showing, Optional<Path> known, ZoneId zone)
            throws IOException {
        if (known.filter(Files::isRegularFile).isPresent()) return CaptureFile.append(known.get());
        var root = root();
        if (root.equals(usual)) Files.createDirectories(root);
        return CaptureFile.create(
                root, RecordingName.of(recording, showing, zone, settings.get().files(), root));
    }

    /// When the disk is looked at next.
    Instant nextCheck(Instant now) {
        var last = checked;
        return last.equals(Instant.MIN) || last.isAfter(now) ? now : last.plus(CHECK);
    }

    void checked(Instant now) {
        checked = now;
    }

    /// Whether the disk has less room than recordings are to leave. Not where nobody can say.
    boolean isShort() {
        try {
            var disk = Files.getFileStore(root());
            return disk.getUsableSpace() < settings.get().keptFree(disk.getTotalSpace());
        } catch (IOException e) {
            log.debug("the disk of recordings cannot be asked: {}", e.toString());
            return false;
        }
    }

    /// How one ended whose time went by meanwhile.
    Progress finished(Recording one) {
        var file = Path.of(one.progress().file());
        var gaps = new GapList(one.progress().gaps());
        var last = Capture.writtenAt(file).orElse(one.begin());
        gaps.add(last, one.end());
        var missing = gaps.between(one.begin(), one.end());
        long size = size(file);
        return one.progress()
                .in(
                        size == 0
                                ? RecordingState.FAILED
                                : missing.isEmpty() ? RecordingState.COMPLETE : RecordingState.PARTIAL,
                        missing.isEmpty() ? RecordingFault.NONE : RecordingFault.NOT_RUNNING)
                .to(one.progress().file(), size, one.progress().began(), missing)
                .endedAt(Optional.of(one.end()));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    /// Moves its file into the trash. Where that fails the file stays where it is.
    Recording trash(Recording one, Instant now) {
        var file = one.progress().file();
        if (file.isEmpty()) return one.with(one.progress().deletedAt(Optional.of(now), ""));
        var from = Path.of(file);
        var trash = root().resolve(TRASH);
        try {
            Files.createDirectories(trash);
            var to = trash.resolve(one.id() + " " + from.getFileName());
            Files.move(from, to);
            moveBeside(from, to);
            removeEmpty(from);
            return one.with(one.progress().deletedAt(Optional.of(now), to.toString()));
        } catch (IOException e) {
            log.warn("a recording does not go to the trash: {}", e.toString());
            return Files.exists(from) ? one : one.with(one.progress().deletedAt(Optional.of(now), ""));
        }
    }

    /// Moves its file back to where its name says, with a number if that is taken.
    Recording restore(Recording one) {
        if (one.progress().file().isEmpty()) return one.with(one.progress().deletedAt(Optional.empty(), ""));
        var from = Path.of(one.progress().file());
        var name = root().resolve(RecordingName.of(
                one,
                RecordingName.showing(one),
                ZoneId.systemDefault(),
                settings.get().files(),
                root()));
        var wanted = RecordingContainer.of(from).named(name);
        try {
            Files.createDirectories(wanted.resolveSibling("x").getParent());
            var to = wanted;
            for (var n = 2; Files.exists(to) && n < MOST_NAMES; n++) to = CaptureFile.numbered(wanted, n);
            Files.move(from, to);
            moveBeside(from, to);
            return one.with(one.progress().deletedAt(Optional.empty(), to.toString()));
        } catch (IOException e) {
            log.warn("a recording does not come back from the trash: {}", e.toString());
            return one;
        }
    }

    /// What stands beside a recording goes with it; what cannot be moved, or is there already, stays.
    private static void moveBeside(Path from, Path to) {
        var before = RecordingSidecars.of(from).all();
        var after = RecordingSidecars.of(to).all();
        for (var n = 0; n < before.size(); n++) {
            try {
                if (Files.exists(before.get(n))) Files.move(before.get(n), after.get(n));
            } catch (IOException e) {
                log.warn("{} does not go with its recording: {}", before.get(n), e.toString());
            }
        }
    }

    /// Deletes its file.
    void purge(Recording one) {
        try {
            var file = Path.of(one.progress().file());
            Files.deleteIfExists(file);
            // In the trash its name has the recording's number, so these are nobody else's.
            for (var beside : RecordingSidecars.of(file).all()) Files.deleteIfExists(beside);
        } catch (IOException e) {
            log.warn("a recording cannot be deleted: {}", e.toString());
        }
    }

    /// Folders that nothing is left in go, up to the root.
    private void removeEmpty(Path file) throws IOException {
        for (var at = file.getParent();
                at != null && at.startsWith(root()) && !at.equals(root());
                at = at.getParent()) {
            try (var left = Files.list(at)) {
                if (left.findAny().isPresent()) return;
            }
            Files.delete(at);
        }
    }
}
