package tv.tributary.guide.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;

/// What viewers get of one channel's programmes.
final class ProgrammeSequenceTest {
    @Test
    void programmesAreInOrder() {
        assertThat(clean(show("B", "21:00", "22:00"), show("A", "20:00", "21:00")))
                .containsExactly("20:00-21:00 A", "21:00-22:00 B");
    }

    @Test
    void aMissingStopIsTheNextStart() {
        assertThat(clean(show("A", "20:00", ""), show("B", "20:45", "")))
                .containsExactly("20:00-20:45 A", "20:45-21:45 B");
    }

    @Test
    void aMissingStopIsGuessedWhereTheNextStartIsFarAway() {
        assertThat(clean(show("A", "08:00", ""), show("B", "20:00", "21:00")))
                .containsExactly("08:00-09:00 A", "20:00-21:00 B");
    }

    @Test
    void aStopBeforeTheStartIsNone() {
        assertThat(clean(show("A", "20:00", "19:00"), show("B", "20:30", "21:00")))
                .containsExactly("20:00-20:30 A", "20:30-21:00 B");
    }

    @Test
    void aProgrammeThatGoesOnWhileTheNextHasBegunEndsThere() {
        assertThat(clean(show("A", "20:00", "21:00"), show("B", "20:45", "22:00")))
                .containsExactly("20:00-20:45 A", "20:45-22:00 B");
    }

    @Test
    void ofTwoThatBeginTogetherTheOneWithATitleCounts() {
        assertThat(clean(show("", "20:00", "21:00"), show("A", "20:00", "21:00"), show("B", "20:00", "21:00")))
                .containsExactly("20:00-21:00 A");
    }

    @Test
    void thePreferredGuideCountsAndTheNextOneFillsItsGaps() {
        assertThat(merge(
                        List.of(show("A", "20:00", "21:00"), show("C", "22:00", "23:00")),
                        List.of(show("a", "20:00", "21:00"), show("b", "21:00", "22:00"), show("d", "23:00", "23:30"))))
                .containsExactly("20:00-21:00 A", "21:00-22:00 b", "22:00-23:00 C", "23:00-23:30 d");
    }

    @Test
    void whatIsLeftOfAProgrammeBetweenTwoPreferredOnesIsShownIfItIsWorthIt() {
        assertThat(merge(
                        List.of(show("A", "20:00", "21:00"), show("C", "22:00", "23:00")),
                        List.of(show("b", "20:30", "22:30"))))
                .containsExactly("20:00-21:00 A", "21:00-22:00 b", "22:00-23:00 C");
        assertThat(merge(
                        List.of(show("A", "20:00", "21:00"), show("C", "21:05", "23:00")),
                        List.of(show("b", "20:30", "22:30"))))
                .containsExactly("20:00-21:00 A", "21:05-23:00 C");
    }

    @Test
    void aGuideWithoutProgrammesLeavesAllToTheNext() {
        assertThat(merge(List.of(), List.of(show("a", "20:00", "21:00")))).containsExactly("20:00-21:00 a");
    }

    private static List<String> clean(Programme... programmes) {
        return merge(List.of(programmes));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<String> merge(List<Programme>... guides) {
        return ProgrammeSequence.merge(List.of(guides)).stream()
                .map(one -> one.start().toLocalTime() + "-"
                        + one.stop().orElseThrow().toLocalTime() + " " + one.title())
                .toList();
    }

    private static Programme show(String title, String start, String stop) {
        var stops = stop.isEmpty() ? Optional.<OffsetDateTime>empty() : Optional.of(at(stop));
        var programme = Programme.builder("c", at(start), stops);
        return title.isEmpty()
                ? programme.build()
                : programme.title(LocalizedText.of(title)).build();
    }

    private static OffsetDateTime at(String time) {
        return OffsetDateTime.parse("2026-03-01T" + time + "Z");
    }
}
