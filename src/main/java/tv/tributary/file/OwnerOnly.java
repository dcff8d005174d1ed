package tv.tributary.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files and folders that nobody but their owner may read: they hold logins. By mode (`rw-------`, `rwx------`) where
/// the file system has modes, by access list on Windows; where it has neither, nothing is done. Thread-safe.
public final class OwnerOnly {
    private static final Logger log = LoggerFactory.getLogger(OwnerOnly.class);
    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    private OwnerOnly() {}

    /// Makes the folder if it is missing, with those above it, and closes it to others.
    ///
    /// @throws IOException if it cannot be made
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        close(folder);
    }

    /// Makes an empty file if there is none, closed to others from its first moment.
    ///
    /// @throws IOException if it cannot be made
    public static void file(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(file));
        } catch (FileAlreadyExistsException _) {
            close(file);
            return;
        }
        if (!hasModes(file)) close(file);
    }

    /// Closes a file or folder that exists to others. What does not let itself be closed is told in the log: it may
    /// belong to somebody else.
    public static void close(Path path) {
        try {
            if (Files.isSymbolicLink(path) || !Files.exists(path)) return;
            if (hasModes(path)) {
                var modes = PosixFilePermissions.fromString(Files.isDirectory(path) ? FOLDER : FILE);
                if (!Files.getPosixFilePermissions(path).equals(modes)) Files.setPosixFilePermissions(path, modes);
            } else {
                closeByList(path);
            }
        } catch (IOException | UnsupportedOperationException e) {
            log.warn("{} stays open to others: {}", path, e.toString());
        }
    }

    /// The same with all that is in a folder.
    public static void closeAll(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) return;
        try (var all = Files.walk(folder)) {
            all.forEach(OwnerOnly::close);
        } catch (IOException | java.io.UncheckedIOException e) {
            log.warn("{} stays open to others: {}", folder, e.toString());
        }
    }

    /// The attributes to create a file with at that path.
    private static FileAttribute<?>[] attributes(Path file) {
        return hasModes(file.toAbsolutePath().resolveSibling(""))
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE))}
                : new FileAttribute<?>[0];
    }

    private static boolean hasModes(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }

    /// For its owner, and for whoever runs this program: with raised rights the owner may be a group.
    private static void closeByList(Path path) throws IOException {
        var view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) return;
        var allowed = new LinkedHashSet<UserPrincipal>();
        allowed.add(view.getOwner());
        allowed.add(path.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name")));
        var inherited = Files.isDirectory(path)
                ? EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                : Set.<AclEntryFlag>of();
        view.setAcl(allowed.stream()
                .map(who -> AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(who)
                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .setFlags(inherited)
                        .build())
                .toList());
    }
}
