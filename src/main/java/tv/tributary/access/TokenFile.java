package tv.tributary.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/// The file that holds the API token. Its owner alone may read it, from the first moment it exists.
final class TokenFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    TokenFile(Path file) {
        this.file = file;
    }

    /// The token in it; a new one where there is none (or nothing but blanks).
    ///
    /// @throws UncheckedIOException if the file can be neither read nor written
    Token readOrMake(SecureRandom random) {
        try {
            var known = read();
            if (known.isPresent()) {
                close(file);
                return known.get();
            }
            write(Token.forApi(random));
            return read().orElseThrow(() -> new IOException("empty after writing: " + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Token> read() throws IOException {
        try {
            var text = Files.readString(file).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(Token.of(text));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Written beside and moved into place, so nobody ever reads half a token.
    private void write(Token token) throws IOException {
        var beside = Files.createTempFile(folder(), file.getFileName().toString(), ".new", ownerOnly());
        try {
            Files.writeString(beside, token.value() + "\n", StandardCharsets.US_ASCII);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /// A file restored from a backup may have come back readable by all.
    private static void close(Path file) throws IOException {
        if (hasModes(file)) Files.setPosixFilePermissions(file, OWNER_ONLY);
    }

    private FileAttribute<?>[] ownerOnly() {
        return hasModes(folder())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private Path folder() {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static boolean hasModes(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
