package tv.tributary.ui.titles;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import tv.tributary.library.TitleQuery.TitleFilter;
import tv.tributary.library.TitleQuery.TitleSight;
import tv.tributary.text.Messages;

/// One line of a filter's menu.
///
/// @param words what it is called
/// @param change what choosing it does to the filter; two choices of one menu leave different filters
record FilterChoice(String words, UnaryOperator<TitleFilter> change) {
    private static final int SINGLE_YEARS = 4;
    private static final int FIRST_DECADE = 1950;
    private static final List<Integer> HEIGHTS = List.of(2_160, 1_080, 720);
    private static final List<Integer> NEW_DAYS = List.of(1, 7, 30, 90);

    /// Whether it is the one that a filter has chosen: it would change nothing.
    boolean isIn(TitleFilter filter) {
        return change.apply(filter).equals(filter);
    }

    static List<FilterChoice> categories(SequencedMap<String, Integer> counts) {
        return texts("titles.filter.category.all", counts, UnaryOperator.identity(), TitleFilter::ofCategory);
    }

    static List<FilterChoice> genres(SequencedMap<String, Integer> counts) {
        return texts("titles.filter.genre.all", counts, UnaryOperator.identity(), TitleFilter::ofGenre);
    }

    static List<FilterChoice> languages(SequencedMap<String, Integer> counts) {
        return texts("titles.filter.language.all", counts, TitleWords::language, TitleFilter::ofLanguage);
    }

    private interface TextFilter {
        TitleFilter with(TitleFilter filter, String text);
    }

    private static List<FilterChoice> texts(
            String all, SequencedMap<String, Integer> counts, UnaryOperator<String> words, TextFilter filter) {
        var choices = new ArrayList<FilterChoice>();
        choices.add(new FilterChoice(Messages.of(all), old -> filter.with(old, "")));
        counts.forEach((text, count) -> choices.add(new FilterChoice(
                Messages.of("titles.filter.counted", words.apply(text), count), old -> filter.with(old, text))));
        return choices;
    }

    /// The last years one by one, then decades.
    static List<FilterChoice> years(InstantSource clock) {
        var now = Year.from(clock.instant().atZone(ZoneId.systemDefault())).getValue();
        var choices = new ArrayList<FilterChoice>();
        choices.add(new FilterChoice(Messages.of("titles.filter.year.all"), old -> old.ofYears(0, 0)));
        for (var year = now; year > now - SINGLE_YEARS; year--) {
            var one = year;
            choices.add(new FilterChoice(Integer.toString(year), old -> old.ofYears(one, one)));
        }
        for (var decade = now / 10 * 10; decade >= FIRST_DECADE; decade -= 10) {
            var from = decade;
            choices.add(new FilterChoice(
                    Messages.of("titles.filter.year.decade", Integer.toString(decade)),
                    old -> old.ofYears(from, from + 9)));
        }
        choices.add(new FilterChoice(
                Messages.of("titles.filter.year.before", Integer.toString(FIRST_DECADE)),
                old -> old.ofYears(1, FIRST_DECADE - 1)));
        return choices;
    }

    static List<FilterChoice> heights() {
        var choices = new ArrayList<FilterChoice>();
        choices.add(new FilterChoice(Messages.of("titles.filter.quality.all"), old -> old.ofHeight(0)));
        for (var height : HEIGHTS) {
            choices.add(new FilterChoice(
                    Messages.of("titles.filter.quality.least", TitleWords.quality(height)),
                    old -> old.ofHeight(height)));
        }
        return choices;
    }

    /// What was added within some days.
    static List<FilterChoice> added(InstantSource clock) {
        // To the hour, so that a choice stays the same one while it is shown.
        var now = Instant.ofEpochSecond(clock.instant().getEpochSecond() / 3_600 * 3_600);
        var choices = new ArrayList<FilterChoice>();
        choices.add(new FilterChoice(Messages.of("titles.filter.new.all"), old -> old.since(Optional.empty())));
        for (var days : NEW_DAYS) {
            var since = Optional.of(now.minus(Duration.ofDays(days)));
            choices.add(new FilterChoice(Messages.of("titles.filter.new.days", days), old -> old.since(since)));
        }
        return choices;
    }

    static List<FilterChoice> sights() {
        return List.of(TitleSight.values()).stream()
                .map(sight -> new FilterChoice(Messages.of(sight), old -> old.in(sight)))
                .toList();
    }
}
