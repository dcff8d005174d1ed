package tv.tributary.identity.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.Hash;
import tv.tributary.identity.text.Lexicon;
import tv.tributary.identity.text.LongMap;

/// Frequencies of words in the names of all channels: two channels that share `paprika` are more likely the
/// same than two that share `news`. Words that are common everywhere count as common in a short list, too.
/// Independent of the order of names. Holds some 100 bytes per channel. Not thread-safe.
final class WordFrequencies {
    /// In no more channels than this a word is rare.
    private static final long RARE = 4;
    private static final int SHORTEST_RARE = 5;
    /// In more channels than this, and in more than one of a hundred, a word is common.
    private static final long COMMON = 50;

    /// The rarity of a word.
    enum Grade {
        COMMON,
        PLAIN,
        RARE
    }

    private final LongMap told = new LongMap();
    private final LongMap channels = new LongMap();
    private long all;

    /// A name of a channel; the same twice counts once.
    void add(long channel, String title) {
        var seed = Hash.of(channel, "");
        if (told.putIfAbsent(seed, 1) == LongMap.ABSENT) all++;
        for (var word : words(title)) {
            var hash = Hash.of(word);
            if (told.putIfAbsent(seed ^ hash, 1) == LongMap.ABSENT)
                channels.put(hash, Math.max(0, channels.get(hash)) + 1);
        }
    }

    /// The rarity of the words that two names share. Symmetric.
    Grade of(String title, String other) {
        if (!rareWord(title, other).isEmpty()) return Grade.RARE;
        return isCommonName(title) || isCommonName(other) ? Grade.COMMON : Grade.PLAIN;
    }

    /// A rare word of both names, as it is compared; the first in the alphabet, empty if there is none.
    String rareWord(String title, String other) {
        var words = words(other);
        return words(title).stream()
                .filter(word -> isRare(word) && words.contains(word))
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private boolean isCommonName(String title) {
        var words = words(title);
        return !words.isEmpty() && words.stream().allMatch(this::isCommon);
    }

    private boolean isRare(String word) {
        return word.length() >= SHORTEST_RARE && !Lexicon.SHIPPED.isCommon(word) && channels.get(Hash.of(word)) <= RARE;
    }

    private boolean isCommon(String word) {
        return Lexicon.SHIPPED.isCommon(word) || channels.get(Hash.of(word)) > Math.max(COMMON, all / 100);
    }

    /// Folded, without numbers.
    private static List<String> words(String title) {
        var plain = Folding.plain(title);
        var words = new ArrayList<String>(4);
        for (var start = 0; start < plain.length(); ) {
            var end = start;
            while (end < plain.length() && Character.isLetter(plain.charAt(end))) end++;
            if (end > start + 1) words.add(plain.substring(start, end));
            start = end + 1;
        }
        return words;
    }
}
