package tv.tributary.catalog.lineup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Search index: the texts of all [SearchableRow]s in one array. Immutable.
final class SearchText {
    /// How well a row fits what was typed, the best first.
    enum Fit {
        /// Its number is what was typed.
        NUMBER,
        /// So is its name.
        NAME,
        /// The merge would take it for that channel.
        KEY,
        /// Its name begins so.
        NAME_START,
        /// Each word begins a word of its name.
        WORD_STARTS,
        /// What the merge reads begins the name it goes by.
        KEY_START,
        /// All words are somewhere in its name.
        IN_NAME,
        /// They are in other fields, in names of its streams, or inside its key.
        ELSEWHERE,
        NONE
    }

    private static final int USUAL = 80;

    private final byte[] text;
    private final int[] starts;

    private SearchText(byte[] text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    /// A builder for much the same text with some other rows.
    Builder next(int most) {
        var fresh = Math.max(0, most - starts.length + 1);
        return new Builder(most, starts[starts.length - 1] + (fresh + 1) * USUAL);
    }

    /// Gathers the texts of rows, in their order.
    static final class Builder {
        private final int[] starts;
        private byte[] text;
        private int rows;

        /// @param most rows that will come
        Builder(int most) {
            this(most, most * USUAL);
        }

        private Builder(int most, int bytes) {
            starts = new int[most + 1];
            text = new byte[bytes];
        }

        void add(SearchableRow row) {
            var bytes = row.text().getBytes(UTF_8);
            var end = starts[rows] + bytes.length;
            copy(bytes, 0, bytes.length);
            starts[++rows] = end;
        }

        /// Rows of another text as they are, `to` exclusive.
        void addFrom(SearchText other, int from, int to) {
            var shift = starts[rows] - other.starts[from];
            copy(other.text, other.starts[from], other.starts[to] - other.starts[from]);
            for (var row = from; row < to; row++) starts[++rows] = other.starts[row + 1] + shift;
        }

        private void copy(byte[] bytes, int from, int length) {
            var end = starts[rows];
            if (end + length > text.length) text = Arrays.copyOf(text, (end + length) * 5 / 4 + USUAL);
            System.arraycopy(bytes, from, text, end, length);
        }

        SearchText build() {
            var used = starts[rows];
            // A little room behind the last row costs less than a copy.
            var trimmed = text.length - used > used / 8 ? Arrays.copyOf(text, used) : text;
            return new SearchText(trimmed, Arrays.copyOf(starts, rows + 1));
        }
    }

    /// How well a row fits. A row fits if all words occur in its text, or if the merge reads its name in them.
    Fit fit(int row, SearchQuery query) {
        var start = starts[row];
        var end = starts[row + 1];
        var keys = end;
        while (text[keys - 1] != '\n') keys--;
        var byKey = byKey(keys, end, query);
        if (!hasAll(start, keys, query)) return byKey;
        var byName = byName(start, keys, query);
        return byKey.compareTo(byName) < 0 ? byKey : byName;
    }

    private Fit byName(int start, int end, SearchQuery query) {
        var nameEnd = lineEnd(start, end);
        if (isLine(nameEnd + 1, lineEnd(nameEnd + 1, end), query.phrase)) return Fit.NUMBER;
        if (isLine(start, nameEnd, query.phrase)) return Fit.NAME;
        if (nameEnd - start >= query.phrase.length && isAt(start, query.phrase)) return Fit.NAME_START;
        if (!hasAll(start, nameEnd, query)) return Fit.ELSEWHERE;
        for (var i = 0; i < query.words.size(); i++) {
            if (!beginsWord(start, nameEnd, query.words.get(i))) return Fit.IN_NAME;
        }
        return Fit.WORD_STARTS;
    }

    /// @param from and to: where the names of its keys stand
    private Fit byKey(int from, int to, SearchQuery query) {
        var key = query.key;
        if (key.length == 0) return Fit.NONE;
        var best = Fit.NONE;
        for (var at = find(from, to, key); at >= 0; at = find(at + 1, to, key)) {
            var behind = at + key.length;
            // Channel 1 is not channel 11.
            if (isDigit(text[at - 1]) && isDigit(key[0])) continue;
            var isStart = text[at - 1] == '|';
            var isWhole = isStart && (behind == to || text[behind] == ' ');
            var goesOn = behind < to && isDigit(key[key.length - 1]) && isDigit(text[behind]);
            if (isWhole && isMarket(at - 1, query.market)) return Fit.KEY;
            if (!isWhole && (!query.mayBePart() || goesOn)) continue;
            var fit = isStart && query.market.length == 0 ? Fit.KEY_START : Fit.ELSEWHERE;
            if (fit.compareTo(best) < 0) best = fit;
        }
        return best;
    }

    /// @param end of the market in a key's name
    private boolean isMarket(int end, byte[] market) {
        return market.length == 0 || isAt(end - market.length, market);
    }

    private boolean hasAll(int from, int to, SearchQuery query) {
        var words = query.words;
        for (var i = 0; i < words.size(); i++) if (find(from, to, words.get(i)) < 0) return false;
        return !words.isEmpty();
    }

    private boolean beginsWord(int from, int to, byte[] word) {
        for (var at = find(from, to, word); at >= 0; at = find(at + 1, to, word)) {
            if (at == from || !isInWord(text[at - 1])) return true;
        }
        return false;
    }

    private int find(int from, int to, byte[] word) {
        var last = to - word.length;
        var first = word[0];
        for (var at = from; at <= last; at++) {
            if (text[at] == first && isAt(at, word)) return at;
        }
        return -1;
    }

    private boolean isLine(int from, int to, byte[] line) {
        return to - from == line.length && isAt(from, line);
    }

    private boolean isAt(int at, byte[] word) {
        for (var i = 0; i < word.length; i++) if (text[at + i] != word[i]) return false;
        return true;
    }

    private int lineEnd(int from, int to) {
        var at = from;
        while (at < to && text[at] != '\n') at++;
        return at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// Letters beyond ASCII are negative bytes.
    private static boolean isInWord(byte b) {
        return b < 0 || isDigit(b) || (b >= 'a' && b <= 'z');
    }
}
