package tv.tributary.identity.name;

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
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConvention.Kind;
import tv.tributary.model.Source.SourceKind;

class ConventionLearnerTest {
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
        var namingConventions = learnt(many(30, i -> mark + " " + name(i), "Films"));

        assertThat(namingConventions.all())
                .contains(new NamingConvention(Kind.PREFIX, text, market.replace("'", ""), 30, 30));
        var channelIdentity = identity(mark + " Cartoonito", "", namingConventions);
        assertThat(channelIdentity.title()).isEqualTo("Cartoonito");
        assertThat(channelIdentity.market()).isEqualTo(market.replace("'", ""));
    }

    @Test
    void marksInARowAreEachTakenOff() {
        var namingConventions = learnt(many(30, i -> "◉ VIP | UK | " + name(i), "Films"));

        var channelIdentity = identity("◉ VIP | UK | Dave", "", namingConventions);

        assertThat(channelIdentity.title()).isEqualTo("Dave");
        assertThat(channelIdentity.market()).isEqualTo("gb");
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
        var namingConventions = learnt(many(40, i -> "D1X: " + name(i), "Deutschland"));

        assertThat(identity("D1X: Pro", "", namingConventions).market()).isEqualTo("de");
    }

    @Test
    void housesOwnMarkOnAllItHasIsSetAside() {
        var namingConventions = learnt(Stream.of("Deutschland", "France", "Italia")
                .flatMap(group -> many(30, i -> "NORDSTAR: " + group + name(i), group).stream())
                .toList());

        assertThat(identity("NORDSTAR: Dave", "", namingConventions).title()).isEqualTo("Dave");
    }

    @Test
    void brandsInFrontOfTheirChannelsStay() {
        var sports = new ArrayList<ListedStream>();
        sports.addAll(many(30, i -> "NBA: " + name(i), "USA | SPORTS"));
        sports.addAll(many(30, i -> "NFL: " + name(i), "USA | SPORTS"));
        sports.addAll(many(60, ConventionLearnerTest::name, "USA | FILMS"));
        var namingConventions = learnt(sports);

        assertThat(namingConventions.all())
                .filteredOn(namingConvention -> namingConvention.kind() == Kind.PREFIX)
                .isEmpty();
        assertThat(identity("NBA: Network", "USA | SPORTS", namingConventions).key())
                .isNotEqualTo(identity("NFL: Network", "USA | SPORTS", namingConventions)
                        .key());
    }

    @Test
    void firstWordIsACountryOnlyWhereAllNamesBeginWithOne() {
        var all = learnt(Stream.of("UK", "DE", "FR")
                .flatMap(code -> many(30, i -> code + " " + name(i), "Films").stream())
                .toList());
        var one = new ArrayList<>(many(100, ConventionLearnerTest::name, "Films"));
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
        var namingConventions = learnt(group);

        var channelIdentity = identity("Nickelodeon", "Kinder", namingConventions);

        assertThat(channelIdentity.market()).isEqualTo("de");
        assertThat(channelIdentity.because())
                .extracting(NamingConvention::words)
                .containsExactly("The group “Kinder” is for Germany: 30 of its 30 names that state a country name it.");
        assertThat(identity("Nickelodeon", "Other", namingConventions).market()).isEmpty();
    }

    @Test
    void listOfOneCountrySaysSoOfItsBareNames() {
        var list = new ArrayList<ListedStream>();
        for (var i = 0; i < 60; i++) list.add(sighting(name(i), "Kids", i < 40 ? "kids" + i + ".uk" : ""));
        var namingConventions = learnt(list);

        assertThat(identity("Nickelodeon", "Films", namingConventions).market()).isEqualTo("gb");
    }

    @Test
    void mixedGroupSaysNothing() {
        var group = new ArrayList<>(many(30, i -> "DE: " + name(i), "Kinder"));
        group.addAll(many(30, i -> "UK: " + name(i + 40), "Kinder"));

        assertThat(identity("Nickelodeon", "Kinder", learnt(group)).market()).isEmpty();
    }

    @Test
    void guideIdNamesTheCountryWhereNothingElseDoes() {
        assertThat(ChannelIdentifier.read(sighting("Nova", "General", "Nova.cz@SD"), NamingConventions.NONE)
                        .market())
                .isEqualTo("cz");
        assertThat(ChannelIdentifier.read(sighting("UK: Nova", "General", "Nova.cz"), NamingConventions.NONE)
                        .market())
                .isEqualTo("gb");
        assertThat(ChannelIdentifier.read(sighting("Nova", "General", "nova.tv"), NamingConventions.NONE)
                        .market())
                .isEmpty();
    }

    @Test
    void orderOfTheListDoesNotMatter() {
        var list = new ArrayList<>(many(30, i -> "DE: " + name(i), "Kinder"));
        list.addAll(many(10, i -> "Kanal " + name(i), "Kinder"));
        list.addAll(many(30, i -> "◉ VIP | UK | " + name(i + 40), "Sport"));
        var conventions = learnt(list).all();
        Collections.shuffle(list, new Random(7));

        assertThat(learnt(list).all()).isEqualTo(conventions);
    }

    @Test
    void habitStaysWhileItIsSeen() {
        var before = learnt(many(30, i -> "Sverige: " + name(i), "Films"));
        var fewer = new ConventionLearner();
        many(2, i -> "Sverige: " + name(i), "Films").forEach(fewer::add);

        assertThat(fewer.learnt(before).all())
                .containsExactly(new NamingConvention(Kind.PREFIX, "Sverige:", "se", 2, 2));
        assertThat(fewer.learnt(NamingConventions.NONE).all()).isEmpty();
    }

    @Test
    void markTellsThePictureToo() {
        var namingConventions = learnt(many(30, i -> "4K-DE | " + name(i), "Films"));

        assertThat(identity("4K-DE | RTL", "", namingConventions).quality()).isEqualTo(PictureQuality.UHD);
    }

    @Test
    void isSaidInPlainWords() {
        assertThat(new NamingConvention(Kind.PREFIX, "UK:", "gb", 812, 812).words())
                .isEqualTo("“UK:” begins 812 of this provider's names and means the country United Kingdom.");
        assertThat(new NamingConvention(Kind.PREFIX, "VIP |", "", 99, 99).words())
                .isEqualTo("“VIP |” begins 99 of this provider's names and is not part of the channel's name.");
    }

    private static List<ListedStream> many(int count, IntFunction<String> name, String group) {
        return IntStream.range(0, count)
                .mapToObj(i -> sighting(name.apply(i), group, ""))
                .toList();
    }

    /// Names that no list has twice.
    private static String name(int i) {
        return "Film" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + " Plus";
    }

    private static ListedStream sighting(String name, String group, String tvgId) {
        return new ListedStream(new EntryName(SourceKind.LIVE, name, group, ""), tvgId, "");
    }

    private static ChannelIdentity identity(String name, String group, NamingConventions namingConventions) {
        return ChannelIdentifier.read(sighting(name, group, ""), namingConventions);
    }

    private static NamingConventions learnt(List<ListedStream> list) {
        var conventionLearner = new ConventionLearner();
        list.forEach(conventionLearner::add);
        return conventionLearner.learnt(NamingConventions.NONE);
    }
}
