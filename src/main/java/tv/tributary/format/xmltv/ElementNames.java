package tv.tributary.format.xmltv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The elements of the XMLTV DTD, found by their bytes. Stateless.
final class ElementNames {
    private static final String[] NAMES = {
        "tv",
        "channel",
        "display-name",
        "icon",
        "url",
        "programme",
        "title",
        "sub-title",
        "desc",
        "credits",
        "director",
        "actor",
        "writer",
        "adapter",
        "producer",
        "composer",
        "editor",
        "presenter",
        "commentator",
        "guest",
        "date",
        "category",
        "keyword",
        "language",
        "orig-language",
        "length",
        "country",
        "episode-num",
        "video",
        "audio",
        "present",
        "colour",
        "aspect",
        "quality",
        "stereo",
        "previously-shown",
        "premiere",
        "last-chance",
        "new",
        "subtitles",
        "rating",
        "star-rating",
        "value",
        "review",
        "image"
    };
    static final int TV = 0;
    static final int CHANNEL = 1;
    static final int PROGRAMME = 5;

    private static final int SLOTS = 1 << 9;
    private static final byte[][] BYTES = new byte[NAMES.length][];
    /// The name in each slot, from 1; names that meet stand in the next free one.
    private static final byte[] TABLE = new byte[SLOTS];

    static {
        for (var i = 0; i < NAMES.length; i++) {
            BYTES[i] = NAMES[i].getBytes(StandardCharsets.US_ASCII);
            var slot = slot(BYTES[i], 0, BYTES[i].length);
            while (TABLE[slot] != 0) slot = (slot + 1) & (SLOTS - 1);
            TABLE[slot] = (byte) (i + 1);
        }
    }

    private ElementNames() {}

    /// The number of a name; -1 if the DTD does not know it.
    static int find(byte[] bytes, int from, int to) {
        if (to == from) return -1;
        for (var slot = slot(bytes, from, to); TABLE[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
            var known = BYTES[TABLE[slot] - 1];
            if (Arrays.equals(known, 0, known.length, bytes, from, to)) return TABLE[slot] - 1;
        }
        return -1;
    }

    static byte[] bytes(int name) {
        return BYTES[name];
    }

    private static int slot(byte[] bytes, int from, int to) {
        return (bytes[from] * 31 + bytes[to - 1] * 7 + (to - from) * 67) & (SLOTS - 1);
    }
}
