package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entries;
import static tv.tributary.format.m3u.Lists.summary;
import static tv.tributary.format.m3u.Lists.url;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where entries lead: several addresses, relative ones, one stream instead of a list.
final class M3uAddressesTest {
    private static final ListOrigin ORIGIN =
            new ListOrigin("My TV", "http://h.example/get", "http://h.example:81/list/7.m3u?t=1", "");

    @Test
    void moreUrlsUnderOneNameAreBackups() {
        var read = entries("""
                #EXTM3U
                #EXTINF:-1 tvg-id="3" group-title="G1",Channel Three
                #EXTVLCOPT:http-user-agent=X
                https://h.example/stream3$line 1
                https://h.example/stream3b$line 2
                #EXTINF:-1 group-title="G1",Channel Four
                http://h.example/four.m3u8
                """);
        assertThat(read).extracting(M3uEntry::name).containsExactly("Channel Three", "Channel Three", "Channel Four");
        assertThat(read)
                .extracting(M3uEntry::url)
                .containsExactly(
                        "https://h.example/stream3", "https://h.example/stream3b", "http://h.example/four.m3u8");
        assertThat(read).extracting(M3uEntry::group).containsOnly("G1");
        assertThat(read.get(1).tvgId()).isEqualTo("3");
        assertThat(read.get(1).headers()).isEqualTo(Map.of("User-Agent", "X"));
        assertThat(read.get(1).directives()).contains("$line 2");
        assertThat(read.get(2).headers()).isEmpty();
    }

    @Test
    void severalAddressesInOneLineAreBackupsToo() {
        for (var line : List.of(
                "http://h/1#http://h/2",
                "http://h/1|http://h/2",
                "http://h/1 http://h/2",
                "http://h/1,http://h/2",
                "http://h/1$a#http://h/2$b")) {
            assertThat(entries("#EXTINF:-1,A\n" + line + "\n"))
                    .as(line)
                    .extracting(M3uEntry::url)
                    .containsExactly("http://h/1", "http://h/2");
        }
    }

    @Test
    void anAddressWithinAnAddressIsNoBackup() {
        for (var line : List.of(
                "http://h/proxy/http://i/1",
                "http://h/?url=http://i/1",
                "http://h/?a=1,http://i/2",
                "http://h/1?u=a#x",
                "pipe:///usr/bin/ffmpeg -i http://h/x -f mpegts pipe:1")) {
            assertThat(url(line).url()).isEqualTo(line);
        }
        assertThat(url("http://h/1|Referer=http://i/").url()).isEqualTo("http://h/1");
    }

    @Test
    void aLongRowOfUrlsIsNoRowOfBackups() {
        var read = entries("#EXTINF:-1,A\n" + "http://h/9.ts\n".repeat(40));
        assertThat(read.stream().filter(entry -> entry.name().equals("A"))).hasSize(16);
        assertThat(read.stream().filter(entry -> entry.name().equals("9"))).hasSize(24);
    }

    @Test
    void aDollarSignThatIsPartOfAnAddressStays() {
        for (var url : List.of("http://h/1?token=a1b2c3$d4e5f6", "http://h/${start}/1", "http://h/a$b/1.ts")) {
            assertThat(url(url).url()).isEqualTo(url);
        }
        assertThat(url("http://h/1.m3u8?id=3$高清").url()).isEqualTo("http://h/1.m3u8?id=3");
        assertThat(url("http://h/1.m3u8?id=3$HD").url()).isEqualTo("http://h/1.m3u8?id=3");
        assertThat(url("http://h/1.m3u8$").url()).isEqualTo("http://h/1.m3u8");
    }

    @Test
    void relativeAddressesAndLogosAreMadeWhole() throws IOException {
        var read = read("""
                #EXTM3U
                #EXTINF:-1 tvg-logo="logos/1.png",Rel One
                live/one.ts
                #EXTINF:-1 tvg-logo="//l.example/2.png",Rel Two
                /live/two.ts
                #EXTINF:-1 tvg-logo="/3.png",Rel Three
                //i.example/live/three.ts
                #EXTINF:-1,Rel Four
                ../four.ts|User-Agent=X
                #EXTINF:-1,Host
                192.0.2.7:8000/five.ts
                """);
        assertThat(read)
                .extracting(M3uEntry::url)
                .containsExactly(
                        "http://h.example:81/list/live/one.ts",
                        "http://h.example:81/live/two.ts",
                        "http://i.example/live/three.ts",
                        "http://h.example:81/four.ts",
                        "http://192.0.2.7:8000/five.ts");
        assertThat(read)
                .extracting(M3uEntry::logo)
                .containsExactly(
                        "http://h.example:81/list/logos/1.png",
                        "http://l.example/2.png",
                        "http://h.example:81/3.png",
                        "",
                        "");
    }

