package tv.tributary.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.backup.BackupRefused.BackupProblem;

final class PassphraseCipherTest {
    private static final byte[] ABOUT = "manifest".getBytes(StandardCharsets.UTF_8);
    private static final int HEAD = 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
    void whatWasEncryptedComesBack(int length) throws IOException {
        var plain = bytes(length);
        var sealed = sealed(plain);

        assertThat(opened(sealed, "correct horse", ABOUT)).isEqualTo(plain);
        if (length > 100) assertThat(index(sealed, Arrays.copyOf(plain, 32))).isEqualTo(-1);
    }

    @Test
    void anotherPassphraseIsToldFromDamage() throws IOException {
        var sealed = sealed(bytes(10));

        assertRefused(BackupProblem.WRONG_PASSPHRASE, sealed, "wrong horse", ABOUT);
    }

    @Test
    void whatBelongsToAnotherManifestIsRefused() throws IOException {
        assertThatThrownBy(() -> opened(sealed(bytes(10)), "correct horse", new byte[] {1}))
                .isInstanceOf(BackupRefused.class);
    }

    @Test
    void aChangedByteIsNoticedWhereverItIs() throws IOException {
        var sealed = sealed(bytes(150_000));
        for (int at : new int[] {HEAD + 4 + 16 + 10, sealed.length / 2, sealed.length - 1}) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertRefused(BackupProblem.DAMAGED, changed, "correct horse", ABOUT);
        }
    }

    @Test
    void aPieceThatIsLeftOutIsNoticed() throws IOException {
        var sealed = sealed(bytes(150_000));
        int first = HEAD + 4 + 16;
        int piece = 4 + 65_536 + 16;
        var without = new ByteArrayOutputStream();
        without.write(sealed, 0, first);
        without.write(sealed, first + piece, sealed.length - first - piece);

        assertRefused(BackupProblem.DAMAGED, without.toByteArray(), "correct horse", ABOUT);
    }

    @Test
    void anEndThatIsMissingIsNoticed() throws IOException {
        var sealed = sealed(bytes(150_000));
        // Whole pieces only, so that nothing but the mark of the last one is missing.
        int end = HEAD + 4 + 16 + 2 * (4 + 65_536 + 16);

        assertThatThrownBy(() -> opened(Arrays.copyOf(sealed, end), "correct horse", ABOUT))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatAsksForEndlessWorkIsRefused() throws IOException {
        var sealed = sealed(bytes(10));
        sealed[16] = 0x7f;

        assertRefused(BackupProblem.DAMAGED, sealed, "correct horse", ABOUT);
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] sealed(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sealing = PassphraseCipher.encrypting(out, "correct horse", ABOUT, PassphraseCipher.LEAST_ROUNDS)) {
            sealing.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] opened(byte[] sealed, String passphrase, byte[] about) throws IOException {
        try (var in = PassphraseCipher.decrypting(new ByteArrayInputStream(sealed), passphrase, about)) {
            return in.readAllBytes();
        }
    }

    private static void assertRefused(BackupProblem problem, byte[] sealed, String passphrase, byte[] about) {
        assertThatThrownBy(() -> opened(sealed, passphrase, about))
                .isInstanceOfSatisfying(
                        BackupRefused.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static int index(byte[] all, byte[] part) {
        var text = new String(all, StandardCharsets.ISO_8859_1);
        return text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }
}
