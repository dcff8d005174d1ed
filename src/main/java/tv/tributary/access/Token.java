package tv.tributary.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// A secret that grants access. Compared in constant time; never shown by [#toString()].
final class Token {
    /// No `0 o 1 l i`: a person types it on a remote control and must not have to guess.
    private static final String TYPEABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int HOUSEHOLD_LENGTH = 10;
    private static final int API_BYTES = 32;

    private final String value;

    private Token(String value) {
        this.value = value;
    }

    /// A known one.
    ///
    /// @throws IllegalArgumentException if it is empty: an empty token would open everything
    static Token of(String value) {
        if (value.isBlank()) throw new IllegalArgumentException("empty token");
        return new Token(value);
    }

    /// Ten characters of 31: 49 bits, far beyond guessing over a network.
    static Token forHousehold(SecureRandom random) {
        var typed = new StringBuilder(HOUSEHOLD_LENGTH);
        for (int i = 0; i < HOUSEHOLD_LENGTH; i++) typed.append(TYPEABLE.charAt(random.nextInt(TYPEABLE.length())));
        return new Token(typed.toString());
    }

    /// 256 bits in 43 characters that need no quoting in a shell or a URL.
    static Token forApi(SecureRandom random) {
        var bytes = new byte[API_BYTES];
        random.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String value() {
        return value;
    }

    /// Takes as long for a near miss as for nonsense.
    boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Token[***]";
    }
}
