package tv.tributary.guide.generate;

import java.text.DateFormatSymbols;
import java.time.DayOfWeek;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tv.tributary.identity.text.Folding;

/// Names of months, weekdays and days near today in the languages of lists, folded. Immutable.
final class CalendarWords {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "sv", "da", "no", "fi", "cs", "sk", "hu", "ro", "hr",
            "sq", "el", "ru", "uk", "bg");
    private static final int SHORTEST = 2;
    static final CalendarWords SHIPPED = new CalendarWords();

    private final Map<String, Integer> months = new HashMap<>();
    private final Map<String, DayOfWeek> weekdays = new HashMap<>();
    private final Map<String, Integer> near = new HashMap<>(Map.ofEntries(
            Map.entry("today", 0),
            Map.entry("tonight", 0),
            Map.entry("heute", 0),
            Map.entry("aujourd'hui", 0),
            Map.entry("hoy", 0),
            Map.entry("oggi", 0),
            Map.entry("stasera", 0),
            Map.entry("hoje", 0),
            Map.entry("vandaag", 0),
            Map.entry("dzisiaj", 0),
            Map.entry("dzis", 0),
            Map.entry("bugun", 0),
            Map.entry("idag", 0),
            Map.entry("tomorrow", 1),
            Map.entry("morgen", 1),
            Map.entry("demain", 1),
            Map.entry("manana", 1),
            Map.entry("domani", 1),
            Map.entry("amanha", 1),
            Map.entry("jutro", 1),
            Map.entry("yarin", 1),
            Map.entry("imorgon", 1)));

    private CalendarWords() {
        for (var language : LANGUAGES) {
            var symbols = DateFormatSymbols.getInstance(Locale.of(language));
            // The first language keeps a word that another has for another month or day.
            addMonths(symbols.getMonths());
            addMonths(symbols.getShortMonths());
            addWeekdays(symbols.getWeekdays());
            addWeekdays(symbols.getShortWeekdays());
        }
        // The shorter forms of English and German that the tables leave out.
        months.put("sept", Calendar.SEPTEMBER + 1);
        weekdays.putIfAbsent("tues", DayOfWeek.TUESDAY);
        weekdays.putIfAbsent("weds", DayOfWeek.WEDNESDAY);
        weekdays.putIfAbsent("thur", DayOfWeek.THURSDAY);
        weekdays.putIfAbsent("thurs", DayOfWeek.THURSDAY);
    }

    private void addMonths(String[] names) {
        for (var i = 0; i < names.length; i++) add(months, names[i], i + 1);
    }

    private void addWeekdays(String[] names) {
        for (var i = Calendar.SUNDAY; i <= Calendar.SATURDAY; i++) add(weekdays, names[i], DayOfWeek.SATURDAY.plus(i));
    }

    private static <T> void add(Map<String, T> words, String name, T meaning) {
        var word = folded(name);
        if (word.length() >= SHORTEST) words.putIfAbsent(word, meaning);
    }

    private static String folded(String word) {
        var plain = Folding.plain(word).strip();
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /// From 1; empty for what is no month.
    Optional<Integer> month(String word) {
        return Optional.ofNullable(months.get(folded(word)));
    }

    Optional<DayOfWeek> weekday(String word) {
        return Optional.ofNullable(weekdays.get(folded(word)));
    }

    /// How many days it is from today: 0 for `tonight`, 1 for `morgen`.
    Optional<Integer> daysAhead(String word) {
        return Optional.ofNullable(near.get(folded(word)));
    }
}
