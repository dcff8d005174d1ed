package tv.tributary.library;

import java.util.List;
import java.util.Locale;

/// A list with films and series, with all that a page of them shows; each is always the same. Posters are at
/// `poster:17`; some have none.
public final class SampleTitles {
    private static final List<String> FIRST = List.of(
            "Silent",
            "Golden",
            "Last",
            "Hidden",
            "Northern",
            "Broken",
            "Distant",
            "Paper",
            "Winter",
            "Crimson",
            "Second",
            "Electric",
            "Quiet",
            "Burning",
            "Hollow",
            "Velvet",
            "Lost",
            "Iron",
            "Little",
            "Endless");
    private static final List<String> SECOND = List.of(
            "Harbour",
            "River",
            "Letters",
            "Summer",
            "Kingdom",
            "Garden",
            "Station",
            "Mountain",
            "Promise",
            "Orchard",
            "Republic",
            "Lighthouse",
            "Parade",
            "Horizon",
            "Machine",
            "Island",
            "Frontier",
            "Theatre",
            "Voyage",
            "Melody");
    private static final List<String> CATEGORIES =
            List.of("Cinema EN", "Cinema DE", "4K Movies", "Classics", "Family", "Documentaries", "World Cinema");
    private static final List<String> GENRES = List.of(
            "Drama",
            "Comedy, Romance",
            "Action, Thriller",
            "Science Fiction",
            "Crime, Drama",
            "Animation, Family",
            "Documentary",
            "Horror",
            "Adventure, Fantasy");
    private static final String PLOT =
            "When the ferry stops running, a lighthouse keeper and a runaway violinist have one"
                    + " winter to find out who keeps ringing the harbour bell. What they find under the ice changes the town.";
    private static final List<String> MARKS = List.of("", "", "EN - ", "DE - ", "4K - ", "", "FR - ");

    private SampleTitles() {}

    /// What the list calls a film: `EN - The Silent River 3 (1987)`.
    public static String name(int number) {
        var round = number / (FIRST.size() * SECOND.size());
        return "%sThe %s %s%s (%d)"
                .formatted(
                        MARKS.get(number % MARKS.size()),
                        FIRST.get(number % FIRST.size()),
                        SECOND.get(number / FIRST.size() % SECOND.size()),
                        round == 0 ? "" : " " + (round + 1),
                        2026 - number % 60);
    }

    public static String list(int movies, int series) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < movies; i++) {
            add(list, i, CATEGORIES.get(i % CATEGORIES.size()), name(i), "http://films.test/movie/u/p/" + i + ".mkv");
        }
        for (var i = 0; i < series; i++) {
            for (var episode = 1; episode <= 3; episode++) {
                var name = "%s %s S01 E%02d Chapter %d"
                        .formatted(
                                FIRST.get(i % FIRST.size()),
                                SECOND.get((i / FIRST.size() + 7) % SECOND.size()) + (i < 400 ? "" : " " + i / 400),
                                episode,
                                episode);
                add(list, i, "Series " + i % 3, name, "http://films.test/series/u/p/" + i + "00" + episode + ".mp4");
            }
        }
        return list.toString();
    }

    private static void add(StringBuilder list, int number, String category, String name, String url) {
        var poster = number % 9 == 4 ? "" : "poster:" + number;
        list.append(
                "#EXTINF:-1 tvg-logo=\"%s\" group-title=\"%s\" genre=\"%s\" plot=\"%s\" cast=\"%s\" rating=\"%s\" added=\"%d\",%s\n%s\n"
                        .formatted(
                                poster,
                                category,
                                GENRES.get(number % GENRES.size()),
                                PLOT,
                                "Mara Lind, Jonas Verhoeven, Aiko Tanabe",
                                String.format(Locale.ROOT, "%.1f", 4 + number % 53 / 10.0),
                                1_700_000_000L + number * 500L,
                                name,
                                url));
    }
}
