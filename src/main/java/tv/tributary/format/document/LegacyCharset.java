package tv.tributary.format.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The one charset of those parts of a document that are not UTF-8. Decided at the first of them, from what the
/// document says, what its server says, and the letters at hand. For one thread.
public final class LegacyCharset {
    /// Enough words to be sure, few enough to be quick.
    private static final int SAMPLE = 4_096;
    /// What servers say without having looked.
    private static final Set<String> NO_WORD = Set.of("utf-8", "us-ascii", "iso-8859-1", "windows-1252");

    private final Supplier<String> document;
    private final String server;
    private Optional<Charset> decided = Optional.empty();

    /// @param document what the document said so far; empty for nothing
    /// @param server what its server said; empty for nothing
    public LegacyCharset(Supplier<String> document, String server) {
        this.document = document;
        this.server = server;
    }

    /// @param from where the first part begins that is not UTF-8
    /// @param to where the bytes at hand end
    public Charset of(byte[] bytes, int from, int to) {
        if (decided.isEmpty()) decided = Optional.of(decide(sample(bytes, from, to)));
        return decided.get();
    }

    private Charset decide(byte[] sample) {
        return named(document.get())
                .filter(charset -> fits(sample, charset))
                .or(() -> named(server).filter(charset -> fits(sample, charset)))
                .orElseGet(() -> CharsetDetector.detect(sample));
    }

    private static Optional<Charset> named(String name) {
        try {
            return name.isBlank()
                    ? Optional.empty()
                    : Optional.of(Charset.forName(name.strip()))
                            .filter(charset -> !NO_WORD.contains(charset.name().toLowerCase(Locale.ROOT)))
                            .filter(charset -> !charset.name().startsWith("UTF-"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    private static boolean fits(byte[] sample, Charset charset) {
        return new String(sample, charset).indexOf('\uFFFD') < 0;
    }

    /// The words that are not UTF-8, each once.
    private static byte[] sample(byte[] bytes, int from, int to) {
        var sample = new ByteArrayOutputStream(SAMPLE);
        var seen = new HashSet<String>();
        for (int at = from; at < to && sample.size() < SAMPLE; ) {
            int start = at;
            boolean beyond = false;
            while (at < to && isWordPart(bytes, start, at)) beyond |= bytes[at++] < 0;
            if (beyond && !isUtf8(bytes, start, at)) {
                int end = Math.min(at, start + SAMPLE);
                if (seen.add(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1))) {
                    sample.write(bytes, start, end - start);
                    sample.write('\n');
                }
            }
            if (at == start) at++;
        }
        return sample.toByteArray();
    }

    /// Letters, all that is not ASCII, and what may be the second half of a character.
    private static boolean isWordPart(byte[] bytes, int start, int at) {
        byte b = bytes[at];
        if (b < 0 || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z')) return true;
        return b >= 0x40 && b < 0x7F && at > start && bytes[at - 1] < 0;
    }

    /// Whether these bytes are well-formed UTF-8.
    public static boolean isUtf8(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
