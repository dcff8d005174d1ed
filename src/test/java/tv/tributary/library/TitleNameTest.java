package tv.tributary.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.library.TitleName.EpisodeMark;

class TitleNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The Matrix;The Matrix;;'';0",
                "The Matrix (1999);The Matrix;1999;'';0",
                "The Matrix [1999];The Matrix;1999;'';0",
                "The Matrix - 1999;The Matrix;1999;'';0",
                "EN - The Matrix (1999);The Matrix;1999;en;0",
                "EN| The Matrix (1999) (1999);The Matrix;1999;en;0",
                "|EN| The Matrix (1999);The Matrix;1999;en;0",
                "[MULTI] The Matrix (1999);The Matrix;1999;multi;0",
                "4K-EN - The Matrix (1999);The Matrix;1999;en;2160",
                "4K - The Matrix (1999);The Matrix;1999;'';2160",
                "The Matrix (1999) 4K HDR;The Matrix;1999;'';2160",
                "The Matrix (1999) [1080p];The Matrix;1999;'';1080",
                "NF - The Matrix (1999) (EN);The Matrix;1999;en;0",
                "The Matrix | HD | (1999);The Matrix;1999;'';720",
                "2012 (2009);2012;2009;'';0",
                "1917;1917;;'';0",
                "(1999);(1999);;'';0",
                "Blade Runner 2049;Blade Runner 2049;;'';0",
                "Blade Runner 2049 (2017);Blade Runner 2049;2017;'';0",
                "Se7en (1995);Se7en;1995;'';0",
                "It (2017);It;2017;'';0",
                "Up (2009);Up;2009;'';0",
                "Cam (2018);Cam;2018;'';0",
                "Mission: Impossible (1996);Mission: Impossible;1996;'';0",
                "Mother! (Director''s Cut) (2017);Mother! (Director''s Cut);2017;'';0",
                "Der König (2001);Der König;2001;'';0",
                "4K;4K;;'';0"
            })
    void takesTheTitleFromBetweenTheMarks(String name, String title, Integer year, String language, int height) {
        var read = TitleName.of(name.replace("''", "'"));
        assertThat(read.title()).isEqualTo(title.replace("''", "'"));
        assertThat(read.year()).isEqualTo(year == null ? OptionalInt.empty() : OptionalInt.of(year));
        assertThat(read.language()).isEqualTo(language);
        assertThat(read.height()).isEqualTo(height);
        assertThat(read.episode()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Show S01E02;Show;;1;2;''",
                "Show S01 E02;Show;;1;2;''",
                "Show (2010) S01E02 - The Second;Show;2010;1;2;The Second",
                "EN - Show S2E13 Title;Show;;2;13;Title",
                "Show.S01.E02;Show;;1;2;''",
                "Show s01e02;Show;;1;2;''",
                "Show 1x02 Title;Show;;1;2;Title",
                "Show - Season 1 Episode 2;Show;;1;2;''",
                "9-1-1 S03E01;9-1-1;;3;1;''",
                "Show S2024E05;Show;;2024;5;''"
            })
    void takesAnEpisodeApart(String name, String title, Integer year, int season, int number, String episode) {
        var read = TitleName.of(name);
        assertThat(read.title()).isEqualTo(title);
        assertThat(read.year()).isEqualTo(year == null ? OptionalInt.empty() : OptionalInt.of(year));
        assertThat(read.episode()).contains(new EpisodeMark(season, number, episode));
    }

    @Test
    void oneTitleFoldsToOneWriting() {
        assertThat(TitleName.of("Der KÖNIG: Teil-2 (2001)").folded())
                .isEqualTo(TitleName.of("der konig teil 2").folded());
        assertThat(TitleName.of("!!!").folded()).isEqualTo("!!!");
    }
}
