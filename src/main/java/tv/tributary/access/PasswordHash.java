package tv.tributary.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A password as it is stored: PBKDF2 with HMAC-SHA-512 (RFC 8018, 5.2), with a salt and a cost of its own, so that the
/// cost can grow while old hashes stay good. Deliberately slow.
///
/// @param salt in Base64
/// @param hash in Base64
record PasswordHash(int iterations, String salt, String hash) {
    /// What OWASP asks of PBKDF2-HMAC-SHA512; about a tenth of a second.
    static final int USUAL_ITERATIONS = 210_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final String SCHEME = "pbkdf2-sha512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final Pattern STORED =
            Pattern.compile(SCHEME + "\\$(\\d{1,8})\\$([A-Za-z0-9+/=]{8,64})\\$([A-Za-z0-9+/=]{8,128})");

    static PasswordHash of(String password, int iterations, SecureRandom random) {
        var salt = random(SALT_BYTES, random);
        return of(iterations, salt, derive(password, salt, iterations));
    }

    /// One that no password fits, made without computing it.
    static PasswordHash ofNobody(int iterations, SecureRandom random) {
        return of(iterations, random(SALT_BYTES, random), random(HASH_BITS / Byte.SIZE, random));
    }

    private static byte[] random(int length, SecureRandom random) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static PasswordHash of(int iterations, byte[] salt, byte[] hash) {
        var encoder = Base64.getEncoder();
        return new PasswordHash(iterations, encoder.encodeToString(salt), encoder.encodeToString(hash));
    }

    /// As it was stored; empty if that is none of ours.
    static Optional<PasswordHash> parse(String stored) {
        var match = STORED.matcher(stored);
        return match.matches()
                ? Optional.of(new PasswordHash(Integer.parseInt(match.group(1)), match.group(2), match.group(3)))
                : Optional.empty();
    }

    /// For the database.
    String stored() {
        return SCHEME + "$" + iterations + "$" + salt + "$" + hash;
    }

    /// Takes as long for a near miss as for nonsense.
    boolean matches(String password) {
        var decoder = Base64.getDecoder();
        return MessageDigest.isEqual(
                decoder.decode(hash), derive(password, decoder.decode(salt), Math.max(1, iterations)));
    }

    /// The same letters typed on another keyboard may come in another Unicode form.
    private static byte[] derive(String password, byte[] salt, int iterations) {
        var typed = Normalizer.normalize(password, Normalizer.Form.NFC);
        try {
            // An empty key is refused by the JDK; nobody has one, but anybody may send it.
            var key = typed.isEmpty() ? new char[] {0} : typed.toCharArray();
            return SecretKeyFactory.getInstance(ALGORITHM)
                    .generateSecret(new PBEKeySpec(key, salt, iterations, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /// The hash is worth guessing at.
    @Override
    public String toString() {
        return "PasswordHash[***]";
    }
}
