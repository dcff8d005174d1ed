package tv.tributary.format.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

class PlaylistReaderTest {
    private static final String URL = "http://tv.example:8080/live/list.m3u8?token=abc";

    private static final String LIVE = """
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-TARGETDURATION:6
            #EXT-X-MEDIA-SEQUENCE:100
            #EXTINF:6.006,
            100.ts
            #EXTINF:5.5,a title, with a comma
            101.ts
            """;

    @Test
    void aLiveListTellsItsSegments() {
        var media = media(LIVE);
        assertThat(media.target()).isEqualTo(6000);
        assertThat(media.sequence()).isEqualTo(100);
        assertThat(media.ended()).isFalse();
        assertThat(media.problems()).isEmpty();
        assertThat(media.pieces()).extracting(MediaSegment::sequence).containsExactly(100L, 101L);
        assertThat(media.pieces()).extracting(MediaSegment::millis).containsExactly(6006L, 5500L);
        assertThat(media.pieces())
                .extracting(MediaSegment::url)
                .containsExactly("http://tv.example:8080/live/100.ts", "http://tv.example:8080/live/101.ts");
    }

    @Test
    void lineEndsMarksAndSpacesDoNotMatter() {
        for (var filth :
                List.of(LIVE.replace("\n", "\r\n"), LIVE.replace("\n", "\r"), "\uFEFF" + LIVE, "\n\n " + LIVE)) {
            assertThat(media(filth).pieces()).isEqualTo(media(LIVE).pieces());
        }
    }

    @Test
    void aMissingHeaderIsNoticedAndForgiven() {
        var media = media(LIVE.replace("#EXTM3U\n", ""));
        assertThat(media.pieces()).hasSize(2);
        assertThat(media.problems())
                .containsExactly(new ParsedPlaylist.PlaylistProblem(1, ParsedPlaylist.PlaylistProblem.Kind.NO_HEADER));
    }

    @Test
    void aMasterNamesQualitiesAndSounds() {
        var master = (ParsedPlaylist.Master) read("""
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aac",NAME="Deutsch",LANGUAGE="de",DEFAULT=YES,AUTOSELECT=YES,URI="de/a.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="English",URI="subs.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=2800000,AVERAGE-BANDWIDTH=2500000,RESOLUTION=1280x720,FRAME-RATE=50.000,CODECS="avc1.640028,mp4a.40.2",AUDIO="aac",SUBTITLES="subs"
                hd/list.m3u8
                #EXT-X-STREAM-INF: bandwidth = 800000 , resolution = 640x360
                /sd/list.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=86000,URI="i.m3u8"
                """);
        assertThat(master.variants())
                .containsExactly(
                        new Variant(
                                "http://tv.example:8080/live/hd/list.m3u8",
                                2_800_000,
                                2_500_000,
                                1280,
                                720,
                                50,
                                "avc1.640028,mp4a.40.2",
                                "aac",
                                "subs"),
                        new Variant("http://tv.example:8080/sd/list.m3u8", 800_000, 0, 640, 360, 0, "", "", ""));
        assertThat(master.renditions().getFirst())
                .isEqualTo(new Rendition(
                        Rendition.Type.AUDIO,
                        "aac",
                        "Deutsch",
                        "de",
                        "http://tv.example:8080/live/de/a.m3u8",
                        true,
                        true,
                        ""));
    }

    @Test
    void whatSegmentsAndSoundsAreLikeIsKept() {
        var master = (ParsedPlaylist.Master) read("""
                #EXTM3U
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Surround",CHANNELS="6",URI="a.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1000,AUDIO="a"
                v.m3u8
                """);
        assertThat(master.independent()).isTrue();
        assertThat(master.renditions().getFirst().channels()).isEqualTo("6");
        var list = "#EXTM3U\n%s#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n1.ts\n";
        var said = media(list.formatted("#EXT-X-INDEPENDENT-SEGMENTS\n")).pieces();
        assertThat(said.getFirst().independent()).isTrue();
        assertThat(media(list.formatted("")).pieces().getFirst().independent()).isFalse();
    }

