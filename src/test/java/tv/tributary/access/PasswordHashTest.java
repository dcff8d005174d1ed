package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private static final int CHEAP = 3;

    private static PasswordHash of(String password) {
        return PasswordHash.of(password, CHEAP, new SecureRandom());
    }

    /// The vector that implementations of PBKDF2-HMAC-SHA512 share: "password", "salt", one iteration.
    @Test
    void itIsThePbkdf2OfTheStandard() {
        var hash = HexFormat.of().parseHex("867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252");
        var encoder = Base64.getEncoder();
        var stored = "pbkdf2-sha512$1$" + encoder.encodeToString("salt".getBytes(StandardCharsets.US_ASCII)) + "$"
                + encoder.encodeToString(hash);

        assertThat(PasswordHash.parse(stored).orElseThrow().matches("password")).isTrue();
        assertThat(PasswordHash.parse(stored).orElseThrow().matches("Password")).isFalse();
    }

    @Test
    void onlyTheSamePasswordFits() {
        var stored = of("Grüße 12").stored();

        var read = PasswordHash.parse(stored).orElseThrow();
        assertThat(read.matches("Grüße 12")).isTrue();
        assertThat(read.matches("Gru\\u0308ße 12")).as("not the same letters").isFalse();
        assertThat(read.matches("Gru\u0308ße 12"))
                .as("typed on another keyboard")
                .isTrue();
        assertThat(read.matches("")).isFalse();
        assertThat(stored).doesNotContain("Gr").startsWith("pbkdf2-sha512$3$");
    }

    @Test
    void twoOfOnePasswordDiffer() {
        assertThat(of("same same").stored()).isNotEqualTo(of("same same").stored());
    }

    @Test
    void nobodysFitsNothing() {
        assertThat(PasswordHash.ofNobody(CHEAP, new SecureRandom()).matches("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "pbkdf2-sha512$0x1$c2FsdHNhbHQ=$c2FsdHNhbHQ=", "md5$1$c2FsdHNhbHQ=$c2FsdHNhbHQ="})
    void whatIsNoneOfOursIsNone(String stored) {
        assertThat(PasswordHash.parse(stored)).isEmpty();
    }
}
