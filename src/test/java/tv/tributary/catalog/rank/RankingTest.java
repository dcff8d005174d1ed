package tv.tributary.catalog.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.rank.Ranking.Contender;
import tv.tributary.catalog.rank.Ranking.Place;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.identity.name.PictureQuality;

/// The order in which the streams of a channel are tried.
class RankingTest {
    private static final Optional<ProbeSummary> UNTRIED = Optional.empty();

    private final Ranking ranking = new Ranking(RankingSettings.defaults());

    @Test
    void theProvidersOrderComesBeforeThePromisedPicture() {
        assertThat(order(contender(2, PictureQuality.UHD), contender(1, PictureQuality.SD)))
                .containsExactly(1, 0);
        assertThat(order(contender(1, PictureQuality.HD), contender(1, PictureQuality.UHD)))
                .containsExactly(1, 0);
    }

    @Test
    void aGuessNeverOutranksAMeasurement() {
        var promised = contender(1, PictureQuality.UHD);
        var seen = seen(contender(2, PictureQuality.SD), works(720));

        assertThat(order(promised, seen)).containsExactly(1, 0);
    }

    @Test
    void theLargerPictureSeenComesFirst() {
        var small = seen(contender(1, PictureQuality.UHD), works(576));
        var large = seen(contender(2, PictureQuality.SD), works(1080));

        assertThat(order(small, large)).containsExactly(1, 0);
    }

    @Test
    void unknownIsNotDead() {
        var dead = seen(contender(1, PictureQuality.UHD), ProbeSummary.broken());
        var unknown = contender(9, PictureQuality.SD);
        var alive = seen(contender(9, PictureQuality.SD), ProbeSummary.working());

        assertThat(order(dead, unknown, alive)).containsExactly(2, 1, 0);
    }

    @Test
    void theUsersWordComesBeforeEverything() {
        var dead = pinned(seen(contender(9, PictureQuality.SD), ProbeSummary.broken()), 1);
        var best = seen(contender(1, PictureQuality.UHD), works(2160));

        assertThat(order(best, dead)).containsExactly(1, 0);
    }

    @Test
    void theFirstBackupHasThePictureOfTheFirst() {
        var first = contender(1, PictureQuality.FHD);
        var smaller = contender(1, PictureQuality.SD);
        var same = contender(2, PictureQuality.FHD);

        assertThat(order(first, smaller, same)).containsExactly(0, 2, 1);
        assertThat(ranking.rank(List.of(first, smaller, same)))
                .extracting(Ranking.Ranked::place)
                .containsExactly(Place.FIRST, Place.SAME_PICTURE, Place.BEHIND);
    }

    @Test
    void theSameCodecIsBetterThanTheSamePictureOnly() {
        var first = contender(1, PictureQuality.FHD);
        var other = codec(contender(1, PictureQuality.FHD), "hevc");
        var same = contender(2, PictureQuality.FHD);

        assertThat(order(first, other, same)).containsExactly(0, 2, 1);
    }

    @Test
    void aDeadStreamIsNoFirstBackupForItsPicture() {
        var first = contender(1, PictureQuality.FHD);
        var smaller = contender(1, PictureQuality.SD);
        var dead = seen(contender(1, PictureQuality.FHD), ProbeSummary.broken());

        assertThat(order(first, smaller, dead)).containsExactly(0, 1, 2);
    }

    @Test
    void aPinnedBackupStays() {
        var first = pinned(contender(1, PictureQuality.FHD), 1);
        var smaller = pinned(contender(1, PictureQuality.SD), 2);
        var same = contender(2, PictureQuality.FHD);

        assertThat(order(first, smaller, same)).containsExactly(0, 1, 2);
    }

    @Test
    void aProviderWithoutAFreeConnectionWaits() {
        var busy = free(contender(1, PictureQuality.HD), 0);
        var free = free(contender(1, PictureQuality.HD), 1);

        assertThat(order(busy, free)).containsExactly(1, 0);
    }

    @Test
    void theOrderOfCriteriaIsTheUsers() {
        var picture = new Ranking(new RankingSettings(List.of(Criterion.DECLARED)));

        assertThat(picture.rank(List.of(contender(1, PictureQuality.SD), contender(2, PictureQuality.UHD)))
                        .getFirst()
                        .index())
                .isEqualTo(1);
    }

    @Test
    void criteriaLeftOutComeBehind() {
        assertThat(new RankingSettings(List.of(Criterion.PROVIDER, Criterion.PROVIDER)).order())
                .containsExactly(
                        Criterion.PROVIDER,
                        Criterion.HEALTH,
                        Criterion.MEASURED,
                        Criterion.DECLARED,
                        Criterion.CAPACITY);
    }

    @Test
    void theReasonIsWhatDecided() {
        var ranked = ranking.rank(List.of(contender(2, PictureQuality.UHD), contender(1, PictureQuality.SD)));

        assertThat(ranked.getLast().by()).contains(Criterion.PROVIDER);
    }

    @Test
    void equalOnesKeepTheOrderOfTheirList() {
        var later = new Contender(Ranking.UNPINNED, UNTRIED, 1, 2, "", OptionalInt.empty(), 1, 9);
        var earlier = new Contender(Ranking.UNPINNED, UNTRIED, 1, 2, "", OptionalInt.empty(), 1, 3);

        assertThat(order(later, earlier)).containsExactly(1, 0);
        assertThat(ranking.rank(List.of(later, earlier)).getLast().place()).isEqualTo(Place.LISTED);
    }

    private List<Integer> order(Contender... contenders) {
        var forwards = ranking.rank(List.of(contenders)).stream()
                .map(Ranking.Ranked::index)
                .toList();
        var backwards = IntStream.range(0, contenders.length)
                .mapToObj(i -> contenders[contenders.length - 1 - i])
                .toList();
        assertThat(ranking.rank(backwards).stream()
                        .map(ranked -> contenders.length - 1 - ranked.index())
                        .map(index -> contenders[index])
                        .toList())
                .as("whatever the order they come in")
                .isEqualTo(forwards.stream().map(index -> contenders[index]).toList());
        return forwards;
    }

    private static Contender contender(int priority, PictureQuality pictureQuality) {
        return new Contender(
                Ranking.UNPINNED, UNTRIED, priority, pictureQuality.rank(), "", OptionalInt.empty(), priority, 0);
    }

    private static ProbeSummary works(int height) {
        return new ProbeSummary(true, OptionalInt.of(height), Optional.empty());
    }

    private static Contender seen(Contender one, ProbeSummary probeSummary) {
        return new Contender(
                one.pin(),
                Optional.of(probeSummary),
                one.priority(),
                one.declared(),
                one.codec(),
                one.free(),
                one.provider(),
                one.position());
    }

    private static Contender pinned(Contender one, int pin) {
        return new Contender(
                pin,
                one.measured(),
                one.priority(),
                one.declared(),
                one.codec(),
                one.free(),
                one.provider(),
                one.position());
    }

    private static Contender codec(Contender one, String codec) {
        return new Contender(
                one.pin(),
                one.measured(),
                one.priority(),
                one.declared(),
                codec,
                one.free(),
                one.provider(),
                one.position() + 1);
    }

    private static Contender free(Contender one, int free) {
        return new Contender(
                one.pin(),
                one.measured(),
                one.priority(),
                one.declared(),
                one.codec(),
                OptionalInt.of(free),
                one.provider(),
                one.position() + free);
    }
}