    @Test
    void keysHoldUntilTheNext() {
        var pieces = media("""
                        #EXTM3U
                        #EXT-X-TARGETDURATION:6
                        #EXT-X-KEY:METHOD=AES-128,URI="key?n=1",IV=0x000102030405060708090a0b0c0d0e0f
                        #EXTINF:6,
                        1.ts
                        #EXT-X-KEY:METHOD=AES-128,URI="k2"
                        #EXTINF:6,
                        2.ts
                        #EXT-X-KEY:METHOD=NONE
                        #EXTINF:6,
                        3.ts
                        #EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://x",KEYFORMAT="com.apple.streamingkeydelivery"
                        #EXTINF:6,
                        4.ts
                        """).pieces();
        var first = pieces.getFirst().key().orElseThrow();
        assertThat(first.url()).isEqualTo("http://tv.example:8080/live/key?n=1");
        assertThat(first.iv().orElseThrow()).hasSize(16).endsWith((byte) 14, (byte) 15);
        assertThat(pieces.get(1).key().orElseThrow().iv()).isEmpty();
        assertThat(pieces.get(2).key()).isEmpty();
        assertThat(pieces.get(3).key().orElseThrow().method()).isEqualTo(EncryptionKey.Method.PROTECTED);
    }

    @Test
    void rangesGoOnWhereTheLastEnded() {
        var pieces = media("""
                        #EXTM3U
                        #EXT-X-TARGETDURATION:6
                        #EXT-X-MAP:URI="init.mp4",BYTERANGE="720@0"
                        #EXTINF:6,
                        #EXT-X-BYTERANGE:1000@720
                        all.mp4
                        #EXTINF:6,
                        #EXT-X-BYTERANGE:500
                        all.mp4
                        """).pieces();
        assertThat(pieces.getFirst().init().orElseThrow().range()).hasValue(new MediaSegment.Range(0, 720));
        assertThat(pieces.getFirst().range()).hasValue(new MediaSegment.Range(720, 1000));
        assertThat(pieces.getLast().range()).hasValue(new MediaSegment.Range(1720, 500));
    }

    @Test
    void variablesAreFilledIn() {
        var text = """
                #EXTM3U
                #EXT-X-DEFINE:NAME="host",VALUE="cdn.example"
                #EXT-X-DEFINE:QUERYPARAM="token"
                #EXT-X-DEFINE:IMPORT="room"
                #EXT-X-TARGETDURATION:6
                #EXTINF:6,
                http://{$host}/{$room}/1.ts?t={$token}&u={$unknown}
                """;
        var media = (ParsedPlaylist.Media) PlaylistReader.read(bytes(text), URL, Map.of("room", "blue"));
        assertThat(media.pieces().getFirst().url()).isEqualTo("http://cdn.example/blue/1.ts?t=abc&u={$unknown}");
    }

    @Test
    void gapsBreaksAndTheEndAreSeen() {
        var media = media("""
                #EXTM3U
                #EXT-X-TARGETDURATION:6
                #EXT-X-DISCONTINUITY-SEQUENCE:4
                #EXTINF:6,
                1.ts
                #EXT-X-GAP
                #EXTINF:6,
                2.ts
                #EXT-X-DISCONTINUITY
                #EXT-X-PROGRAM-DATE-TIME:2026-11-22T10:00:00.000Z
                #EXTINF:6,
                3.ts
                #EXT-X-ENDLIST
                """);
        assertThat(media.pieces()).extracting(MediaSegment::missing).containsExactly(false, true, false);
        assertThat(media.pieces()).extracting(MediaSegment::discontinuity).containsExactly(false, false, true);
        assertThat(media.pieces().getLast().time()).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(media.ended()).isTrue();
    }

