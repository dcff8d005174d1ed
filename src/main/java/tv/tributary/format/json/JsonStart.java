package tv.tributary.format.json;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/// Finds the beginning of a JSON document behind other text: warnings of PHP, a byte order mark. Pure.
///
/// @param offset of its first bracket; -1 if there is none within [#FARTHEST] characters
/// @param before the beginning of the text before it; of all there is if there is no document
record JsonStart(int offset, String before) {
    static final int FARTHEST = 1 << 16;
    private static final int SHOWN = 4_096;
    private static final int FIRST_LOOK = 256;

    static JsonStart of(Reader in) throws IOException {
        var head = new char[FARTHEST];
        var size = 0;
        // Nothing is waited for that is not needed.
        for (var look = FIRST_LOOK; size < FARTHEST; ) {
            var read = in.read(head, size, FARTHEST - size);
            if (read < 0) break;
            size += read;
            if (size < look) continue;
            if (find(head, size) >= 0) break;
            look = size * 2;
        }
        var offset = isPage(head, size) ? -1 : find(head, size);
        return new JsonStart(offset, new String(head, 0, Math.min(SHOWN, offset < 0 ? size : offset)));
    }

    boolean isFound() {
        return offset >= 0;
    }

    /// A web page, which may have documents in its scripts.
    private static boolean isPage(char[] head, int size) {
        var start = new String(head, 0, Math.min(size, FIRST_LOOK)).strip().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head");
    }

    private static int find(char[] head, int size) {
        for (var i = 0; i < size; i++) {
            if (head[i] == '{' && isFollowed(head, i, size, "\"}")) return i;
            if (head[i] == '[' && isFollowed(head, i, size, "{[]\"")) return i;
        }
        return -1;
    }

    /// A bracket in a sentence is followed by other signs than one of a document.
    private static boolean isFollowed(char[] head, int at, int size, String signs) {
        var next = at + 1;
        while (next < size && Character.isWhitespace(head[next])) next++;
        return next < size && signs.indexOf(head[next]) >= 0;
    }
}
