package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;

class NfoDocumentTest {
    @Test
    void jellyfinReadsWhatIsKnownOfAFilm() {
        var film = ExportLayoutTest.title(7, TitleKind.MOVIE, "Heat", 1995, "949");
        assertThat(NfoDocument.of(film, TitleDetails.NONE, ExportStyle.JELLYFIN))
                .isEqualTo("""
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
        assertThat(NfoDocument.of(series, TitleDetails.NONE, ExportStyle.KODI))
                .contains(
                        "<tvshow>",
                        "<ratings><rating name=\"default\" max=\"10\" default=\"true\"><value>7.5</value></rating></ratings>",
                        "</tvshow>\nhttps://www.themoviedb.org/tv/1438\n")
                .doesNotContain("<tmdbid>");
    }

    @Test
    void kodiReadsWhoMadeItAndWhatTheFileHolds() {
        var film = ExportLayoutTest.title(7, TitleKind.MOVIE, "Heat", 1995, "");
        assertThat(NfoDocument.of(film, ExportLayoutTest.details(), ExportStyle.KODI))
                .contains("""
                  <originaltitle>Heat (original)</originaltitle>
                """, """
                  <premiered>1995-12-15</premiered>
                  <runtime>170</runtime>
                """, """
                  <country>USA</country>
                  <director>Michael Mann</director>
                  <credits>Michael Mann</credits>
                  <credits>A. Writer</credits>
                """, """
                <actor>
                  <name>Al Pacino</name>
                  <role>Vincent</role>
                </actor>
                """, """
                  <name>Robert Downey, Jr.</name>
                </actor>
                """, """
                <fanart>
                  <thumb>http://img.example/wide.jpg</thumb>
                </fanart>
                  <trailer>plugin://plugin.video.youtube/play/?video_id=abcdefghijk</trailer>
                """, """
                  <codec>hevc</codec>
                  <width>3840</width>
                  <height>1608</height>
                  <durationinseconds>10200</durationinseconds>
                """, """
                  <codec>eac3</codec>
                  <channels>6</channels>
                  <language>eng</language>
                """);
        assertThat(NfoDocument.of(film, ExportLayoutTest.details(), ExportStyle.JELLYFIN))
                .contains("<name>Al Pacino</name>", "https://www.youtube.com/watch?v=abcdefghijk")
                .doesNotContain("streamdetails");
    }

    @Test
    void anEpisodeSaysWhatHappensAndWhenItWasAired() {
        var series = ExportLayoutTest.title(7, TitleKind.SERIES, "The Wire", 2002, "");
        var nfo = NfoDocument.of(series, new Episode(41, 1, 2, ""), ExportLayoutTest.details(), ExportStyle.JELLYFIN);
        assertThat(nfo)
                .contains("<aired>1995-12-15</aired>", "<runtime>170</runtime>", "<director>Michael Mann</director>");
    }

    @Test
    void theNameOfAnEpisodeIsSaidToKodiOnly() {
        var series = ExportLayoutTest.title(7, TitleKind.SERIES, "The Wire", 2002, "");
        var episode = new Episode(41, 1, 2, "UK: The Detail");
        assertThat(NfoDocument.of(series, episode, TitleDetails.NONE, ExportStyle.KODI))
                .contains("<title>UK: The Detail</title>");
        assertThat(NfoDocument.of(series, episode, TitleDetails.NONE, ExportStyle.JELLYFIN))
                .isEqualTo("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <episodedetails>
                  <showtitle>The Wire</showtitle>
                  <season>1</season>
                  <episode>2</episode>
                </episodedetails>
                """);
    }
}