    @Test
    void onlyATimeIsATime() {
        var times = List.of("2026-11-22T19:01:23.561+0000", "2026-11-22T19:01:23Z", "2026-11-22T19:01:23,5+01:00");
        for (var time : times) {
            var list = LIVE.replaceFirst("#EXTINF", "#EXT-X-PROGRAM-DATE-TIME:" + time + "\n#EXTINF");
            assertThat(media(list).pieces().getFirst().time()).isEqualTo(time);
        }
        for (var other : List.of("{$a}", "yesterday", "2026-11-22T19:01:23Z\u2028#EXT-X-ENDLIST", "9".repeat(60_000))) {
            var list = LIVE.replaceFirst(
                    "#EXTINF", Matcher.quoteReplacement("#EXT-X-PROGRAM-DATE-TIME:" + other + "\n#EXTINF"));
            assertThat(media(list).pieces().getFirst().time()).isEmpty();
        }
    }

    @Test
    void partsAndHintsAreLeftOut() {
        var media = media(LIVE + """
                #EXT-X-PART-INF:PART-TARGET=0.5
                #EXT-X-PART:DURATION=0.5,URI="102.0.ts",INDEPENDENT=YES
                #EXT-X-PRELOAD-HINT:TYPE=PART,URI="102.1.ts"
                #EXT-X-RENDITION-REPORT:URI="../low.m3u8",LAST-MSN=101
                """);
        assertThat(media.pieces()).hasSize(2);
    }

    @Test
    void whatAServerSkippedIsCounted() {
        var media = media("""
                #EXTM3U
                #EXT-X-TARGETDURATION:4
                #EXT-X-MEDIA-SEQUENCE:10
                #EXT-X-SKIP:SKIPPED-SEGMENTS=5
                #EXTINF:4,
                15.ts
                """);
        assertThat(media.pieces().getFirst().sequence()).isEqualTo(15);
    }

    @Test
    void missingAndWildNumbersAreReplaced() {
        var media = media("""
                #EXTM3U
                #EXT-X-TARGETDURATION:soon
                #EXT-X-MEDIA-SEQUENCE:99999999999999999999999
                #EXTINF:nan,
                1.ts
                #EXTINF:-1,
                2.ts
                #EXTINF:1e300,
                3.ts
                """);
        assertThat(media.pieces()).allMatch(p -> p.millis() > 0 && p.sequence() > 0);
        assertThat(media.problems())
                .extracting(ParsedPlaylist.PlaylistProblem::kind)
                .contains(ParsedPlaylist.PlaylistProblem.Kind.BAD_NUMBER);
    }

    @Test
    void whatIsNoPlaylistIsNone() {
        for (var text : List.of(
                "<html><body>Your account has expired.</body></html>",
                "",
                "#EXTM3U\n#EXTINF:-1 tvg-id=\"x\",BBC One\nhttp://tv.example/1.ts\n",
                "#EXTM3U\n#EXTINF:-1,One\nhttp://tv.example/1.ts\n#EXTINF:10,Two\nhttp://tv.example/2.ts\n")) {
            assertThat(read(text)).isInstanceOf(ParsedPlaylist.None.class);
        }
    }

    @Test
    void segmentsWithNothingButTheirDurationsAreAPlaylist() {
        assertThat(read("#EXTM3U\n#EXTINF:2.000,\n7.ts\n#EXTINF:2.000,\n8.ts\n"))
                .isInstanceOfSatisfying(
                        ParsedPlaylist.Media.class,
                        media -> assertThat(media.pieces()).hasSize(2));
    }

    @Test
    void aPlaylistIsKnownByItsStart() {
        assertThat(recognises("#EXTM3U\n")).isTrue();
        assertThat(recognises("\uFEFF  \r\n#EXTM3U")).isTrue();
        assertThat(recognises("#EXT-X-VERSION:3\n#EXTINF:6,\n")).isTrue();
        assertThat(recognises("# made by a script\n\n#EXTM3U\n")).isTrue();
        assertThat(recognises("<br />\n<b>Notice</b>: x in y.php\n#EXTM3U\n")).isTrue();
        assertThat(recognises("<html>#EXTM3U")).isFalse();
    }

