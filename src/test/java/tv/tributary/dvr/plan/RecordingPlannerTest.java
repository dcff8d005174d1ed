package tv.tributary.dvr.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.dvr.rule.SampleShowings.episode;
import static tv.tributary.dvr.rule.SampleShowings.hour;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tv.tributary.dvr.plan.RecordingPlan.PlanVerdict;
import tv.tributary.dvr.plan.RecordingPlan.PlannedShowing;
import tv.tributary.dvr.plan.RecordingPlanner.PlanInput;
import tv.tributary.dvr.plan.RecordingPlanner.Wish;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.rule.RuleSettings;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

class RecordingPlannerTest {
    private static final ProviderId FIRST = new ProviderId(1);
    private static final ProviderId SECOND = new ProviderId(2);
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration LATE = Duration.ofMinutes(5);

    private final List<Wish> wishes = new ArrayList<>();
    private final List<RecordingOrder> fixed = new ArrayList<>();
    private final Set<String> recorded = new HashSet<>();
    private final Map<ProviderId, Integer> connections = new HashMap<>(Map.of(FIRST, 1));
    private Function<ChannelId, List<ProviderId>> carriers = _ -> List.of(FIRST);

    /// @param place of its rule
    private void wish(int place, Showing showing) {
        wishes.add(new Wish(showing, new RecordingRule(place + 1, RuleSettings.ofSeries(showing.title())), place));
    }

    private RecordingPlan plan() {
        return RecordingPlanner.plan(new PlanInput(wishes, fixed, recorded, carriers, connections, EARLY, LATE));
    }

    private List<String> verdicts() {
        return plan().showings().stream()
                .map(one -> one.showing().title() + " " + one.verdict())
                .toList();
    }

    @Test
    void whatFitsIsRecordedWithItsPadding() {
        wish(0, hour(1, "2026-12-07T20:00:00Z", "Alpha"));
        wish(1, hour(2, "2026-12-07T22:00:00Z", "Beta"));
        assertThat(verdicts()).containsExactly("Alpha RECORD", "Beta RECORD");
        assertThat(plan().orders().getFirst().begin()).isEqualTo("2026-12-07T19:58:00Z");
        assertThat(plan().orders().getFirst().end()).isEqualTo("2026-12-07T21:05:00Z");
    }

    @Test
    void ofTwoAtOnceTheMoreImportantIsRecordedAndTheOtherKnowsWhy() {
        wish(1, hour(1, "2026-12-07T20:00:00Z", "Alpha"));
        wish(0, hour(2, "2026-12-07T20:30:00Z", "Beta"));
        assertThat(verdicts()).containsExactly("Alpha CONFLICT", "Beta RECORD");
        assertThat(plan().conflicts().getFirst().rivals())
                .extracting(rival -> rival.showing().orElseThrow().title())
                .containsExactly("Beta");
    }

    @Test
    void twoOnOneChannelTakeOneConnection() {
        wish(0, hour(1, "2026-12-07T20:00:00Z", "Alpha"));
        wish(1, hour(1, "2026-12-07T21:00:00Z", "Beta"));
        assertThat(verdicts()).containsExactly("Alpha RECORD", "Beta RECORD");
        assertThat(plan().orders().getLast().begin()).isEqualTo("2026-12-07T20:58:00Z");
    }

    @Test
    void paddingGivesWayBetweenTwoChannelsOneAfterTheOther() {
        wish(0, hour(1, "2026-12-07T20:00:00Z", "Alpha"));
        wish(1, hour(2, "2026-12-07T21:00:00Z", "Beta"));
        assertThat(verdicts()).containsExactly("Alpha RECORD_TRIMMED", "Beta RECORD_TRIMMED");
        assertThat(plan().orders().getFirst().end()).isEqualTo("2026-12-07T21:00:00Z");
        assertThat(plan().orders().getLast().begin()).isEqualTo("2026-12-07T21:00:00Z");
    }

