package tv.tributary.identity.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// The words of what somebody typed, all of which must occur: folded, without the signs that stand around them.
/// Immutable.
public final class SearchWords {
    private final List<byte[]> words;
    /// The words with one space between them.
    private final byte[] phrase;

    private SearchWords(List<String> words) {
        this.words = words.stream().map(word -> word.getBytes(UTF_8)).toList();
        this.phrase = String.join(" ", words).getBytes(UTF_8);
    }

    public static SearchWords of(String typed) {
        return new SearchWords(split(typed));
    }

    /// The words of a name or of what was typed.
    public static List<String> split(String text) {
        var folded = Folding.plain(text);
        var words = new ArrayList<String>();
        var at = 0;
        while (at < folded.length()) {
            var end = at;
            while (end < folded.length() && !Character.isWhitespace(folded.charAt(end))) end++;
            var from = at;
            var to = end;
            while (from < to && isEdge(folded.charAt(from))) from++;
            while (to > from && isEdge(folded.charAt(to - 1))) to--;
            if (from < to) words.add(folded.substring(from, to));
            at = end + 1;
        }
        return words;
    }

    /// Whether there is no word: all rows fit.
    public boolean isEmpty() {
        return words.isEmpty();
    }

    List<byte[]> words() {
        return words;
    }

    byte[] phrase() {
        return phrase;
    }

    private static boolean isEdge(char c) {
        return ":|[](){}<>-–—•·,;\"".indexOf(c) >= 0;
    }
}