    @Test
    void addressesAreMadeWhole() {
        assertThat(resolve("a b.ts")).isEqualTo("http://h:1/x/y/a b.ts");
        assertThat(resolve("../z.ts?t=/../q")).isEqualTo("http://h:1/x/z.ts?t=/../q");
        assertThat(resolve("../../../../z.ts")).isEqualTo("http://h:1/z.ts");
        assertThat(resolve("/z.ts")).isEqualTo("http://h:1/z.ts");
        assertThat(resolve("//other/z.ts")).isEqualTo("http://other/z.ts");
        assertThat(resolve("?n=2")).isEqualTo("http://h:1/x/y/list.m3u8?n=2");
        assertThat(resolve("HTTPS://o/z.ts")).isEqualTo("HTTPS://o/z.ts");
        assertThat(UriResolver.resolve("http://h", "z.ts")).isEqualTo("http://h/z.ts");
    }

    @Test
    void hugeLinesArePassedOver() {
        var media = media(LIVE + "#EXTINF:6,\n" + "x".repeat(70_000) + "\n#EXTINF:6,\n102.ts\n");
        assertThat(media.pieces()).hasSize(3);
        assertThat(media.problems())
                .extracting(ParsedPlaylist.PlaylistProblem::kind)
                .containsExactly(ParsedPlaylist.PlaylistProblem.Kind.LINE_TOO_LONG);
    }

    @Test
    void endlessListsEnd() {
        var one = bytes("#EXTM3U\n#EXT-X-TARGETDURATION:6\n" + "#EXTINF:6,\na.ts\n".repeat(700_000));
        var media = (ParsedPlaylist.Media) PlaylistReader.read(one, URL);
        assertThat(media.pieces().size()).isBetween(50_000, 100_000);
    }

    @Test
    void aShortTextThatStandsForALongOneEnds() {
        var text = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-DEFINE:NAME=\"a\",VALUE=\"" + "x".repeat(60_000) + "\"\n"
                + "#EXTINF:6,\n{$a}\n".repeat(90_000);
        assertThat(media(text).pieces()).hasSizeBetween(100, 1000);
        var far = "http://tv.example/" + "y".repeat(60_000) + "/list.m3u8";
        var list = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n" + "#EXTINF:6,\nz\n".repeat(90_000);
        assertThat(((ParsedPlaylist.Media) PlaylistReader.read(bytes(list), far)).pieces())
                .hasSizeBetween(100, 1000);
    }

    @Test
    void nothingThatComesIsAnError() {
        var random = new Random(7);
        var words = List.of(
                "#EXTM3U",
                "#EXT-X-KEY:",
                "METHOD=AES-128",
                "IV=0x",
                "URI=",
                "\"",
                ",",
                "=",
                "\n",
                "\r",
                "#EXTINF:",
                "6",
                "-",
                ".",
                "@",
                "#EXT-X-BYTERANGE:",
                "#EXT-X-MAP:",
                "#EXT-X-STREAM-INF:",
                "RESOLUTION=",
                "x",
                "{$",
                "}",
                "#EXT-X-DEFINE:",
                "NAME=",
                "VALUE=",
                "\0",
                "é",
                "..",
                "/",
                "?",
                "#",
                ":",
                "#EXT-X-MEDIA-SEQUENCE:",
                "99999999999",
                "#EXT-X-TARGETDURATION:",
                "#EXT-X-SKIP:",
                "SKIPPED-SEGMENTS=",
                "#EXT-X-MEDIA:",
                "http://");
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) text.append(words.get(random.nextInt(words.size())));
            var bytes = bytes(text.toString());
            if (round % 3 == 0 && bytes.length > 0) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            assertThat(PlaylistReader.read(bytes, URL).problems()).hasSizeLessThanOrEqualTo(50);
            PlaylistReader.recognises(bytes, bytes.length);
        }
    }

    private static boolean recognises(String text) {
        var bytes = bytes(text);
        return PlaylistReader.recognises(bytes, bytes.length);
    }

    private static String resolve(String reference) {
        return UriResolver.resolve("http://h:1/x/y/list.m3u8?t=1", reference);
    }

    private static ParsedPlaylist.Media media(String text) {
        return (ParsedPlaylist.Media) read(text);
    }

    private static ParsedPlaylist read(String text) {
        return PlaylistReader.read(bytes(text), URL);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
