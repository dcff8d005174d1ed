package tv.tributary.format.xmltv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.format.xmltv.Programme.EpisodeNumber;

/// Episode numbers as players read them.
final class EpisodeNumbersTest {
    @ParameterizedTest(name = "{0} {1} is {2} and {3}")
    @CsvSource({
        "xmltv_ns, 0.4.0/1, 0.4., S01E05",
        "xmltv_ns, 1 . 11/20 . 0/2, 1.11., S02E12",
        "xmltv_ns, .4., .4., E05",
        "xmltv_ns, 2.., 2.., S03",
        "onscreen, S01E05, 0.4., S01E05",
        "onscreen, s2 ep 11, 1.10., S02E11",
        "onscreen, 'Season 2, Episode 3', 1.2., S02E03",
        "onscreen, 1x05, 0.4., S01E05",
        "onscreen, E7, .6., E07"
    })
    void bothSystemsAreServed(String system, String number, String zeroBased, String onScreen) {
        assertThat(EpisodeNumbers.forPlayers(List.of(new EpisodeNumber(number, system))))
                .containsExactly(new EpisodeNumber(zeroBased, "xmltv_ns"), new EpisodeNumber(onScreen, "onscreen"));
    }

    @Test
    void otherSystemsStayAsTheyAre() {
        var movie = new EpisodeNumber("movie/603", "themoviedb.org");
        assertThat(EpisodeNumbers.forPlayers(List.of(movie))).containsExactly(movie);
        assertThat(EpisodeNumbers.forPlayers(List.of(movie, new EpisodeNumber("0.0.", "xmltv_ns"))))
                .containsExactly(new EpisodeNumber("0.0.", "xmltv_ns"), new EpisodeNumber("S01E01", "onscreen"), movie);
    }

    @Test
    void whatNobodyUnderstandsStaysAsItIs() {
        var words = new EpisodeNumber("the one with the cat", "onscreen");
        assertThat(EpisodeNumbers.forPlayers(List.of(words))).containsExactly(words);
    }
}
