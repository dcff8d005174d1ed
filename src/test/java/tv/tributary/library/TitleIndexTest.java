package tv.tributary.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tv.tributary.library.TitleQuery.TitleFilter;
import tv.tributary.library.TitleQuery.TitleOrder;
import tv.tributary.library.TitleQuery.TitleSight;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.TitleRowStore.ListedTitle;
import tv.tributary.store.TitleRowStore.ListedVersion;

class TitleIndexTest {
    private static final ProviderId ONE = new ProviderId(1);
    private static final ProviderId TWO = new ProviderId(2);

    private final TitleIndexBuilder builder = new TitleIndexBuilder();
    private final List<ListedTitle> titles = new ArrayList<>();
    private long last;

    /// @param added in days of 1970
    private void film(String name, int year, double rating, int added, String genres, ListedVersion... versions) {
        film(name, year, rating, added, genres, false, false, versions);
    }

    private void film(
            String name,
            int year,
            double rating,
            int added,
            String genres,
            boolean hidden,
            boolean favourite,
            ListedVersion... versions) {
        for (var version : versions) builder.add(version);
        titles.add(new ListedTitle(
                last,
                TitleKind.MOVIE,
                name,
                TitleName.folded(name),
                false,
                year,
                rating,
                genres,
                "",
                added * 86_400L,
                hidden,
                favourite));
    }

    private ListedVersion version(ProviderId provider, String category, int height, String language) {
        return new ListedVersion(last, provider, category, height, language, OptionalInt.empty());
    }

    private ListedVersion first(ProviderId provider, String category, int height, String language) {
        last++;
        return version(provider, category, height, language);
    }

    private TitleIndex index() {
        film(
                "Alien",
                1979,
                8.5,
                4,
                "Horror, Sci-Fi",
                first(ONE, "Classics", 1_080, "en"),
                version(TWO, "SF", 2_160, "de"));
        film("Aliens", 1986, 8.4, 3, "Action / Sci-Fi", first(ONE, "Classics", 720, "eng"));
        film("The Alien Way", 2021, 0, 2, "", first(TWO, "New", 0, ""));
        film("Amélie", 2001, 8.3, 9, "Comedy, Romance", first(TWO, "World", 480, "fr"));
        film("Inalienable", 0, 5, 0, "Drama", first(ONE, "New", 0, "multi"));
        film("Secret", 2001, 9.9, 8, "Comedy", true, true, first(ONE, "New", 0, ""));
        film("Star", 2001, 7, 7, "Comedy", false, true, first(ONE, "New", 0, ""));
        titles.forEach(builder::add);
        return TitleIndex.of(builder.rows(TitleKind.MOVIE));
    }

    private static List<String> names(TitleIndex index, String text, TitleFilter filter, TitleOrder order) {
        return index.list(new TitleQuery(TitleKind.MOVIE, text, filter, order, false)).stream()
                .map(TitleRow::name)
                .toList();
    }

    private static List<String> found(TitleIndex index, String text) {
        return names(index, text, TitleFilter.all(), TitleOrder.NAME);
    }

    private static List<String> found(TitleIndex index, TitleFilter filter) {
        return names(index, "", filter, TitleOrder.NAME);
    }

    @Test
    void theNamesThatFitBestComeFirst() {
        assertThat(found(index(), "alien")).containsExactly("Alien", "Aliens", "The Alien Way", "Inalienable");
    }

    @Test
    void aNameIsFoundInAnyWriting() {
        var index = index();
        assertThat(found(index, "AMELIE")).containsExactly("Amélie");
        assertThat(found(index, "way, alien")).containsExactly("The Alien Way");
    }

    @Test
    void theYearMayBeTypedToo() {
        var index = index();
        assertThat(found(index, "alien 1979")).containsExactly("Alien");
        assertThat(found(index, "2001")).containsExactly("Amélie", "Star");
    }

