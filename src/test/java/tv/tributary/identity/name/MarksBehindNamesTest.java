package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConvention.Kind;
import tv.tributary.model.Source.SourceKind;

/// What a provider writes behind its names.
class MarksBehindNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[NORDSTAR]; [NORDSTAR]",
                "{nordstar}; {nordstar}",
                "| Nordstar; | Nordstar",
                "@ Nordstar; @ Nordstar",
                "(Opción 2); (Opción #)"
            })
    void whatEndsMuchOfAListIsNoPartOfItsNames(String mark, String text) {
        var learnt = learnt(i -> named(i) + " " + mark, i -> "Group " + i % 4);

        assertThat(learnt.all()).contains(new NamingConvention(Kind.SUFFIX, text, "", 60, 60));
        var identity = identity("Cartoonito HD " + mark, learnt);
        assertThat(identity.title()).isEqualTo("Cartoonito");
        assertThat(identity.quality()).isEqualTo(PictureQuality.HD);
        assertThat(identity.key()).isEqualTo(identity("Cartoonito", learnt).key());
    }

    @Test
    void countryBehindMuchOfAListIsWhoItIsFor() {
        var learnt = learnt(i -> named(i) + (i % 2 == 0 ? " [BE]" : " [FR]"), i -> "Group " + i % 4);

        var identity = identity("Zorbo One (720p) [BE]", learnt);

        assertThat(identity.market()).isEqualTo("be");
        assertThat(identity.title()).isEqualTo("Zorbo One");
        assertThat(identity.quality()).isEqualTo(PictureQuality.HD);
    }

    @Test
    void countryThatContradictsTheGroupsIsTheNamesOwn() {
        var learnt = learnt(i -> named(i) + " [BE]", _ -> "Germany");

        assertThat(learnt.all()).noneMatch(one -> one.kind() == Kind.SUFFIX);
    }

    @ParameterizedTest
    @CsvSource({"(English)", "(East)", "+1", "(+1)", "(F)", "(720p)", "[Radio]", "2"})
    void whatTellsFeedsApartStays(String mark) {
        var learnt = learnt(i -> named(i) + " " + mark, i -> "Group " + i % 4);

        assertThat(learnt.all()).noneMatch(one -> one.kind() == Kind.SUFFIX);
    }

    @Test
    void markOnFewNamesStays() {
        var learnt = learnt(i -> named(i) + (i % 4 == 0 ? " [NORDSTAR]" : ""), i -> "Group " + i % 4);

        assertThat(identity("Zorbo [NORDSTAR]", learnt).title()).isEqualTo("Zorbo [NORDSTAR]");
    }

    @Test
    void markThatIsStillSeenStaysKnown() {
        var before = learnt(i -> named(i) + " [NORDSTAR]", i -> "Group " + i % 4);
        var learner = new ConventionLearner();
        learner.add(stream("Zorbo [NORDSTAR]", "Group 1"));

        assertThat(identity("Velka [NORDSTAR]", learner.learnt(before)).title()).isEqualTo("Velka");
    }

    @Test
    void oneNameWithThreeCountriesIsThreeChannels() {
        var names = new ArrayList<>(List.of("Zorbo DE", "Zorbo FR", "Zorbo IT", "Velka DE", "Velka FR"));
        var learnt = learnt(names, _ -> "Films");

        assertThat(List.of(
                        identity("Zorbo DE", learnt).key(),
                        identity("Zorbo FR HD", learnt).key(),
                        identity("Zorbo IT", learnt).key()))
                .containsExactly("tv|de|zorbo", "tv|fr|zorbo", "tv|it|zorbo");
        assertThat(identity("Velka DE", learnt).key())
                .isEqualTo(identity("Velka FR", learnt).key());
        assertThat(learnt.effect(stream("Zorbo DE", "Films"))).isNotEmpty();
        assertThat(learnt.effect(stream("Velka DE", "Films"))).isEmpty();
    }

    @Test
    void placesAndPicturesBehindANameAreNoCountries() {
        var names =
                List.of("Zorbo Salem, MA", "Zorbo Salem, DE", "Zorbo Salem, CA", "Velka SD", "Velka DE", "Velka FR");

        assertThat(learnt(names, _ -> "Films").all()).isEmpty();
    }

    private static String named(int i) {
        return "Channel" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "x";
    }

    private static NamingConventions learnt(IntFunction<String> name, IntFunction<String> group) {
        return learnt(IntStream.range(0, 60).mapToObj(name).toList(), group);
    }

    private static NamingConventions learnt(List<String> names, IntFunction<String> group) {
        var learner = new ConventionLearner();
        for (var i = 0; i < names.size(); i++) learner.add(stream(names.get(i), group.apply(i)));
        return learner.learnt(NamingConventions.NONE);
    }

    private static ChannelIdentity identity(String name, NamingConventions learnt) {
        return ChannelIdentifier.read(stream(name, ""), learnt);
    }

    private static ListedStream stream(String name, String group) {
        return new ListedStream(new EntryName(SourceKind.LIVE, name, group, ""), "", "");
    }
}
