package tv.tributary.format.xtream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.format.xtream.PanelLists.PanelCategory;
import tv.tributary.format.xtream.PanelLists.PanelProblem;
import tv.tributary.format.xtream.PanelLists.PanelProblem.Kind;
import tv.tributary.format.xtream.PanelLists.PanelSummary;

class PanelListsTest {
    private final List<PanelStream> streams = new ArrayList<>();
    private final List<PanelTitle> titles = new ArrayList<>();

    private PanelSummary streams(String json) throws IOException {
        return PanelLists.streams(new StringReader(json), streams::add);
    }

    private PanelSummary movies(String json) throws IOException {
        return PanelLists.movies(new StringReader(json), titles::add);
    }

    private List<Long> ids() {
        return streams.stream().map(PanelStream::id).toList();
    }

    @Test
    void readsALiveStream() throws IOException {
        var summary = streams("""
                [{"num":1,"name":"News &amp; More","stream_type":"live","stream_id":77,"stream_icon":"http://x/l.png",
                "epg_channel_id":"news.uk","added":"1700000000","is_adult":"0","category_id":"4","category_ids":[4,9],
                "custom_sid":"","tv_archive":1,"direct_source":"","tv_archive_duration":"7"}]""");
        assertThat(summary).isEqualTo(new PanelSummary(ListShape.LIST, 1, summary.position(), List.of(), 0));
        var stream = streams.getFirst();
        assertThat(stream.name()).isEqualTo("News & More");
        assertThat(stream.id()).isEqualTo(77);
        assertThat(stream.guideId()).isEqualTo("news.uk");
        assertThat(stream.categories()).containsExactly("4", "9");
        assertThat(stream.archiveDays()).isEqualTo(7);
        assertThat(stream.radio()).isFalse();
        assertThat(stream.added()).contains(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void nothingNeedsToBeThereButAnId() throws IOException {
        streams("""
                [{"stream_id":1,"name":null,"stream_icon":false,"epg_channel_id":null,"category_id":null,
                "tv_archive":null,"tv_archive_duration":null,"is_adult":"None","added":""},{"stream_id":2}]""");
        assertThat(ids()).containsExactly(1L, 2L);
        assertThat(streams.getFirst().name()).isEmpty();
        assertThat(streams.getFirst().icon()).isEmpty();
        assertThat(streams.getFirst().categories()).isEmpty();
        assertThat(streams.getFirst().added()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "'\"12\"', 12", "12.0, 12", "'\" 12 \"', 12", "'[12]', 12", "012, 12"})
    void anIdMayBeWrittenInManyWays(String written, long id) throws IOException {
        assertThat(streams("[{\"stream_id\":" + written + "}]").problemCount()).isZero();
        assertThat(ids()).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0", "\"abc\"", "NaN", "null", "\"\"", "{}", "true", "99999999999999999999", "1.5"})
    void anItemWithoutAnIdIsLeftOutWithItsPosition(String written) throws IOException {
        var json = "[{\"stream_id\":1}, {\"stream_id\":" + written + ",\"name\":\"Odd\"},{\"stream_id\":3}]";
        var summary = streams(json);
        assertThat(ids()).containsExactly(1L, 3L);
        assertThat(summary.problems()).containsExactly(new PanelProblem(Kind.BAD_ID, 2, json.indexOf("{", 2), "Odd"));
    }

    @Test
    void whatIsNoObjectIsLeftOut() throws IOException {
        var summary = streams("[{\"stream_id\":1},7,\"x\",null,[],{\"stream_id\":2}]");
        assertThat(ids()).containsExactly(1L, 2L);
        assertThat(summary.problems()).extracting(PanelProblem::kind).containsOnly(Kind.NOT_AN_OBJECT);
        assertThat(summary.problems()).extracting(PanelProblem::index).containsExactly(2, 3, 5);
    }

    @Test
    void anIdThatIsThereTwiceCountsOnce() throws IOException {
        assertThat(streams("[{\"stream_id\":1,\"name\":\"A\"},{\"stream_id\":\"1\",\"name\":\"B\"}]")
                        .items())
                .isEqualTo(1);
        assertThat(streams.getFirst().name()).isEqualTo("A");
    }

    @Test
    void aMapIsReadForAList() throws IOException {
        assertThat(streams("{\"0\":{\"stream_id\":1},\"2\":{\"stream_id\":2}}").shape())
                .isEqualTo(ListShape.LIST);
        assertThat(ids()).containsExactly(1L, 2L);
    }

    @Test
    void warningsAndAByteOrderMarkInFrontAreSkipped() throws IOException {
        var text = "\uFEFF<br />\n<b>Warning</b>:  Undefined array key (\"x\") in /var/www/{a} on line [3]<br />\n";
        var summary = streams(text + "[{\"stream_id\":-1}]");
        assertThat(summary.problems().getFirst().position()).isEqualTo(text.length() + 1);
        assertThat(streams("\uFEFF[{\"stream_id\":5}]").items()).isEqualTo(1);
    }

    @Test
    void smallMistakesAreForgiven() throws IOException {
        streams("[{\"stream_id\":1,\"name\":\"a\tb\\qc\",},{\"stream_id\":2,\"rating\":NaN},]");
        assertThat(ids()).containsExactly(1L, 2L);
        assertThat(streams.getFirst().name()).isEqualTo("a bqc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|EMPTY",
                "{}|EMPTY",
                "' '|NOTHING",
                "[{\"stream_id\":1},{\"stream_|TRUNCATED",
                "[{\"stream_id\":1}|TRUNCATED",
                "[{\"stream_id\":1},|TRUNCATED",
                "[|TRUNCATED",
                "[{\"stream_id\":1} oops]|MALFORMED",
                "Fatal error: out of memory|MALFORMED",
                "{\"error\":\"no\"}|MALFORMED",
                "blocked|REFUSED",
                "Access denied.|REFUSED",
                "{\"user_info\":{\"auth\":0}}|LOGIN_REFUSED",
                "{\"user_info\":null,\"error\":\"x\"}|LOGIN_REFUSED",
                "<html><body>Hello</body></html>|WEB_PAGE",
                "<!DOCTYPE html><script>var a = {\"stream_id\":1}</script>|WEB_PAGE",
                "<html><title>Just a moment...</title></html>|FIREWALL"
            })
    void tellsWhatCameInsteadOfAList(String answer, ListShape shape) throws IOException {
        assertThat(streams(answer).shape()).isEqualTo(shape);
    }

    @Test
    void aNestingTenThousandDeepIsRefused() throws IOException {
        var deep = "[{\"stream_id\":1},{\"stream_id\":2,\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}]";
        assertThat(streams(deep).shape()).isEqualTo(ListShape.EXCESSIVE);
    }

    @Test
    void aNameOfTwoHundredMegabytesIsRefused() throws IOException {
        assertThat(PanelLists.streams(
                                new Repeated("[{\"stream_id\":1,\"name\":\"", 'x', 200_000_000, "\"}]"), streams::add)
                        .shape())
                .isEqualTo(ListShape.EXCESSIVE);
        assertThat(streams).isEmpty();
    }

    @Test
    void aTextOfTwoHundredMegabytesThatNobodyAskedForIsSkipped() throws IOException {
        assertThat(PanelLists.streams(
                                new Repeated("[{\"stream_id\":1,\"junk\":\"", 'x', 200_000_000, "\"}]"), streams::add)
                        .shape())
                .isEqualTo(ListShape.LIST);
        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void readsAFilm() throws IOException {
        movies("""
                [{"stream_id":"5","name":"The Film (2001)","stream_icon":"http://x/p.jpg","rating":"7.5","category_id":"2",
                "container_extension":"MKV","added":1700000000,"year":"2001","genre":["Drama"],"tmdb_id":"603",
                "imdb_id":"tt0133093","plot":"Words."}]""");
        var film = titles.getFirst();
        assertThat(film.id()).isEqualTo(5);
        assertThat(film.extension()).isEqualTo("mkv");
        assertThat(film.year()).isEqualTo(OptionalInt.of(2001));
        assertThat(film.rating()).isEqualTo(OptionalDouble.of(7.5));
        assertThat(film.tmdb()).isEqualTo("603");
        assertThat(film.imdb()).isEqualTo("tt0133093");
        assertThat(film.genres()).isEqualTo("Drama");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null|mp4", "\"\"|mp4", "\".mp4\"|mp4", "\"MKV\"|mkv", "\"mkv,mp4\"|mkv", "\"../x\"|mp4", "7|7"})
    void aContainerIsCleaned(String written, String extension) throws IOException {
        movies("[{\"stream_id\":1,\"container_extension\":" + written + "}]");
        assertThat(titles.getFirst().extension()).isEqualTo(extension);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"7.5/10\"|7.5", "\"6,1\"|6.1", "8|8.0", "\"N/A\"|", "\"-1\"|", "null|", "0|", "\"77\"|", "NaN|"})
    void aRatingIsOfTen(String written, Double rating) throws IOException {
        movies("[{\"stream_id\":1,\"rating\":" + written + "}]");
        assertThat(titles.getFirst().rating())
                .isEqualTo(rating == null ? OptionalDouble.empty() : OptionalDouble.of(rating));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1700000000\"|2023-11-14T22:13:20Z",
                "1700000000000|2023-11-14T22:13:20Z",
                "\"2023-11-14 22:13:20\"|2023-11-14T22:13:20Z",
                "\"2023-11-14T22:13:20+01:00\"|2023-11-14T21:13:20Z",
                "\"2023-11-14\"|2023-11-14T00:00:00Z",
                "\"0000-00-00\"|",
                "\"0000-00-00 00:00:00\"|",
                "\"2023-99-99 00:00:00\"|",
                "\"soon, very soon\"|",
                "0|",
                "-1|"
            })
    void aTimeMayBeWrittenInManyWays(String written, Instant time) throws IOException {
        movies("[{\"stream_id\":1,\"added\":" + written + "}]");
        assertThat(titles.getFirst().changed()).isEqualTo(java.util.Optional.ofNullable(time));
    }

    @Test
    void readsASeries() throws IOException {
        PanelLists.series(new StringReader("""
                        [{"series_id":8,"name":"Show","cover":"http://x/c.jpg","releaseDate":"2010-05-01",
                        "last_modified":"1700000000","category_ids":["3",4],"category_id":null}]"""), titles::add);
        var series = titles.getFirst();
        assertThat(series.id()).isEqualTo(8);
        assertThat(series.year()).isEqualTo(OptionalInt.of(2010));
        assertThat(series.artwork()).isEqualTo("http://x/c.jpg");
        assertThat(series.categories()).containsExactly("3", "4");
        assertThat(series.extension()).isEmpty();
    }

    @Test
    void readsCategories() throws IOException {
        var names = new ArrayList<PanelCategory>();
        PanelLists.categories(
                new StringReader("[{\"category_id\":\"1\",\"category_name\":\"UK | News\",\"parent_id\":0},"
                        + "{\"category_id\":2,\"category_name\":null}]"),
                names::add);
        assertThat(names).containsExactly(new PanelCategory("1", "UK | News"), new PanelCategory("2", ""));
    }

    /// A text too long to be kept.
    private static final class Repeated extends Reader {
        private final String head;
        private final char sign;
        private final long count;
        private final String tail;
        private long at;

        Repeated(String head, char sign, long count, String tail) {
            this.head = head;
            this.sign = sign;
            this.count = count;
            this.tail = tail;
        }

        @Override
        public int read(char[] into, int offset, int length) {
            var n = 0;
            while (n < length) {
                var c = next();
                if (c < 0) break;
                into[offset + n++] = (char) c;
            }
            return n == 0 ? -1 : n;
        }

        private int next() {
            var here = at++;
            if (here < head.length()) return head.charAt((int) here);
            if (here < head.length() + count) return sign;
            var behind = here - head.length() - count;
            return behind < tail.length() ? tail.charAt((int) behind) : -1;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