    @Test
    void titlesAreSorted() {
        var index = index();
        assertThat(names(index, "", TitleFilter.all(), TitleOrder.ADDED))
                .containsExactly("Amélie", "Star", "Alien", "Aliens", "The Alien Way", "Inalienable");
        assertThat(names(index, "", TitleFilter.all(), TitleOrder.YEAR))
                .containsExactly("The Alien Way", "Amélie", "Star", "Aliens", "Alien", "Inalienable");
        assertThat(names(index, "", TitleFilter.all(), TitleOrder.RATING))
                .containsExactly("Alien", "Aliens", "Amélie", "Star", "Inalienable", "The Alien Way");
    }

    @Test
    void anOrderThatIsTurnedRoundStillEndsWithWhatIsUnknown() {
        var index = index();
        var years = new TitleQuery(TitleKind.MOVIE, "", TitleFilter.all(), TitleOrder.YEAR, true);
        assertThat(index.list(years).stream().map(TitleRow::name))
                .containsExactly("Alien", "Aliens", "Star", "Amélie", "The Alien Way", "Inalienable");
        var names = new TitleQuery(TitleKind.MOVIE, "", TitleFilter.all(), TitleOrder.NAME, true);
        assertThat(index.list(names).stream().map(TitleRow::name))
                .containsExactlyElementsOf(found(index, "").reversed());
        var heights = new TitleQuery(TitleKind.MOVIE, "", TitleFilter.all(), TitleOrder.QUALITY, false);
        assertThat(index.list(heights).getFirst().name()).isEqualTo("Alien");
    }

    @Test
    void eachFilterLeavesWhatHasIt() {
        var index = index();
        var all = TitleFilter.all();
        assertThat(found(index, all.ofCategory("Classics"))).containsExactly("Alien", "Aliens");
        assertThat(found(index, all.ofGenre("Sci-Fi"))).containsExactly("Alien", "Aliens");
        assertThat(found(index, all.ofYears(1980, 2001))).containsExactly("Aliens", "Amélie", "Star");
        assertThat(found(index, all.ofYears(1, 1979))).containsExactly("Alien");
        assertThat(found(index, all.ofLanguage("en"))).containsExactly("Alien", "Aliens");
        assertThat(found(index, all.ofLanguage("de"))).containsExactly("Alien");
        assertThat(found(index, all.ofHeight(1_080))).containsExactly("Alien");
        assertThat(found(index, all.ofProvider(Optional.of(TWO)))).containsExactly("Alien", "Amélie", "The Alien Way");
        assertThat(found(index, all.since(Optional.of(Instant.EPOCH.plusSeconds(7 * 86_400)))))
                .containsExactly("Amélie", "Star");
        assertThat(found(index, all.in(TitleSight.HIDDEN))).containsExactly("Secret");
        assertThat(found(index, all.in(TitleSight.FAVOURITES))).containsExactly("Star");
    }

    @Test
    void whatIsHiddenIsNotCountedAmongTheChoices() {
        var counts = index().counts();
        assertThat(counts.total()).isEqualTo(6);
        assertThat(counts.categories()).containsEntry("New", 3).containsEntry("Classics", 2);
        assertThat(counts.genres()).containsEntry("Comedy", 2).containsEntry("Sci-Fi", 2);
        assertThat(counts.languages()).containsEntry("en", 2).containsEntry("multi", 1);
    }

    @Test
    void aTitleWithoutAVersionIsLeftOut() {
        builder.add(first(ONE, "A", 0, ""));
        builder.add(new ListedTitle(1, TitleKind.MOVIE, "Has", "has", false, 0, 0, "", "", 0, false, false));
        builder.add(new ListedTitle(2, TitleKind.MOVIE, "Lacks", "lacks", false, 0, 0, "", "", 0, false, false));
        assertThat(found(TitleIndex.of(builder.rows(TitleKind.MOVIE)), "")).containsExactly("Has");
    }
}
