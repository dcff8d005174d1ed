package tv.tributary.identity.text;

/// Stable 64-bit hashes of text; they are stored. Among a million texts the chance that any two share one is one in
/// forty million.
public final class Hash {
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private Hash() {}

    public static long of(String text) {
        var hash = SEED ^ text.length();
        for (var i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001B3L + (hash >>> 47);
        return spread(hash);
    }

    /// Of one hash and more text; the order counts.
    public static long of(long hash, String text) {
        return spread(hash * SEED + of(text));
    }

    private static long spread(long hash) {
        var mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
