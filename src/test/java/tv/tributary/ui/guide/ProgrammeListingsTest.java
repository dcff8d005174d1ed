package tv.tributary.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.format.xmltv.Credit;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.Programme.EpisodeNumber;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.model.ChannelId;

class ProgrammeListingsTest {
    private static final ChannelId CHANNEL = new ChannelId(7);
    private static final Instant START = Instant.parse("2026-09-01T18:00:00Z");

    @Test
    void aProgrammeShowsWhatTheGuideSaysOfIt() {
        var programme = programme()
                .title(new LocalizedText("The Third Man", "en"))
                .subTitle(new LocalizedText("Vienna", "en"))
                .description(new LocalizedText("A writer looks for a friend.", "en"))
                .category(new LocalizedText("Spielfilm", "de"))
                .credit(Credit.of(Credit.Function.DIRECTOR, "Carol Reed"))
                .credit(Credit.of(Credit.Function.ACTOR, "Joseph Cotten"))
                .credit(Credit.of(Credit.Function.ACTOR, "Alida Valli"))
                .country(new LocalizedText("UK", ""))
                .date("19490902")
                .build();
        assertThat(ProgrammeListings.airing(CHANNEL, programme)).hasValueSatisfying(airing -> {
            assertThat(airing.title()).isEqualTo("The Third Man");
            assertThat(airing.subTitle()).isEqualTo("Vienna");
            assertThat(airing.description()).isEqualTo("A writer looks for a friend.");
            assertThat(airing.genre()).isEqualTo(Genre.MOVIE);
            assertThat(airing.facts())
                    .containsExactly("UK 1949", "Directed by Carol Reed", "With Joseph Cotten, Alida Valli");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "onscreen, S02E05, S02E05",
        "xmltv_ns, 1 . 4 . 0/1, S02E05",
        "xmltv_ns, .4., E05",
        "xmltv_ns, nonsense, ''",
    })
    void numbersForProgramsCountFromOneForViewers(String system, String number, String shown) {
        var programme =
                programme().episodeNumber(new EpisodeNumber(number, system)).build();
        assertThat(ProgrammeListings.airing(CHANNEL, programme).orElseThrow().episode())
                .isEqualTo(shown);
    }

    @Test
    void oneWithoutAnEndIsLeftOut() {
        var programme = Programme.builder("7", START, Optional.empty()).build();
        assertThat(ProgrammeListings.airing(CHANNEL, programme)).isEmpty();
    }

    private static Programme.Builder programme() {
        return Programme.builder("7", START, Optional.of(START.plusSeconds(3600)));
    }
}
