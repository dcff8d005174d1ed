package tv.tributary.identity.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// The texts of many rows in one array of bytes, so that all of them are searched within milliseconds. The text of a
/// row is folded ([Folding#plain]); its first line is the row's name. Immutable.
public final class TextRows {
    /// Grades of how well a name fits the search, best first.
    public enum NameFit {
        /// It is the name.
        NAME,
        /// The name begins so.
        NAME_START,
        /// Each word begins a word of the name.
        WORD_STARTS,
        /// All words are somewhere in the name.
        IN_NAME,
        NONE
    }

    private static final int USUAL = 80;

    private final byte[] text;
    private final int[] starts;

    private TextRows(byte[] text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    /// A builder for much the same text with some other rows.
    public Builder next(int most) {
        var fresh = Math.max(0, most - starts.length + 1);
        return new Builder(most, starts[starts.length - 1] + (fresh + 1) * USUAL);
    }

    /// Gathers the texts of rows, in their order. Not thread-safe.
    public static final class Builder {
        private final int[] starts;
        private byte[] text;
        private int rows;

        /// @param most rows that will come
        public Builder(int most) {
            this(most, most * USUAL);
        }

        private Builder(int most, int bytes) {
            starts = new int[most + 1];
            text = new byte[bytes];
        }

        /// @param folded its first line is the name
        public void add(String folded) {
            var bytes = folded.getBytes(UTF_8);
            var end = starts[rows] + bytes.length;
            copy(bytes, 0, bytes.length);
            starts[++rows] = end;
        }

        /// Rows of another text as they are, `to` exclusive.
        public void addFrom(TextRows other, int from, int to) {
            var shift = starts[rows] - other.starts[from];
            copy(other.text, other.starts[from], other.starts[to] - other.starts[from]);
            for (var row = from; row < to; row++) starts[++rows] = other.starts[row + 1] + shift;
        }

        private void copy(byte[] bytes, int from, int length) {
            var end = starts[rows];
            if (end + length > text.length) text = Arrays.copyOf(text, (end + length) * 5 / 4 + USUAL);
            System.arraycopy(bytes, from, text, end, length);
        }

        public TextRows build() {
            var used = starts[rows];
            // A little room behind the last row costs less than a copy.
            var trimmed = text.length - used > used / 8 ? Arrays.copyOf(text, used) : text;
            return new TextRows(trimmed, Arrays.copyOf(starts, rows + 1));
        }
    }

    /// Where a row's text begins.
    public int start(int row) {
        return starts[row];
    }

    /// The first place behind a row's text.
    public int end(int row) {
        return starts[row + 1];
    }

    /// The first line of a row.
    public String name(int row) {
        var start = starts[row];
        return new String(text, start, lineEnd(start, starts[row + 1]) - start, UTF_8);
    }

    public byte at(int place) {
        return text[place];
    }

    /// How a row's name fits: its first line.
    public NameFit nameFit(int row, SearchWords typed) {
        var start = starts[row];
        return nameFit(start, lineEnd(start, starts[row + 1]), typed);
    }

    /// How the name between two places fits.
    public NameFit nameFit(int start, int end, SearchWords typed) {
        if (isLine(start, end, typed)) return NameFit.NAME;
        if (end - start >= typed.phrase().length && isAt(start, typed.phrase())) return NameFit.NAME_START;
        if (!hasAll(start, end, typed)) return NameFit.NONE;
        var words = typed.words();
        for (var i = 0; i < words.size(); i++) if (!beginsWord(start, end, words.get(i))) return NameFit.IN_NAME;
        return NameFit.WORD_STARTS;
    }

    /// Whether all words occur between two places; false if there are none.
    public boolean hasAll(int from, int to, SearchWords typed) {
        var words = typed.words();
        for (var i = 0; i < words.size(); i++) if (find(from, to, words.get(i)) < 0) return false;
        return !words.isEmpty();
    }

    /// Whether the text between two places is what was typed.
    public boolean isLine(int from, int to, SearchWords typed) {
        return to - from == typed.phrase().length && isAt(from, typed.phrase());
    }

    private boolean beginsWord(int from, int to, byte[] word) {
        for (var at = find(from, to, word); at >= 0; at = find(at + 1, to, word)) {
            if (at == from || !isInWord(text[at - 1])) return true;
        }
        return false;
    }

    /// Where a word occurs first; negative if it does not.
    public int find(int from, int to, byte[] word) {
        var last = to - word.length;
        var first = word[0];
        for (var at = from; at <= last; at++) {
            if (text[at] == first && isAt(at, word)) return at;
        }
        return -1;
    }

    public boolean isAt(int at, byte[] word) {
        for (var i = 0; i < word.length; i++) if (text[at + i] != word[i]) return false;
        return true;
    }

    /// Where the line ends that begins at a place.
    public int lineEnd(int from, int to) {
        var at = from;
        while (at < to && text[at] != '\n') at++;
        return at;
    }

    public static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// Letters beyond ASCII are negative bytes.
    private static boolean isInWord(byte b) {
        return b < 0 || isDigit(b) || (b >= 'a' && b <= 'z');
    }
}
