package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.Playlist;
import tv.tributary.format.hls.PlaylistReader;

class HlsWindowTest {
    private final HlsWindow window = new HlsWindow();

    @Test
    void itBeginsThreeFromTheEnd() {
        assertThat(take(list(10, 6, 4))).isEqualTo("13 14 15");
    }

    @Test
    void ofShortSegmentsItTakesSixSeconds() {
        assertThat(take(list(10, 10, 1))).isEqualTo("14 15 16 17 18 19");
    }

    @Test
    void aFilmBeginsAtItsStart() {
        assertThat(take(list(0, 5, 4) + "#EXT-X-ENDLIST\n")).isEqualTo("0 1 2 3 4");
    }

    @Test
    void onlyWhatIsNewComes() {
        take(list(10, 6, 4));
        assertThat(take(list(10, 6, 4))).isEmpty();
        assertThat(take(list(12, 6, 4))).isEqualTo("16 17");
    }

    @Test
    void whatSlidPastIsCountedAndLeft() {
        take(list(10, 6, 4));
        assertThat(take(list(20, 6, 4))).isEqualTo("20 21 22 23 24 25");
        assertThat(window.lost()).isEqualTo(4);
    }

    @Test
    void aMirrorThatIsBehindBringsNothing() {
        take(list(10, 6, 4));
        assertThat(take(list(8, 6, 4))).isEmpty();
        assertThat(take(list(11, 6, 4))).isEqualTo("16");
    }

    @Test
    void aServerThatCountsAnewIsFollowed() {
        take(list(500, 6, 4));
        assertThat(take(list(0, 6, 4))).isEqualTo("3 4 5");
    }

    @Test
    void aListThatDoesNotCountIsReadByItsNames() {
        take(list(10, 6, 4).replaceFirst("#EXT-X-MEDIA-SEQUENCE:.*\n", ""));
        assertThat(take(list(12, 6, 4).replaceFirst("#EXT-X-MEDIA-SEQUENCE:.*\n", "")))
                .isEqualTo("16 17");
    }

    @Test
    void aListWhoseCountStandsStillIsReadByItsNames() {
        take(list(10, 6, 4).replaceFirst("SEQUENCE:.*\n", "SEQUENCE:1\n"));
        assertThat(take(list(11, 6, 4).replaceFirst("SEQUENCE:.*\n", "SEQUENCE:1\n")))
                .isEqualTo("16");
    }

    /// The names of what is new.
    private String take(String text) {
        var media = (Playlist.Media) PlaylistReader.read(text.getBytes(StandardCharsets.UTF_8), "http://h/list");
        return window.take(media).stream()
                .map(piece -> piece.url().replaceAll("\\D", ""))
                .collect(Collectors.joining(" "));
    }

    private static String list(int first, int count, int seconds) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:" + seconds + "\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (int n = first; n < first + count; n++) text.append("#EXTINF:" + seconds + ",\n" + n + "\n");
        return text.toString();
    }
}
