package tv.tributary.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.catalog.merge.Habit.Kind;
import tv.tributary.model.SourceKind;

class LearningTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "UK: ; UK:; gb",
                "uk: ; uk:; gb",
                "|FR| ; |FR|; fr",
                "ES | ; ES |; es",
                "4K-DE ▎ ; 4K-DE |; de",
                "NL - ; NL -; nl",
                "[IT] | ; [IT] |; it",
                "(PT) - ; (PT) -; pt",
                "PL VIP » ; PL VIP »; pl",
                "<UK> ; <UK>; gb",
                "*UK* ; *UK*; gb",
                "【UK】 ; 【UK】; gb",
                "UK-TV | ; UK-TV |; gb",
                "UNITED KINGDOM | ; UNITED KINGDOM |; gb",
                "Sverige: ; Sverige:; se",
                "◉ ; ◉; ''",
                "VIP | ; VIP |; ''"
            })
    void whatStandsBeforeManyNamesIsNoPartOfThem(String mark, String text, String market) {
        var habits = learnt(many(30, i -> mark + " " + name(i), "Films"));

        assertThat(habits.all()).contains(new Habit(Kind.PREFIX, text, market.replace("'", ""), 30, 30));
        var identity = identity(mark + " Cartoonito", "", habits);
        assertThat(identity.title()).isEqualTo("Cartoonito");
        assertThat(identity.market()).isEqualTo(market.replace("'", ""));
    }

    @Test
    void marksInARowAreEachTakenOff() {
        var habits = learnt(many(30, i -> "◉ VIP | UK | " + name(i), "Films"));

        var identity = identity("◉ VIP | UK | Dave", "", habits);

        assertThat(identity.title()).isEqualTo("Dave");
        assertThat(identity.market()).isEqualTo("gb");
    }

    @Test
    void groupsTellWhatAMarkMeans() {
        var argentine = learnt(many(30, i -> "AR: " + name(i), "AR | ARGENTINA"));
        var arabic = learnt(many(30, i -> "AR: " + name(i), "AR | ARABIC"));

        assertThat(identity("AR: Trece", "", argentine).market()).isEqualTo("ar");
        assertThat(identity("AR: Trece", "", arabic).market()).isEqualTo("arabic");
    }

    @Test
    void codeOfItsOwnMeansTheCountryOfItsGroups() {
        var habits = learnt(many(40, i -> "D1X: " + name(i), "Deutschland"));

        assertThat(identity("D1X: Pro", "", habits).market()).isEqualTo("de");
    }

    @Test
    void housesOwnMarkOnAllItHasIsSetAside() {
        var habits = learnt(Stream.of("Deutschland", "France", "Italia")
                .flatMap(group -> many(30, i -> "NORDSTAR: " + group + name(i), group).stream())
                .toList());

        assertThat(identity("NORDSTAR: Dave", "", habits).title()).isEqualTo("Dave");
    }

    @Test
    void brandsInFrontOfTheirChannelsStay() {
        var sports = new ArrayList<Sighting>();
        sports.addAll(many(30, i -> "NBA: " + name(i), "USA | SPORTS"));
        sports.addAll(many(30, i -> "NFL: " + name(i), "USA | SPORTS"));
        sports.addAll(many(60, LearningTest::name, "USA | FILMS"));
        var habits = learnt(sports);

        assertThat(habits.all())
                .filteredOn(habit -> habit.kind() == Kind.PREFIX)
                .isEmpty();
        assertThat(identity("NBA: Network", "USA | SPORTS", habits).key())
                .isNotEqualTo(identity("NFL: Network", "USA | SPORTS", habits).key());
    }

    @Test
    void firstWordIsACountryOnlyWhereAllNamesBeginWithOne() {
        var all = learnt(Stream.of("UK", "DE", "FR")
                .flatMap(code -> many(30, i -> code + " " + name(i), "Films").stream())
                .toList());
        var one = new ArrayList<>(many(100, LearningTest::name, "Films"));
        one.add(sighting("US Open", "Films", ""));

        assertThat(identity("UK Dave", "", all).market()).isEqualTo("gb");
        assertThat(identity("US Open", "", learnt(one)).title()).isEqualTo("US Open");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "-", "_", "~ ", "# ", ". "})
    void signInsideNamesPartsACountryOffWhereMuchOfTheListHasIt(String sign) {
        var list = new ArrayList<>(many(200, i -> "Film " + i, "France"));
        list.addAll(many(60, i -> "FR" + sign + name(i), "France"));
        list.add(sighting("US-TV", "Films", ""));

        assertThat(identity("FR" + sign + "Dave", "", learnt(list)).title()).isEqualTo("Dave");
        assertThat(identity("US-TV", "", learnt(list)).title()).isEqualTo("US-TV");
    }

    @Test
    void groupOfOneCountrySaysSoOfItsBareNames() {
        var group = new ArrayList<>(many(30, i -> "DE: " + name(i), "Kinder"));
        group.addAll(many(10, i -> "Kanal " + name(i), "Kinder"));
        group.addAll(many(30, i -> "UK: " + name(i + 40), "Sport"));
        var habits = learnt(group);

        var identity = identity("Nickelodeon", "Kinder", habits);

        assertThat(identity.market()).isEqualTo("de");
        assertThat(identity.because())
                .extracting(Habit::words)
                .containsExactly(
                        "“Kinder” is a group for Germany, as 30 of the 30 names in it are whose country is plain.");
        assertThat(identity("Nickelodeon", "Other", habits).market()).isEmpty();
    }

    @Test
    void listOfOneCountrySaysSoOfItsBareNames() {
        var list = new ArrayList<Sighting>();
        for (var i = 0; i < 60; i++) list.add(sighting(name(i), "Kids", i < 40 ? "kids" + i + ".uk" : ""));
        var habits = learnt(list);

        assertThat(identity("Nickelodeon", "Films", habits).market()).isEqualTo("gb");
    }

    @Test
    void mixedGroupSaysNothing() {
        var group = new ArrayList<>(many(30, i -> "DE: " + name(i), "Kinder"));
        group.addAll(many(30, i -> "UK: " + name(i + 40), "Kinder"));

        assertThat(identity("Nickelodeon", "Kinder", learnt(group)).market()).isEmpty();
    }

    @Test
    void guideIdNamesTheCountryWhereNothingElseDoes() {
        assertThat(Identity.of(sighting("Nova", "General", "Nova.cz@SD"), Habits.NONE)
                        .market())
                .isEqualTo("cz");
        assertThat(Identity.of(sighting("UK: Nova", "General", "Nova.cz"), Habits.NONE)
                        .market())
                .isEqualTo("gb");
        assertThat(Identity.of(sighting("Nova", "General", "nova.tv"), Habits.NONE)
                        .market())
                .isEmpty();
    }

    @Test
    void orderOfTheListDoesNotMatter() {
        var list = new ArrayList<>(many(30, i -> "DE: " + name(i), "Kinder"));
        list.addAll(many(10, i -> "Kanal " + name(i), "Kinder"));
        list.addAll(many(30, i -> "◉ VIP | UK | " + name(i + 40), "Sport"));
        var habits = learnt(list).all();
        Collections.shuffle(list, new Random(7));

        assertThat(learnt(list).all()).isEqualTo(habits);
    }

    @Test
    void habitStaysWhileItIsSeen() {
        var before = learnt(many(30, i -> "Sverige: " + name(i), "Films"));
        var fewer = new Learning();
        many(2, i -> "Sverige: " + name(i), "Films").forEach(fewer::add);

        assertThat(fewer.learnt(before).all()).containsExactly(new Habit(Kind.PREFIX, "Sverige:", "se", 2, 2));
        assertThat(fewer.learnt(Habits.NONE).all()).isEmpty();
    }

    @Test
    void markTellsThePictureToo() {
        var habits = learnt(many(30, i -> "4K-DE | " + name(i), "Films"));

        assertThat(identity("4K-DE | RTL", "", habits).quality()).isEqualTo(Quality.UHD);
    }

    @Test
    void isSaidInPlainWords() {
        assertThat(new Habit(Kind.PREFIX, "UK:", "gb", 812, 812).words())
                .isEqualTo("“UK:” stands before 812 of this provider's names: country United Kingdom.");
        assertThat(new Habit(Kind.PREFIX, "VIP |", "", 99, 99).words())
                .isEqualTo("“VIP |” stands before 99 of this provider's names and says nothing about the channel.");
    }

    private static List<Sighting> many(int count, IntFunction<String> name, String group) {
        return IntStream.range(0, count)
                .mapToObj(i -> sighting(name.apply(i), group, ""))
                .toList();
    }

    /// Names that no list has twice.
    private static String name(int i) {
        return "Film" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + " Plus";
    }

    private static Sighting sighting(String name, String group, String tvgId) {
        return new Sighting(new Listing(SourceKind.LIVE, name, group, ""), tvgId, "");
    }

    private static Identity identity(String name, String group, Habits habits) {
        return Identity.of(sighting(name, group, ""), habits);
    }

    private static Habits learnt(List<Sighting> list) {
        var learning = new Learning();
        list.forEach(learning::add);
        return learning.learnt(Habits.NONE);
    }
}
