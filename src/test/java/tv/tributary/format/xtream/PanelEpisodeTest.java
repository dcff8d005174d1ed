package tv.tributary.format.xtream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelEpisodeTest {
    private static PanelAnswer<List<PanelEpisode>> read(String json) throws IOException {
        return PanelEpisode.read(new StringReader(json));
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
        assertThat(read("{\"seasons\":[],\"info\":[],\"episodes\":" + episodes + "}")
                        .value()
                        .orElseThrow())
                .extracting(one -> one.id() + ": " + one.season() + "x" + one.number())
                .containsExactly("7: 1x1", "8: 1x2", "9: 2x1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "\"\"", "false", "7"})
    void aSeriesMayHaveNone(String episodes) throws IOException {
        assertThat(read("{\"info\":{},\"episodes\":" + episodes + "}").value().orElseThrow())
                .isEmpty();
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
        var episode =
                read("{\"episodes\":{\"0\":[{\"id\":7,\"title\":\"Tom &amp; Jerry\",\"container_extension\":\".MKV\"}]}}")
                        .value()
                        .orElseThrow()
                        .getFirst();
        assertThat(episode).isEqualTo(new PanelEpisode(7, 0, 1, "Tom & Jerry", "mkv"));
    }
}
