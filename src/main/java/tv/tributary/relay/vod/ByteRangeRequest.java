package tv.tributary.relay.vod;

import java.util.regex.Pattern;

/// A range request for a film (RFC 9110, 14).
///
/// @param range one range of bytes; empty for the whole
/// @param ifRange the state of the film the viewer already has a part of; empty if it does not say
public record ByteRangeRequest(String range, String ifRange) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{1,18}-\\d{0,18}|-\\d{1,18})");

    public static final ByteRangeRequest WHOLE = new ByteRangeRequest("", "");

    /// What was asked for; anything but one range of bytes stands for the whole, as HTTP allows.
    public static ByteRangeRequest of(String range, String ifRange) {
        var clean = range.replace(" ", "");
        return ONE.matcher(clean).matches() ? new ByteRangeRequest(clean, ifRange) : WHOLE;
    }

    /// From a byte to another one; to the end if `last` is negative.
    static ByteRangeRequest of(long first, long last) {
        return new ByteRangeRequest("bytes=" + first + "-" + (last < 0 ? "" : Long.toString(last)), "");
    }
}
