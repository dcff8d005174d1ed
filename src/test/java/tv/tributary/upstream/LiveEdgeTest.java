package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.MediaSegment;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.format.hls.PlaylistReader;

class LiveEdgeTest {
    private final LiveEdge window = new LiveEdge();

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
    void whatSlidPastIsLeftOut() {
        take(list(10, 6, 4));
        assertThat(take(list(20, 6, 4))).isEqualTo("20 21 22 23 24 25");
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

    @Test
    void addressesThatChangeEachTimeBringNothingNew() {
        take(tokened(list(10, 6, 4), 1));
        assertThat(take(tokened(list(10, 6, 4), 2))).isEmpty();
    }

    @Test
    void whatGoesOnIsCountedOnAndOpensAsBefore() {
        var silent = list(10, 6, 4).replaceFirst("#EXT-X-MEDIA-SEQUENCE:.*\n", "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n");
        assertThat(window.take(media(silent)))
                .extracting(MediaSegment::sequence)
                .containsExactly(3L, 4L, 5L);
        var later = list(12, 6, 4).replaceFirst("#EXT-X-MEDIA-SEQUENCE:.*\n", "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n");
        var fresh = window.take(media(later));
        assertThat(fresh).extracting(MediaSegment::sequence).containsExactly(6L, 7L);
        assertThat(fresh.getFirst().iv().orElseThrow()).endsWith((byte) 0, (byte) 4);
        assertThat(fresh).extracting(MediaSegment::discontinuity).containsExactly(false, false);
    }

    @Test
    void aRestartIsADiscontinuityAndTheNumbersGoOn() {
        window.take(media(list(500, 6, 4)));
        var fresh = window.take(media(list(0, 6, 4)));
        assertThat(fresh).extracting(MediaSegment::sequence).containsExactly(506L, 507L, 508L);
        assertThat(fresh).extracting(MediaSegment::discontinuity).containsExactly(true, false, false);
    }

    @Test
    void whatLiesElsewhereNowIsNewAgain() {
        var old = window.take(media(list(10, 6, 4))).get(1);
        var moved = media(tokened(list(10, 7, 4), 2));
        assertThat(window.renewed(moved, old))
                .extracting(MediaSegment::sequence)
                .containsExactly(14L, 15L, 16L);
    }

    @Test
    void partsOfOneFileAreToldByTheirRanges() {
        assertThat(numbers(ranges(10, 6))).containsExactly(13L, 14L, 15L);
        assertThat(numbers(ranges(10, 6))).isEmpty();
        assertThat(numbers(ranges(12, 6))).containsExactly(16L, 17L);
    }

    @Test
    void namesThatAreUsedInTurnAreToldByTheirNumbers() {
        assertThat(take(wrapped(10, 5, 6))).isEqualTo("0 1 2");
        assertThat(take(wrapped(10, 5, 6))).isEmpty();
        assertThat(take(wrapped(12, 5, 6))).isEqualTo("3 4");
        // All of them went by.
        assertThat(take(wrapped(18, 5, 6))).isEqualTo("0 1 2 3 4");
    }

    @Test
    void fewerNamesThanTheListIsLongAreUsedInTurn() {
        assertThat(take(wrapped(10, 5, 3))).isEqualTo("0 1 2");
        assertThat(take(wrapped(11, 5, 3))).isEqualTo("0");
        assertThat(take(wrapped(10, 5, 3))).isEmpty();
        assertThat(take(wrapped(12, 5, 3))).isEqualTo("1");
    }

    @Test
    void oneFileListedAgainAndAgainIsNewEachTime() {
        assertThat(take(wrapped(10, 4, 1))).isEqualTo("0 0 0");
        assertThat(take(wrapped(11, 4, 1))).isEqualTo("0");
    }

    @Test
    void aServerThatCountsAnewUnderTheSameNamesIsFollowed() {
        assertThat(take(list(3, 6, 4))).isEqualTo("6 7 8");
        assertThat(take(list(0, 1, 4))).isEqualTo("0");
        assertThat(take(list(0, 3, 4))).isEqualTo("1 2");
        assertThat(take(list(0, 5, 4))).isEqualTo("3 4");
    }

    @Test
    void aListThatGrowsAndStaysBehindWasBegunAnew() {
        take(list(14, 6, 4));
        assertThat(take(list(20, 6, 4))).isEqualTo("20 21 22 23 24 25");
        assertThat(take(list(13, 6, 4))).isEmpty();
        assertThat(take(list(15, 6, 4))).isEmpty();
        assertThat(take(list(16, 6, 4))).isEqualTo("19 20 21");
    }

    @Test
    void mirrorsThatCountApartAreReadByTheNames() {
        assertThat(take(list(10, 6, 4))).isEqualTo("13 14 15");
        assertThat(take(counted(list(11, 6, 4), 1011))).isEqualTo("16");
        assertThat(take(list(11, 6, 4))).isEmpty();
        assertThat(take(list(12, 6, 4))).isEqualTo("17");
        assertThat(take(counted(list(13, 6, 4), 1013))).isEqualTo("18");
    }

    @Test
    void anotherQualityGoesOnWhereTheNumbersMeetAndIsADiscontinuity() {
        take(list(10, 6, 4));
        window.move();
        // It is a segment behind.
        assertThat(take(named(list(9, 6, 4), "low"))).isEmpty();
        var fresh = window.take(media(named(list(11, 6, 4), "low")));
        assertThat(fresh).extracting(MediaSegment::sequence).containsExactly(16L);
        assertThat(fresh).extracting(MediaSegment::discontinuity).containsExactly(true);
        assertThat(take(named(list(12, 6, 4), "low"))).isEqualTo("17");
    }

    @Test
    void anotherQualityThatCountsOtherwiseBeginsAtItsEnd() {
        take(list(10, 6, 4));
        window.move();
        var fresh = window.take(media(named(list(7000, 6, 4), "low")));
        assertThat(fresh).extracting(MediaSegment::sequence).containsExactly(16L, 17L, 18L);
        assertThat(fresh).extracting(MediaSegment::discontinuity).containsExactly(true, false, false);
    }

    @Test
    void aFilmThatStartsOverIsCountedOn() {
        var film = media(list(0, 3, 4) + "#EXT-X-ENDLIST\n");
        assertThat(window.take(film)).extracting(MediaSegment::sequence).containsExactly(0L, 1L, 2L);
        window.startOver();
        var again = window.take(film);
        assertThat(again).extracting(MediaSegment::sequence).containsExactly(3L, 4L, 5L);
        assertThat(again).extracting(MediaSegment::discontinuity).containsExactly(true, false, false);
    }

    @Test
    void whatADecoderNeedsMayBeAnotherAfterADiscontinuity() {
        var list = list(10, 6, 4).replace("#EXT-X-MEDIA", "#EXT-X-MAP:URI=\"init.mp4\"\n#EXT-X-MEDIA");
        assertThat(window.take(media(list.replace("#EXTINF:4,\n15", "#EXT-X-DISCONTINUITY\n#EXTINF:4,\n15"))))
                .extracting(p -> p.init().orElseThrow().since())
                .containsExactly(0L, 0L, 15L);
    }

    private static String wrapped(int first, int count, int names) {
        return Pattern.compile("(?m)^\\d+$")
                .matcher(list(first, count, 4))
                .replaceAll(number -> String.valueOf(Integer.parseInt(number.group()) % names));
    }

    private static String counted(String list, int first) {
        return list.replaceFirst("SEQUENCE:\\d+", "SEQUENCE:" + first);
    }

    private static String named(String list, String name) {
        return list.replaceAll("(?m)^(\\d+)$", name + "$1");
    }

    private List<Long> numbers(String text) {
        return window.take(media(text)).stream().map(MediaSegment::sequence).toList();
    }

    private static String ranges(int first, int count) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (int n = first; n < first + count; n++) {
            text.append("#EXTINF:4,\n#EXT-X-BYTERANGE:188@" + 188 * n + "\nall.ts\n");
        }
        return text.toString();
    }

    /// The names of what is new.
    private String take(String text) {
        return window.take(media(text)).stream()
                .map(mediaSegment -> mediaSegment.url().replaceAll("[?].*", "").replaceAll("\\D", ""))
                .collect(Collectors.joining(" "));
    }

    private static String tokened(String list, int token) {
        return list.replaceAll("(?m)^(\\d+)$", "$1?token=" + token);
    }

    private static ParsedPlaylist.Media media(String text) {
        return (ParsedPlaylist.Media) PlaylistReader.read(text.getBytes(StandardCharsets.UTF_8), "http://h/list");
    }

    private static String list(int first, int count, int seconds) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:" + seconds + "\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (int n = first; n < first + count; n++) text.append("#EXTINF:" + seconds + ",\n" + n + "\n");
        return text.toString();
    }
}