    @Test
    void quotesAroundAnAddressAreTakenOff() {
        assertThat(url("\"http://h/1.ts\"").url()).isEqualTo("http://h/1.ts");
        assertThat(url("<http://h/1.ts>").url()).isEqualTo("http://h/1.ts");
    }

    @Test
    void tagsOfHlsWithinAListOfChannels() {
        var list = """
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-TARGETDURATION:10
                #EXTINF:-1 tvg-id="a" group-title="G",Alpha
                #EXT-X-STREAM-INF:BANDWIDTH=1280000
                http://h/1.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=1280000
                #EXTINF:-1,Beta
                http://h/2.m3u8
                """;
        assertThat(entries(list)).extracting(M3uEntry::name).containsExactly("Alpha", "Beta");
        assertThat(summary(list).shape()).isEqualTo(M3uSummary.Shape.PLAYLIST);
        assertThat(entries("#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:10,Alpha\nhttp://h/1.m3u8\n"))
                .hasSize(1);
    }

    @Test
    void aStreamsPlaylistIsOneChannel() throws IOException {
        for (var list : List.of(
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n#EXTINF:6.0,\nseg5.ts\n#EXTINF:6.0,\nseg6.ts\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:1\n#EXTINF:6,live\nhttp://h/s.ts\n",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhttp://h/low.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\nhigh.m3u8\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:1\n",
                "<?xml version=\"1.0\"?>\n<MPD profiles=\"x\"></MPD>",
                "ID3\u0003 sound")) {
            var read = read(list);
            assertThat(read).as(list).hasSize(1);
            assertThat(read.getFirst().name()).isEqualTo("My TV");
            assertThat(read.getFirst().url()).isEqualTo("http://h.example/get");
            assertThat(read.getFirst().kind()).isEqualTo(EntryKind.LIVE);
        }
    }

    private static List<M3uEntry> read(String list) throws IOException {
        var read = new ArrayList<M3uEntry>();
        M3uReader.read(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), ORIGIN, read::add);
        return read;
    }

    @Test
    void misspeltSchemesAreMended() throws IOException {
        for (var line : List.of(
                "https//a.example/live/1.ts",
                "https:/a.example/live/1.ts",
                "https:///a.example/live/1.ts",
                "htps://a.example/live/1.ts",
                "hxxps://a.example/live/1.ts",
                "https:\\\\a.example/live/1.ts",
                "https:// a.example/live/1.ts")) {
            assertThat(entries("#EXTM3U\n#EXTINF:-1,A\n" + line + "\n"))
                    .as(line)
                    .extracting(M3uEntry::url)
                    .containsExactly("https://a.example/live/1.ts");
        }
    }

    @Test
    void queriesAndPathsWithBlanksAreRelativeAddresses() throws IOException {
        var urls = new ArrayList<String>();
        var list = "#EXTM3U\n#EXTINF:-1,A\n?id=4\n#EXTINF:-1,B\nlive/one two.ts\n#EXTINF:-1,C\nhttp/three.ts\n";
        M3uReader.read(
                new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
                ORIGIN,
                entry -> urls.add(entry.url()));
        assertThat(urls)
                .containsExactly(
                        "http://h.example:81/list/7.m3u?id=4",
                        "http://h.example:81/list/live/one two.ts",
                        "http://h.example:81/list/http/three.ts");
    }

    @Test
    void variantsWithRelativeAddressesAreOneStream() throws IOException {
        var names = new ArrayList<String>();
        var list = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\nhigh.m3u8\n";
        M3uReader.read(
                new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
                ORIGIN,
                entry -> names.add(entry.name()));
        assertThat(names).containsExactly("My TV");
        assertThat(summary(list).shape()).isEqualTo(M3uSummary.Shape.STREAM);
    }
}
