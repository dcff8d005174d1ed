package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entries;
import static tv.tributary.format.m3u.Lists.summary;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.tributary.format.document.ContentKind;

/// Lists of other players, and what is no list.
final class OtherListsTest {
    @Test
    void pls() {
        var read = entries("""
                [playlist]
                NumberOfEntries=2
                File2=http://h/2.ts
                File1=http://h/1.ts
                Title1=Alpha
                Length1=-1
                Title2=Beta, the second
                File3=
                Version=2
                """);
        assertThat(read).extracting(M3uEntry::name).containsExactly("Alpha", "Beta, the second");
        assertThat(read).extracting(M3uEntry::url).containsExactly("http://h/1.ts", "http://h/2.ts");
        assertThat(read.getFirst().line()).isEqualTo(4);
        assertThat(summary("[Playlist]\nNumberOfEntries=0\n").shape()).isEqualTo(M3uSummary.Shape.EMPTY);
    }

    @Test
    void xspf() {
        var read = entries("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- made by hand -->
                <playlist version="1" xmlns="http://xspf.org/ns/0/">
                  <title>All</title>
                  <trackList>
                    <track>
                      <title>A &amp; B</title>
                      <location>http://h/1.ts?a=1&amp;b=2</location>
                      <image>http://h/1.png</image>
                    </track>
                    <track><location>http://h/2.ts</location><title><![CDATA[Beta]]></title></track>
                    <track><title>No address</title></track>
                  </trackList>
                </playlist>
                """);
        assertThat(read).extracting(M3uEntry::name).containsExactly("A & B", "Beta");
        assertThat(read).extracting(M3uEntry::url).containsExactly("http://h/1.ts?a=1&b=2", "http://h/2.ts");
        assertThat(read.getFirst().logo()).isEqualTo("http://h/1.png");
    }

    @Test
    void asx() {
        var read = entries("""
                <ASX version = "3.0">
                <Entry><Title>Alpha</Title><Ref href = "http://h/1?a=1&b=2" /><ref HREF='http://h/1b'></Entry>
                </ASX>
                """);
        assertThat(read).extracting(M3uEntry::name).containsExactly("Alpha", "Alpha");
        assertThat(read).extracting(M3uEntry::url).containsExactly("http://h/1?a=1&b=2", "http://h/1b");
    }

    @Test
    void linesOfNameAndUrlWithGenres() {
        var read = entries("""
                央视频道,#genre#
                CCTV-1,http://h/1.m3u8
                CCTV-2,http://h/2.m3u8$LR1#http://h/2b.m3u8$LR2
                卫视频道，#genre#
                湖南卫视,http://h/3.m3u8
                """);
        assertThat(read).extracting(M3uEntry::name).containsExactly("CCTV-1", "CCTV-2", "CCTV-2", "湖南卫视");
        assertThat(read).extracting(M3uEntry::group).containsExactly("央视频道", "央视频道", "央视频道", "卫视频道");
        assertThat(read)
                .extracting(M3uEntry::url)
                .containsExactly("http://h/1.m3u8", "http://h/2.m3u8", "http://h/2b.m3u8", "http://h/3.m3u8");
    }

    @Test
    void eachKindOfFileIsKnownByItsFirstBytes() {
        Map.of(
                        "<!DOCTYPE html><html>", ContentKind.WEB_PAGE,
                        "\n\n<HTML><head>", ContentKind.WEB_PAGE,
                        "<?xml version='1.0'?><!DOCTYPE tv SYSTEM 'xmltv.dtd'><tv>", ContentKind.GUIDE,
                        "{\"user_info\":{\"auth\":0}}", ContentKind.JSON,
                        "[{\"name\":\"A\"}]", ContentKind.JSON,
                        "Rar!\u001A", ContentKind.ARCHIVE,
                        "<?xml version='1.0'?><rss>", ContentKind.XML,
                        "OggS", ContentKind.MEDIA,
                        "[HD] Alpha,http://h/1", ContentKind.LINES)
                .forEach((head, kind) -> assertThat(ContentKind.of(head.getBytes(StandardCharsets.ISO_8859_1)))
                        .as(head)
                        .isEqualTo(kind));
        var packets = new byte[400];
        for (var at = 0; at < 400; at += 188) packets[at] = 0x47;
        assertThat(ContentKind.of(packets)).isEqualTo(ContentKind.MEDIA);
        assertThat(ContentKind.of(new byte[0])).isEqualTo(ContentKind.LINES);
    }

    @Test
    void aWarningInFrontOfAListDoesNotHideIt() {
        assertThat(entries("<br />\n<b>Warning</b>: mysql\n#EXTM3U\n#EXTINF:-1,A\nhttp://h/1\n"))
                .hasSize(1);
    }

    @Test
    void whatIsNoListHasNoEntries() {
        for (var text : new String[] {
            "<html><script>var a = [\"x\", http://h/1];\nb, http://h/2\n</script></html>",
            "{\"user_info\":{\"auth\":0}}",
            "<?xml version='1.0'?><tv><channel id='a'/>\n,http://h/1\n</tv>"
        }) {
            assertThat(entries(text)).as(text).isEmpty();
            assertThat(summary(text).shape()).as(text).isEqualTo(M3uSummary.Shape.NOT_A_PLAYLIST);
        }
    }
}
