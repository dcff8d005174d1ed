package tv.tributary.identity.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.Lexicon;
import tv.tributary.identity.text.TextCleanup;

/// The meaning of a group's name: `UK`, `UK - UNITED KINGDOM` and `UK|` are one, and so are `UK| SPORTS HD` and
/// `United Kingdom | Sport`. Any text is read.
///
/// @param market the country or region it is of; empty if it names none
/// @param topic what is left: folded words without marks of quality and fillers, in the singular; empty for all
///     channels of a country
public record GroupIdentity(String market, String topic) {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}+&]+");
    private static final Set<String> MARKS = Set.of(
            "hd", "fhd", "uhd", "sd", "4k", "8k", "hevc", "h265", "h264", "raw", "live", "channels", "kanale", "vip");
    /// As in `united arab emirates`.
    private static final int LONGEST_NAME = 3;
    private static final int SHORTEST_PLURAL = 4;

    public static GroupIdentity of(String group) {
        var words = words(group);
        var market = market(group, words);
        var topic = new ArrayList<String>();
        for (var at = 0; at < words.size(); ) {
            var length = market.isEmpty() ? 0 : naming(words, at, market);
            if (length == 0) topic.add(words.get(at));
            at += Math.max(1, length);
        }
        var telling = topic.stream()
                .filter(word -> !MARKS.contains(word) && !Lexicon.SHIPPED.isFiller(word))
                .map(GroupIdentity::singular)
                .toList();
        // A group of nothing but marks is what it is called.
        var kept = telling.isEmpty() && market.isEmpty() ? words : telling;
        return new GroupIdentity(market, String.join(" ", kept));
    }

    private static List<String> words(String group) {
        return SIGNS.splitAsStream(Folding.plain(TextCleanup.repaired(group)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String market(String group, List<String> words) {
        var named = BroadcastMarkets.namedBy(group);
        if (!named.isEmpty() || words.size() < 2) return named;
        var last = words.getLast();
        return BroadcastMarkets.isPlainCode(last)
                ? BroadcastMarkets.ofCode(last.toUpperCase(Locale.ROOT))
                : BroadcastMarkets.ofLabel(last);
    }

    /// How many words from one on name the market.
    private static int naming(List<String> words, int at, String market) {
        for (var length = Math.min(LONGEST_NAME, words.size() - at); length > 0; length--) {
            var name = String.join(" ", words.subList(at, at + length));
            if (BroadcastMarkets.ofLabel(name).equals(market)) return length;
        }
        return BroadcastMarkets.ofCode(words.get(at).toUpperCase(Locale.ROOT)).equals(market) ? 1 : 0;
    }

    private static String singular(String word) {
        return word.length() >= SHORTEST_PLURAL && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