    @Test
    void anotherProviderThatCarriesTheChannelHelpsOut() {
        connections.put(SECOND, 1);
        carriers = _ -> List.of(FIRST, SECOND);
        wish(0, hour(1, "2026-12-07T20:00:00Z", "Alpha"));
        wish(1, hour(2, "2026-12-07T20:00:00Z", "Beta"));
        assertThat(plan().showings())
                .extracting(one -> one.provider().orElseThrow())
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void ofSeveralShowingsOfAnEpisodeTheEarliestThatFitsIsRecorded() {
        wish(0, hour(9, "2026-12-07T20:00:00Z", "Rival"));
        wish(1, episode(1, "2026-12-07T20:30:00Z", 30, "Alpha", 1, 1));
        wish(1, episode(2, "2026-12-08T20:30:00Z", 30, "Alpha", 1, 1));
        wish(1, episode(3, "2026-12-09T20:30:00Z", 30, "Alpha", 1, 1));
        assertThat(verdicts()).containsExactly("Rival RECORD", "Alpha LATER", "Alpha RECORD", "Alpha OTHER_SHOWING");
    }

    @Test
    void anEpisodeThatWasRecordedIsNotRecordedAgain() {
        recorded.add("alpha s1 e1");
        wish(0, episode(1, "2026-12-07T20:30:00Z", 30, "Alpha", 1, 1));
        wish(0, episode(1, "2026-12-14T20:30:00Z", 30, "Alpha", 1, 2));
        assertThat(verdicts()).containsExactly("Alpha KNOWN", "Alpha RECORD");
    }

    @Test
    void whatWasAskedForByHandKeepsItsConnection() {
        fixed.add(new RecordingOrder(
                new ChannelId(5),
                Optional.empty(),
                Instant.parse("2026-12-07T20:15:00Z"),
                Instant.parse("2026-12-07T20:45:00Z"),
                Duration.ZERO,
                Duration.ZERO,
                1_000,
                OptionalLong.empty()));
        wish(0, hour(1, "2026-12-07T20:00:00Z", "Alpha"));
        assertThat(verdicts()).containsExactly("Alpha CONFLICT");
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /// Some weeks of chance: what must always be true.
    @ParameterizedTest
    @MethodSource("seeds")
    void noLimitIsEverExceededAndNothingGivesWayToSomethingLessImportant(long seed) {
        var random = new Random(seed);
        connections.put(FIRST, 1 + random.nextInt(2));
        connections.put(SECOND, 1);
        carriers = channel -> channel.value() % 3 == 0 ? List.of(SECOND, FIRST) : List.of(FIRST);
        for (var i = 0; i < 80; i++) {
            var start = Instant.parse("2026-10-24T00:00:00Z").plus(Duration.ofMinutes(15L * random.nextInt(200)));
            var title = "Show " + (char) ('A' + random.nextInt(12));
            wish(
                    title.charAt(5) - 'A',
                    episode(
                            1 + random.nextInt(6),
                            start.toString(),
                            15 * (1 + random.nextInt(6)),
                            title,
                            1,
                            random.nextInt(5)));
        }
        var plan = plan();

        var shuffled = new ArrayList<>(wishes);
        Collections.shuffle(shuffled, random);
        assertThat(RecordingPlanner.plan(new PlanInput(shuffled, fixed, recorded, carriers, connections, EARLY, LATE)))
                .isEqualTo(plan);
        for (var one : plan.showings())
            one.order()
                    .ifPresent(order -> assertThat(taken(plan, one, order.begin()))
                            .isLessThanOrEqualTo(
                                    connections.getOrDefault(one.provider().orElseThrow(), 0)));
        for (var lost : plan.conflicts()) {
            var better = plan.showings().stream()
                    .filter(one -> one.order().isPresent() && overlap(one.showing(), lost.showing()))
                    .filter(one -> one.rule().id() <= lost.rule().id())
                    .count();
            assertThat(better).as("what took its connections").isPositive();
        }
    }

    private static long taken(RecordingPlan plan, PlannedShowing one, Instant at) {
        return plan.showings().stream()
                .filter(other -> other.provider().equals(one.provider()))
                .flatMap(other -> other.order().stream())
                .filter(order -> !order.begin().isAfter(at) && order.end().isAfter(at))
                .map(RecordingOrder::channel)
                .distinct()
                .count();
    }

    private static boolean overlap(Showing one, Showing other) {
        return one.start().isBefore(other.stop()) && other.start().isBefore(one.stop());
    }

    @Test
    void withoutARuleItsShowingsAreGoneAndOthersStay() {
        wish(0, hour(1, "2026-12-07T20:00:00Z", "Alpha"));
        wish(1, hour(2, "2026-12-07T22:00:00Z", "Beta"));
        wishes.removeFirst();
        assertThat(verdicts()).containsExactly("Beta RECORD");
        assertThat(plan().showings().getFirst().verdict()).isEqualTo(PlanVerdict.RECORD);
    }
}
