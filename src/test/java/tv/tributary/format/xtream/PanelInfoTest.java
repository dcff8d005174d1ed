package tv.tributary.format.xtream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.format.xtream.ListShape.PanelAnswer;
import tv.tributary.format.xtream.PanelInfo.PanelEpisode;

class PanelInfoTest {
    private static PanelAnswer<PanelInfo> read(String json) throws IOException {
        return PanelInfo.read(new StringReader(json));
    }

    private static List<PanelEpisode> episodes(String json) throws IOException {
        return read(json).value().orElseThrow().episodes();
    }

    private static PanelDetails title(String info) throws IOException {
        return read("{\"info\":" + info + ",\"movie_data\":{\"stream_id\":7}}")
                .value()
                .orElseThrow()
                .title();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"1\":[{\"id\":\"7\",\"episode_num\":1,\"season\":1},{\"id\":\"8\",\"episode_num\":\"2\"}],\"2\":[{\"id\":9,\"episode_num\":1}]}",
                "[{\"id\":7,\"episode_num\":1,\"season\":1},{\"id\":8,\"episode_num\":2,\"season\":1},{\"id\":9,\"episode_num\":1,\"season\":\"2\"}]",
                "[[{\"id\":7,\"season\":1},{\"id\":8,\"season\":1}],[{\"id\":9,\"season\":2}]]",
                "{\"0\":{\"id\":7,\"season\":1,\"episode_num\":1},\"1\":{\"id\":8,\"season\":1,\"episode_num\":2},\"2\":{\"id\":9,\"season\":2,\"episode_num\":1}}",
                "{\"1\":[{\"id\":7},{\"title\":\"no id\"}],\"01\":[{\"id\":8,\"episode_num\":2}],\"2\":[{\"id\":9}]}"
            })
    void readsEpisodesHoweverTheyAreWritten(String episodes) throws IOException {
        assertThat(episodes("{\"seasons\":[],\"info\":[],\"episodes\":" + episodes + "}"))
                .extracting(one -> one.id() + ": " + one.season() + "x" + one.number())
                .containsExactly("7: 1x1", "8: 1x2", "9: 2x1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "\"\"", "false", "7"})
    void aSeriesMayHaveNone(String episodes) throws IOException {
        assertThat(episodes("{\"info\":{},\"episodes\":" + episodes + "}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user_info\":{\"auth\":0}}|LOGIN_REFUSED",
                "<html>x</html>|WEB_PAGE",
                "{\"episodes\":{\"1\":[{\"id\":7|TRUNCATED"
            })
    void tellsWhatCameInstead(String answer, ListShape shape) throws IOException {
        assertThat(read(answer)).isEqualTo(new PanelAnswer<>(Optional.empty(), shape));
    }

    @Test
    void aContainerAndATitleAreCleaned() throws IOException {
        var episode = episodes(
                        "{\"episodes\":{\"0\":[{\"id\":7,\"title\":\"Tom &amp; Jerry\",\"container_extension\":\".MKV\"}]}}")
                .getFirst();
        assertThat(episode.season() + "x" + episode.number() + " " + episode.name() + "." + episode.extension())
                .isEqualTo("0x1 Tom & Jerry.mkv");
    }

    /// All that it says.
    private static List<Object> said(PanelDetails details) {
        return List.of(
                details.originalName(),
                details.plot(),
                details.genres(),
                details.cast(),
                details.director(),
                details.writers(),
                details.country(),
                details.rating(),
                details.released(),
                details.duration(),
                details.artwork(),
                details.backdrops(),
                details.trailer(),
                details.tmdb(),
                details.imdb(),
                details.video(),
                details.width(),
                details.height(),
                details.audio(),
                details.channels(),
                details.languages(),
                details.bitrate());
    }

    @Test
    void aFilmIsReadWithWhatItsFileHolds() throws IOException {
        var film = title("""
                {"tmdb_id":550,"imdb_id":"tt0137523","o_name":"Fight Club","plot":"A man &amp; his soap.","cast":"A, B",
                 "director":"D","writer":"W","genre":"Drama","country":"USA","rating":"8.4","releasedate":"1999-10-15",
                 "duration_secs":8340,"duration":"02:19:00","episode_run_time":"139","cover_big":"http://p.test/1.jpg",
                 "backdrop_path":["http://p.test/b1.jpg","http://p.test/b2.jpg"],"youtube_trailer":"abc",
                 "video":{"codec_name":"hevc","width":3840,"height":1608},
                 "audio":{"codec_name":"eac3","channels":6,"tags":{"language":"eng"}},"bitrate":9000}
                """);
        assertThat(said(film))
                .isEqualTo(List.of(
                        "Fight Club",
                        "A man & his soap.",
                        "Drama",
                        "A, B",
                        "D",
                        "W",
                        "USA",
                        OptionalDouble.of(8.4),
                        Optional.of(LocalDate.of(1999, 10, 15)),
                        Optional.of(Duration.ofMinutes(139)),
                        "http://p.test/1.jpg",
                        List.of("http://p.test/b1.jpg", "http://p.test/b2.jpg"),
                        "abc",
                        "550",
                        "tt0137523",
                        "hevc",
                        3_840,
                        1_608,
                        "eac3",
                        6,
                        List.of("eng"),
                        9_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "false",
                "\"\"",
                "[[]]",
                "{\"plot\":null,\"cast\":false,\"director\":\"N/A\",\"rating\":\"N/A\",\"releasedate\":\"0000-00-00\",\"duration_secs\":\"\","
                        + "\"duration\":\"00:00:00\",\"backdrop_path\":[],\"video\":[],\"audio\":\"\",\"tmdb_id\":\"0\",\"bitrate\":-1,\"cover_big\":\"/x.jpg\"}"
            })
    void ofAFilmNothingMayBeKnown(String info) throws IOException {
        assertThat(said(title(info))).isEqualTo(said(title("{}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"duration_secs\":\"600\"|600",
                "\"duration\":\"01:02:03\"|3723",
                "\"duration\":\"52 min\"|3120",
                "\"episode_run_time\":\"45\"|2700",
                "\"duration_secs\":0,\"duration\":\"00:00:00\",\"episode_run_time\":\"45\"|2700"
            })
    void aDurationIsReadHoweverItIsWritten(String fields, long seconds) throws IOException {
        assertThat(title("{" + fields + "}").duration()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void listsMayBeTextsAndTextsLists() throws IOException {
        var film = title("""
                {"backdrop_path":"https://p.test/b.jpg","cast":["A","B"],"genre":[{"id":1,"name":"Drama"},{"name":"Crime"}],
                 "audio":[{"codec_name":"aac","tags":[]},{"codec_name":"ac3","tags":{"language":"ger"}}],"video":"h264"}
                """);
        assertThat(film.backdrops()).containsExactly("https://p.test/b.jpg");
        assertThat(film.cast()).isEqualTo("A, B");
        assertThat(film.genres()).isEqualTo("Drama, Crime");
        assertThat(film.audio()).isEqualTo("aac");
        assertThat(film.languages()).containsExactly("ger");
        assertThat(film.video()).isEqualTo("h264");
    }

    @Test
    void whatInfoLeavesOutIsTakenFromBesideIt() throws IOException {
        var film =
                read("{\"info\":{\"plot\":\"\",\"tmdb_id\":\"\"},\"movie_data\":{\"plot\":\"Beside\"},\"tmdb_id\":77}")
                        .value()
                        .orElseThrow()
                        .title();
        assertThat(film.plot()).isEqualTo("Beside");
        assertThat(film.tmdb()).isEqualTo("77");
    }

    @Test
    void episodesHaveDetailsOfTheirOwn() throws IOException {
        var episodes = episodes("""
                {"info":{"plot":"Of the series"},"episodes":{"1":[
                 {"id":7,"info":{"plot":"Of the episode","duration_secs":"1500","air_date":"2020-01-02","movie_image":"http://p.test/7.jpg"}},
                 {"id":8,"info":[]}]}}
                """);
        assertThat(episodes.getFirst().details().plot()).isEqualTo("Of the episode");
        assertThat(episodes.getFirst().details().released()).contains(LocalDate.of(2020, 1, 2));
        assertThat(episodes.getFirst().details().artwork()).isEqualTo("http://p.test/7.jpg");
        assertThat(episodes.getLast().details().plot()).isEmpty();
    }
}
