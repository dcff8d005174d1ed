package tv.tributary.dvr.rule;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.rule.RuleSettings.TextMatch;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.identity.text.Folding;

/// Finds the rules that want a showing. Titles come again and again, so what a title means for all rules is found out
/// once. For one thread.
public final class RuleMatcher {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final ZoneId zone;
    private final List<CompiledRule> all = new ArrayList<>();
    private final Map<String, List<CompiledRule>> exact = new HashMap<>();
    /// By one of their words, which a title must have.
    private final Map<String, List<CompiledRule>> byWord = new HashMap<>();
    /// Those that have to look at each showing.
    private final List<CompiledRule> others = new ArrayList<>();

    private final Map<String, List<CompiledRule>> known = new HashMap<>();

    /// @param rules those that are switched off count as absent
    /// @param zone in which the rules' days and times are
    public RuleMatcher(List<RecordingRule> rules, ZoneId zone) {
        this.zone = zone;
        for (var rule : rules) {
            if (!rule.settings().enabled()) continue;
            var compiled = new CompiledRule(rule, all.size());
            all.add(compiled);
            if (compiled.words.isEmpty() || rule.settings().everywhere()) others.add(compiled);
            else if (rule.settings().match() == TextMatch.EXACT) add(exact, compiled.text, compiled);
            else if (rule.settings().match() == TextMatch.WORDS) add(byWord, compiled.longest(), compiled);
            else others.add(compiled);
        }
    }

    private static void add(Map<String, List<CompiledRule>> map, String key, CompiledRule rule) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(rule);
    }

    /// Whether there is any rule that can want something.
    public boolean isIdle() {
        return all.isEmpty();
    }

    /// The rules that want a showing, the most important first.
    public List<RecordingRule> of(Showing showing) {
        var found = known.computeIfAbsent(showing.title(), this::ofTitle);
        if (found.isEmpty() && others.isEmpty()) return List.of();
        var wanting = new ArrayList<CompiledRule>();
        for (var rule : found) if (rule.wants(showing, zone)) wanting.add(rule);
        for (var rule : others) if (rule.hasText(showing) && rule.wants(showing, zone)) wanting.add(rule);
        wanting.sort((one, other) -> Integer.compare(one.place, other.place));
        return wanting.stream().map(rule -> rule.rule).toList();
    }

    private List<CompiledRule> ofTitle(String title) {
        var plain = Folding.plain(title.strip());
        var found = new ArrayList<>(exact.getOrDefault(plain, List.of()));
        if (!byWord.isEmpty()) {
            var words = words(plain);
            for (var word : words)
                for (var rule : byWord.getOrDefault(word, List.of()))
                    if (words.containsAll(rule.words)) found.add(rule);
        }
        return List.copyOf(found);
    }

    private static Set<String> words(String plain) {
        var words = new HashSet<>(List.of(NO_WORD.split(plain)));
        words.remove("");
        return words;
    }

    private static final class CompiledRule {
        private final RecordingRule rule;
        private final int place;
        private final String text;
        private final Set<String> words;
        private final Optional<Pattern> pattern;
        private final String person;
        private final String category;

        CompiledRule(RecordingRule rule, int place) {
            var settings = rule.settings();
            this.rule = rule;
            this.place = place;
            this.text = Folding.plain(settings.text().strip());
            this.words = RuleMatcher.words(text);
            this.pattern = settings.match() == TextMatch.REGEX
                    ? Optional.of(
                            Pattern.compile(settings.text().strip(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                    : Optional.empty();
            this.person = Folding.plain(settings.person().strip());
            this.category = Folding.plain(settings.category().strip());
        }

        String longest() {
            return words.stream()
                    .max((one, other) -> Integer.compare(one.length(), other.length()))
                    .orElse("");
        }

        boolean hasText(Showing showing) {
            if (text.isEmpty() || isIn(showing.title())) return true;
            return rule.settings().everywhere() && (isIn(showing.subTitle()) || isIn(showing.description()));
        }

        private boolean isIn(String words) {
            var plain = Folding.plain(words.strip());
            if (pattern.isPresent()) return finds(pattern.get(), words) || finds(pattern.get(), plain);
            return rule.settings().match() == TextMatch.EXACT
                    ? plain.equals(text)
                    : RuleMatcher.words(plain).containsAll(this.words);
        }

        boolean wants(Showing showing, ZoneId zone) {
            var settings = rule.settings();
            if (!settings.channels().isEmpty() && !settings.channels().contains(showing.channel())) return false;
            if (settings.newOnly() && showing.isRepeat() && !showing.isNew()) return false;
            if (settings.leastRating() > 0 && showing.rating().orElse(0.0) < settings.leastRating()) return false;
            var minutes = Duration.between(showing.start(), showing.stop()).toMinutes();
            if (minutes < settings.leastMinutes()) return false;
            if (settings.mostMinutes() > 0 && minutes > settings.mostMinutes()) return false;
            if (!category.isEmpty() && showing.categories().stream().noneMatch(one -> has(one, category))) return false;
            if (!person.isEmpty() && showing.people().stream().noneMatch(one -> has(one, person))) return false;
            var local = showing.start().atZone(zone);
            if (!settings.days().isEmpty() && !settings.days().contains(local.getDayOfWeek())) return false;
            return isWithin(local.toLocalTime(), settings.from(), settings.until());
        }

        private static boolean has(String text, String part) {
            return Folding.plain(text).contains(part);
        }

        private static boolean isWithin(LocalTime time, Optional<LocalTime> from, Optional<LocalTime> until) {
            var isAfter = from.isEmpty() || !time.isBefore(from.get());
            var isBefore = until.isEmpty() || !time.isAfter(until.get());
            var overMidnight =
                    from.isPresent() && until.isPresent() && until.get().isBefore(from.get());
            return overMidnight ? isAfter || isBefore : isAfter && isBefore;
        }
    }

    private static boolean finds(Pattern pattern, String text) {
        try {
            return pattern.matcher(new BoundedText(text)).find();
        } catch (TooManyLooks _) {
            return false;
        }
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyLooks() {
            super("a regular expression looked too often", null, false, false);
        }
    }

    /// A text that a regular expression may look at only so often: one that goes back and forth without end finds
    /// nothing.
    private static final class BoundedText implements CharSequence {
        private static final int MOST_LOOKS = 100_000;

        private final String text;
        private int looks;

        BoundedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) throw new TooManyLooks();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
