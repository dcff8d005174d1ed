package tv.tributary.net;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Recognises the names of secrets, and values that look like one.
final class SecretParameters {
    private static final Set<String> NAMES = Set.of(
            "user",
            "usr",
            "u",
            "un",
            "uid",
            "userid",
            "login",
            "pass",
            "p",
            "pw",
            "pwd",
            "pin",
            "auth",
            "sig",
            "sign",
            "mac",
            "sn",
            "sid",
            "st",
            "ticket",
            "hdnts",
            "hdnea",
            "hdntl",
            "policy",
            "streamid",
            "stream_id",
            "srt_streamid",
            "rtmp_playpath",
            "playpath");
    private static final List<String> PIECES = List.of(
            "token",
            "passw",
            "passphrase",
            "username",
            "user_name",
            "secret",
            "signature",
            "credential",
            "session",
            "hash",
            "hmac",
            "jwt",
            "authori",
            "authsign",
            "cookie");

    private SecretParameters() {}

    /// Whether a value under that name is nobody's business.
    static boolean isSecretName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || lower.endsWith("key") || PIECES.stream().anyMatch(lower::contains);
    }

    /// Whether a part of an address looks drawn by lot: long, and changing between small, capital and digit more often
    /// than names do; or so long without a pause that it is no name.
    static boolean isOpaque(String part) {
        var changes = 0;
        var run = 0;
        var longest = 0;
        for (var i = 0; i < part.length(); i++) {
            var c = part.charAt(i);
            run = Character.isLetterOrDigit(c) ? run + 1 : 0;
            longest = Math.max(longest, run);
            if (i > 0 && differ(part.charAt(i - 1), c)) changes++;
        }
        return longest >= 32 || (part.length() >= 16 && changes >= 5);
    }

    private static boolean differ(char before, char now) {
        if (!Character.isLetterOrDigit(before) || !Character.isLetterOrDigit(now)) return false;
        return Character.isDigit(before) != Character.isDigit(now)
                || (Character.isLowerCase(before) && Character.isUpperCase(now));
    }
}
