package tv.tributary.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.regex.Pattern;
import tv.tributary.catalog.merge.Folding;

/// What channels are found by: name, group, number and guide id of each, folded, in one array. Immutable.
final class SearchText {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final byte[] text;
    private final int[] starts;

    private SearchText(byte[] text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    static SearchText of(List<ChannelRow> rows) {
        var text = new ByteArrayOutputStream(rows.size() * 64);
        var starts = new int[rows.size() + 1];
        for (var i = 0; i < rows.size(); i++) {
            var channel = rows.get(i).channel();
            var words = channel.name() + "\n" + channel.group() + "\n" + channel.number() + "\n" + channel.guideId();
            text.writeBytes(Folding.plain(words).getBytes(UTF_8));
            starts[i + 1] = text.size();
        }
        return new SearchText(text.toByteArray(), starts);
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
