package tv.tributary.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;

/// Fuzzy search: finds texts that contain the typed letters in order, best matches first. Pure.
final class Fuzzy {
    private static final int AT_START = 12;
    private static final int AT_WORD = 8;
    private static final int NEXT_TO_LAST = 6;

    private Fuzzy() {}

    /// The items that match, best first; all in their order if nothing was typed.
    static <T> List<T> matching(List<T> items, String typed, Function<T, String> words) {
        record Scored<T>(T item, int score) {}
        return items.stream()
                .flatMap(item -> score(words.apply(item), typed).stream().mapToObj(s -> new Scored<>(item, s)))
                .sorted(Comparator.comparingInt((Scored<T> scored) -> scored.score)
                        .reversed())
                .map(Scored::item)
                .toList();
    }

    /// How plainly `text` holds the letters of `typed` in order, spaces aside; empty if it does not.
    static OptionalInt score(String text, String typed) {
        var letters = typed.toLowerCase(Locale.ROOT).replace(" ", "");
        var where = text.toLowerCase(Locale.ROOT);
        var whole = where.indexOf(typed.strip().toLowerCase(Locale.ROOT));
        var score = whole < 0 ? 0 : letters.length() * (NEXT_TO_LAST + AT_WORD) - whole;
        var from = 0;
        var last = -2;
        for (var i = 0; i < letters.length(); i++) {
            var at = where.indexOf(letters.charAt(i), from);
            if (at < 0) return OptionalInt.empty();
            if (at == 0) score += AT_START;
            else if (!Character.isLetterOrDigit(where.charAt(at - 1))) score += AT_WORD;
            if (at == last + 1) score += NEXT_TO_LAST;
            score -= Math.min(3, at - from);
            last = at;
            from = at + 1;
        }
        return OptionalInt.of(score);
    }
}
