package tv.tributary.identity.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.tributary.file.BundledFile;

/// Meanings of words in channel names, from the bundled table `words.tsv`. Immutable.
public final class Lexicon {
    public static final Lexicon SHIPPED = new Lexicon();
    private static final int LONGEST_REGION = 20;

    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> languages = new HashMap<>();
    private final Map<String, List<String>> spoken = new HashMap<>();
    private final Map<String, String> coasts = new HashMap<>();
    private final Map<String, String> same = new HashMap<>();
    private final Map<String, Integer> longest = new HashMap<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, String> countries = new HashMap<>();
    private final Map<String, String> areas = new HashMap<>();
    private final Set<String> fillers = new HashSet<>();
    private final Set<String> common = new HashSet<>();
    private final Set<String> regions = new HashSet<>();

    private Lexicon() {
        for (var row : BundledFile.table(Lexicon.class, "words.tsv")) {
            var word = row.get(1);
            switch (row.getFirst()) {
                case "number" -> numbers.put(word, row.get(2));
                case "language" -> languages.put(word, row.get(2));
                case "coast" -> coasts.put(word, row.get(2));
                case "same" -> {
                    same.put(word, row.get(2));
                    var parts = word.split(" ", -1);
                    longest.merge(parts[0], parts.length, Math::max);
                }
                case "name" -> names.put(word, List.of(row.get(2).split(" ", -1)));
                case "spoken" -> spoken.put(word, List.of(row.get(2).split(" ", -1)));
                case "country" -> countries.put(word, row.get(2));
                case "area" -> areas.put(word, row.get(2));
                case "region" -> regions.add(word);
                case "common" -> common.add(word);
                case "filler" -> fillers.add(word);
                default -> throw new IllegalStateException("words.tsv: " + row);
            }
        }
    }

    /// Markets by the names that other languages have for them: `de` for `allemagne`.
    Map<String, String> countries() {
        return Map.copyOf(countries);
    }

    /// `2` for `two`; empty for what is no number.
    public String number(String word) {
        return numbers.getOrDefault(word, "");
    }

    /// `en` for `english`; empty for what is no language.
    public String language(String word) {
        return languages.getOrDefault(word, "");
    }

    /// The region of several countries that these words at a name's end say it is for: `nordic` for `nordics`; empty
    /// for other words.
    public String area(String words) {
        return areas.getOrDefault(words, "");
    }

    /// The languages of a market, ISO 639, the most spoken first; empty for one that nothing is known of.
    public List<String> spoken(String market) {
        return spoken.getOrDefault(market, List.of());
    }

    /// `east`, `west` or another coast's feed; empty for other words.
    public String coast(String word) {
        return coasts.getOrDefault(word, "");
    }

    /// Whether this is a coast as [#coast] tells them.
    public boolean isCoast(String meaning) {
        return coasts.containsValue(meaning);
    }

    /// Whether one name is the other with a region behind it, or both are one name with two regions.
    public boolean tellsRegion(String name, String other) {
        var base = withoutRegion(name);
        var otherBase = withoutRegion(other);
        return !name.equals(other) && base.equals(otherBase);
    }

    private String withoutRegion(String name) {
        for (var length = Math.min(name.length() - 1, LONGEST_REGION); length > 1; length--) {
            var at = name.length() - length;
            if (regions.contains(name.substring(at))) return name.substring(0, at);
        }
        return name;
    }

    /// The words that an abbreviation stands for: `national geographic` for `nat geo`; empty if it is none.
    public String same(String words) {
        return same.getOrDefault(words, "");
    }

    /// The number of words in the longest phrase that begins with this word; 0 if none does.
    public int longest(String word) {
        return longest.getOrDefault(word, 0);
    }

    /// The usual name where this one is another for the whole channel: `das erste` for `ard`; else as it is.
    public String name(String joined) {
        var name = names.get(joined);
        return name == null ? joined : String.join("", name);
    }

    /// The words of the usual name where this one is another for the whole channel; empty if it is none.
    public List<String> words(String joined) {
        return names.getOrDefault(joined, List.of());
    }

    /// Whether so many channels have the word in their names that sharing it says little.
    public boolean isCommon(String word) {
        return common.contains(word) || fillers.contains(word);
    }

    public boolean isFiller(String word) {
        return fillers.contains(word);
    }
}
