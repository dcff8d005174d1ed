package tv.tributary.logo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tv.tributary.logo.Thumbnail.Backdrop;

/// A cache entry for one logo's address. Does not hold the address, which may hold a password.
///
/// @param picture empty if there is none to be had
/// @param likeness of the picture, see [DHash]
/// @param due when to ask again
/// @param etag and lastModified: what the server said, or empty
record CachedLogo(Optional<Thumbnail> picture, OptionalLong likeness, Instant due, String etag, String lastModified) {
    private static final String FORM = "tributary logo 1";
    private static final int LINES = 6;
    private static final int LONGEST_LINE = 300;

    static CachedLogo none(Instant due) {
        return new CachedLogo(Optional.empty(), OptionalLong.empty(), due, "", "");
    }

    CachedLogo due(Instant later) {
        return new CachedLogo(picture, likeness, later, etag, lastModified);
    }

    /// Some lines of text, then the PNG.
    byte[] bytes() {
        var head = String.join(
                "\n",
                FORM,
                due.toString(),
                picture.map(it -> it.plate().name()).orElse(""),
                likeness.isPresent() ? Long.toHexString(likeness.getAsLong()) : "",
                line(etag),
                line(lastModified),
                "");
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        picture.ifPresent(it -> out.writeBytes(it.bytes()));
        return out.toByteArray();
    }

    /// Empty for anything that [#bytes] did not write.
    static Optional<CachedLogo> of(byte[] bytes) {
        var lines = lines(bytes);
        if (lines.size() < LINES || !lines.getFirst().equals(FORM)) return Optional.empty();
        try {
            int head = lines.stream()
                    .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                    .sum();
            var picture = lines.get(2).isEmpty()
                    ? Optional.<Thumbnail>empty()
                    : Optional.of(new Thumbnail(
                            Arrays.copyOfRange(bytes, head, bytes.length), Backdrop.valueOf(lines.get(2))));
            return Optional.of(new CachedLogo(
                    picture, likeness(lines.get(3)), Instant.parse(lines.get(1)), lines.get(4), lines.get(5)));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The likeness alone, from the start of a file.
    static OptionalLong likeness(InputStream in) throws IOException {
        var lines = lines(in.readNBytes(LINES * LONGEST_LINE));
        try {
            return lines.size() < LINES || !lines.getFirst().equals(FORM)
                    ? OptionalLong.empty()
                    : likeness(lines.get(3));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong likeness(String hex) {
        return hex.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseUnsignedLong(hex, 16));
    }

    private static List<String> lines(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, LINES * LONGEST_LINE), StandardCharsets.UTF_8);
        return Arrays.stream(head.split("\n", LINES + 1)).limit(LINES).toList();
    }

    /// Servers' words, kept only if they are sane: an ETag cut short would never match.
    private static String line(String text) {
        boolean sane = text.length() < LONGEST_LINE / 3 && text.chars().allMatch(c -> c >= ' ' && c < 127);
        return sane ? text : "";
    }
}
