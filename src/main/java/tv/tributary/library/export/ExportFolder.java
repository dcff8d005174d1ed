package tv.tributary.library.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tv.tributary.library.export.ExportPlanner.Disk;
import tv.tributary.store.ManifestFile.DiskState;

/// The folder of an export on the disk. Each file is written whole beside the others and then moved into its place. Not
/// thread-safe; blocks.
final class ExportFolder implements Disk {
    /// Holds files while they are written, and shows that the folder is the one that was written before and not, say,
    /// the empty place of a drive that is not connected.
    private static final String OWN = ".tributary";

    private static final String SIGN = "readme.txt";

    private final Path root;
    private final Path own;
    private final Set<Path> made = new HashSet<>();
    private int written;

    ExportFolder(Path root) {
        this.root = root;
        this.own = root.resolve(OWN);
    }

    /// Whether an export has been written here before.
    boolean isMarked() {
        return Files.isRegularFile(own.resolve(SIGN), LinkOption.NOFOLLOW_LINKS);
    }

    /// Makes it ready to be written, and clears away what a run that was cut off left half written.
    void prepare() throws IOException {
        Files.createDirectories(own);
        try (var left = Files.newDirectoryStream(own, "*.part")) {
            for (var file : left) Files.deleteIfExists(file);
        }
        if (!isMarked())
            Files.writeString(own.resolve(SIGN), "Tributary writes the .strm and .nfo files in this folder.\n");
    }

    @Override
    public Optional<DiskState> state(String path) {
        return state(at(path));
    }

    private static Optional<DiskState> state(Path file) {
        try {
            var found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new DiskState(
                    found.size(), found.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public String hash(String path) {
        try {
            return ExportFile.hash(Files.readAllBytes(at(path)));
        } catch (IOException _) {
            return "";
        }
    }

    /// @param dated the time the file is to bear
    /// @return what is on the disk now
    DiskState write(String path, byte[] content, Instant dated) throws IOException {
        var file = at(path);
        var folder = file.resolveSibling("");
        if (made.add(folder)) Files.createDirectories(folder);
        var part = own.resolve(written++ + ".part");
        Files.write(part, content);
        Files.setLastModifiedTime(part, FileTime.from(dated));
        move(part, file);
        return state(file).orElseThrow(() -> new IOException("it vanished"));
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            // Another drive is mounted below: whole beside it first.
            var beside = file.resolveSibling("." + file.getFileName() + ".part");
            Files.copy(part, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(part);
        }
    }

    /// Also the folders above it that are empty then.
    void remove(String path) throws IOException {
        var file = at(path);
        Files.deleteIfExists(file);
        for (var folder = file.resolveSibling(""); !folder.equals(root); folder = folder.resolveSibling("")) {
            made.remove(folder);
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException _) {
                return;
            }
        }
    }

    /// @throws IllegalArgumentException if it lies outside
    private Path at(String path) {
        var file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) throw new IllegalArgumentException("outside: " + path);
        return file;
    }
}
