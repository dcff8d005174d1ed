package tv.tributary.guide.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.guide.generate.EventProgrammes.Span;
import tv.tributary.guide.generate.GeneratedProgramme.Kind;

/// The programmes around an event, and those of channels without any.
class EventProgrammesTest {
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 30, 17, 0, 0, 0, ZoneId.of("Europe/Berlin"));
    private static final Span SPAN =
            new Span(NOW, Instant.parse("2026-11-30T15:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));

    @Test
    void anEventStandsBetweenWhatIsSaidBeforeAndAfterIt() {
        var profile = new EventProfile("", "", false, 120, "{title} at {time}", "{title} is over", "");

        assertThat(words(EventProgrammes.of("PPV 1: Derby 20:30", profile, SPAN)))
                .containsExactly(
                        "15:00-16:00 Derby at 20:30",
                        "16:00-19:30 Derby at 20:30",
                        "19:30-21:30 Derby",
                        "21:30-00:00 Derby is over");
    }

    @Test
    void withoutTextsNothingStandsBeforeAndAfterIt() {
        var profile = new EventProfile("", "", false, 120, "", "", "");

        assertThat(words(EventProgrammes.of("PPV 1: Derby 20:30", profile, SPAN)))
                .containsExactly("19:30-21:30 Derby");
    }

    @Test
    void anEventWithoutATimeIsOnAllTheWhile() {
        assertThat(EventProgrammes.of("PPV 1: Derby", EventProfile.usual(), SPAN))
                .extracting(GeneratedProgramme::kind)
                .hasSize(3)
                .containsOnly(Kind.EVENT);
    }

    @Test
    void anIdleSlotHasATextIfThereIsOne() {
        var profile = new EventProfile("", "", false, 120, "", "", "Nothing on {channel}");

        assertThat(EventProgrammes.of("PPV 1:", profile, SPAN))
                .extracting(GeneratedProgramme::title)
                .containsOnly("Nothing on PPV 1:");
        assertThat(EventProgrammes.of("PPV 1:", EventProfile.usual(), SPAN)).isEmpty();
    }

    @Test
    void theUsersPatternDecides() {
        var profile = new EventProfile("^(?<time>\\d\\d:\\d\\d) .*? \\* (?<title>.+)$", "UK", false, 60, "", "", "");

        assertThat(words(EventProgrammes.of("20:00 LIGA * Ajax - PSV", profile, SPAN)))
                .containsExactly("20:00-21:00 Ajax - PSV");
        assertThat(EventProgrammes.of("Ajax - PSV", profile, SPAN)).isEmpty();
    }

    @Test
    void aPatternThatCannotBeReadOrThatRunsAwayIsRefused() {
        assertThatThrownBy(() -> EventPattern.of("(")).isInstanceOf(EventPattern.BadPattern.class);
        var slow = new EventProfile("(.*a){25}$", "", false, 60, "", "", "");
        assertThatThrownBy(() -> EventProgrammes.read("a".repeat(47) + "b", slow, NOW))
                .isInstanceOf(EventPattern.BadPattern.class);
    }

    @Test
    void blocksEndAtTheSameTimesWheneverTheyAreMade() {
        var early = ProgrammeBlocks.of("One", Instant.parse("2026-11-30T15:10:00Z"), SPAN.to(), 3);
        var late = ProgrammeBlocks.of("One", Instant.parse("2026-11-30T16:20:00Z"), SPAN.to(), 3);

        assertThat(words(early)).containsExactly("15:10-18:00 One", "18:00-21:00 One", "21:00-00:00 One");
        assertThat(words(late)).containsExactly("16:20-18:00 One", "18:00-21:00 One", "21:00-00:00 One");
    }

    private static List<String> words(List<GeneratedProgramme> programmes) {
        return programmes.stream()
                .map(one -> one.start().toString().substring(11, 16) + "-"
                        + one.stop().toString().substring(11, 16) + " " + one.title())
                .toList();
    }
}
