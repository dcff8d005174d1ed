package tv.tributary.catalog.lineup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tv.tributary.identity.text.Folding;

/// Search index: name, group, number and guide id of each channel, folded, in one array. Immutable.
final class SearchText {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int USUAL = 64;

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

        void add(ChannelRow row) {
            var channel = row.channel();
            var words = channel.name() + "\n" + channel.group() + "\n" + channel.number() + "\n" + channel.guideId();
            var bytes = Folding.plain(words).getBytes(UTF_8);
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

    /// The words of what somebody typed.
    static List<byte[]> words(String typed) {
        return SPACE.splitAsStream(Folding.plain(typed))
                .filter(word -> !word.isEmpty())
                .map(word -> word.getBytes(UTF_8))
                .toList();
    }

    /// Whether all words occur in the row's text.
    boolean has(int row, List<byte[]> words) {
        for (var i = 0; i < words.size(); i++) if (!has(row, words.get(i))) return false;
        return true;
    }

    private boolean has(int row, byte[] word) {
        var last = starts[row + 1] - word.length;
        for (var at = starts[row]; at <= last; at++) {
            if (text[at] == word[0] && isAt(at, word)) return true;
        }
        return false;
    }

    private boolean isAt(int at, byte[] word) {
        for (var i = 1; i < word.length; i++) if (text[at + i] != word[i]) return false;
        return true;
    }
}
