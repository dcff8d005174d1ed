package tv.tributary.catalog.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells a list from others by its bytes. For one thread.
public final class ListDigest {
    /// Raised when lists are read differently, so that those that did not change are read again.
    private static final String EDITION = "2:";

    private final MessageDigest sha256;

    public ListDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public void update(byte[] bytes, int offset, int size) {
        sha256.update(bytes, offset, size);
    }

    /// Ends it.
    public String text() {
        return EDITION + HexFormat.of().formatHex(sha256.digest());
    }

    /// Whether a list that was stored under this digest was read as lists are read today.
    public static boolean isCurrent(String digest) {
        return digest.startsWith(EDITION);
    }
}
