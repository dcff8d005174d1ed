package tv.tributary.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.file.OwnerOnly;

/// The file that holds the API token. Readable by its owner only, from the moment it is created.
final class TokenFile {
    private static final Logger log = LoggerFactory.getLogger(TokenFile.class);
    private static final int LONGEST = 4_096;

    private final Path file;

    TokenFile(Path file) {
        this.file = file;
    }

    /// The token in it; a new one where there is none (or nothing but blanks). A file that holds no text, as after a
    /// crash of the disk, is put aside under a name ending in `.unreadable`.
    ///
    /// @throws UncheckedIOException if the file can be neither read nor written
    Token readOrMake(SecureRandom random) {
        try {
            var known = read();
            if (known.isPresent()) {
                // A file restored from a backup may have come back readable by all.
                OwnerOnly.close(file);
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
            var text =
                    Files.size(file) > LONGEST ? "\0" : Files.readString(file).strip();
            if (text.isEmpty()) return Optional.empty();
            if (text.chars().allMatch(c -> c > ' ' && c < 0x7F)) return Optional.of(Token.of(text));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (CharacterCodingException _) {
            // Put aside like other nonsense.
        }
        putAside();
        return Optional.empty();
    }

    private void putAside() throws IOException {
        var aside = file.resolveSibling(file.getFileName() + ".unreadable");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        log.warn("the file of the API token held no text: it was put aside as {}, and there is a new token", aside);
    }

    /// Written beside and moved into place, so nobody ever reads half a token.
    private void write(Token token) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            OwnerOnly.file(beside);
            Files.writeString(beside, token.value() + "\n", StandardCharsets.US_ASCII);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
