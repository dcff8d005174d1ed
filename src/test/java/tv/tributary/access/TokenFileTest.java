package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.access.TokenGate.TokenFile;
import tv.tributary.testkit.ExpectedWarnings;

class TokenFileTest {
    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();

    @Test
    void makesATokenAtTheFirstStart() throws IOException {
        var token = new TokenFile(file()).readOrMake(random);

        assertThat(file()).hasContent(token.value());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void readsTheSameTokenAtTheNextStart() {
        var first = new TokenFile(file()).readOrMake(random);

        assertThat(new TokenFile(file()).readOrMake(random).value()).isEqualTo(first.value());
    }

    @Test
    void anEmptyFileGetsAToken() throws IOException {
        Files.writeString(file(), "\n");

        assertThat(new TokenFile(file()).readOrMake(random).value()).hasSize(43);
    }

    @ExpectedWarnings("it was put aside as")
    @ParameterizedTest
    @ValueSource(strings = {"\u00FF\u00FE\u0000\u0001", "a\u0000b", "two words", "caf\u00E9"})
    void aFileThatHoldsNoTokenIsPutAside(String nonsense) throws IOException {
        Files.write(file(), nonsense.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new TokenFile(file()).readOrMake(random).value()).hasSize(43);
        assertThat(folder.resolve("api-token.unreadable"))
                .hasBinaryContent(nonsense.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadIt() throws IOException {
        new TokenFile(file()).readOrMake(random);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileOthersMayReadIsClosedToThem() throws IOException {
        Files.writeString(file(), "known-token");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        new TokenFile(file()).readOrMake(random);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhenItCannotBeWritten() {
        var nowhere = new TokenFile(folder.resolve("missing/api-token"));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> nowhere.readOrMake(random));
    }

    private Path file() {
        return folder.resolve("api-token");
    }
}
