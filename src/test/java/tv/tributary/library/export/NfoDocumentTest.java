package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;

class NfoDocumentTest {
    @Test
    void jellyfinReadsWhatIsKnownOfAFilm() {
        var film = ExportLayoutTest.title(7, TitleKind.MOVIE, "Heat", 1995, "949");
        assertThat(NfoDocument.of(film, ExportStyle.JELLYFIN)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <movie>
                  <title>Heat</title>
                  <year>1995</year>
                  <rating>7.5</rating>
                  <plot>Cops &amp; &lt;robbers&gt;.</plot>
                  <genre>Crime</genre>
                  <genre>Drama</genre>
                  <uniqueid type="tmdb" default="true">949</uniqueid>
                  <tmdbid>949</tmdbid>
                  <thumb aspect="poster">http://img.example/1.jpg</thumb>
                </movie>
                """);
    }

    @Test
    void kodiGetsItsRatingsAndTheAddressToLookUpTheRest() {
        var series = ExportLayoutTest.title(7, TitleKind.SERIES, "The Wire", 2002, "1438");
        assertThat(NfoDocument.of(series, ExportStyle.KODI))
                .contains(
                        "<tvshow>",
                        "<ratings><rating name=\"default\" max=\"10\" default=\"true\"><value>7.5</value></rating></ratings>",
                        "</tvshow>\nhttps://www.themoviedb.org/tv/1438\n")
                .doesNotContain("<tmdbid>");
    }

    @Test
    void theNameOfAnEpisodeIsSaidToKodiOnly() {
        var series = ExportLayoutTest.title(7, TitleKind.SERIES, "The Wire", 2002, "");
        var episode = new Episode(41, 1, 2, "UK: The Detail");
        assertThat(NfoDocument.of(series, episode, ExportStyle.KODI)).contains("<title>UK: The Detail</title>");
        assertThat(NfoDocument.of(series, episode, ExportStyle.JELLYFIN)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <episodedetails>
                  <showtitle>The Wire</showtitle>
                  <season>1</season>
                  <episode>2</episode>
                </episodedetails>
                """);
    }
}
