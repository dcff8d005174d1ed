package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class M3uWriterTest {
    @Test
    void writesHeaderAndEntries() throws IOException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("tvg-id", "bbc1");
        attributes.put("tvg-logo", "");
        attributes.put("group-title", "UK; News");
        assertThat(written(M3uItem.live("BBC One, London", "http://h/1.ts", attributes), "http://h/guide.xml"))
                .isEqualTo("""
                        #EXTM3U x-tvg-url="http://h/guide.xml" url-tvg="http://h/guide.xml"
                        #EXTINF:-1 tvg-id="bbc1" group-title="UK; News",BBC One, London
                        http://h/1.ts
                        """);
    }

    @Test
    void withoutGuideTheFirstLineIsBare() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        M3uWriter.begin(out);
        assertThat(out.toByteArray()).isEqualTo("#EXTM3U\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void quotesInValuesBecomeApostrophes() throws IOException {
        assertThat(written(M3uItem.live("The \"Best\"", "http://h/1", Map.of("tvg-name", "The \"Best\"")), ""))
                .contains("tvg-name=\"The 'Best'\",The \"Best\"\n");
    }

    @Test
    void lineEndsBecomeBlanks() throws IOException {
        assertThat(written(M3uItem.live("A\r\nB\nC", "http://h/\r\n1", Map.of("tvg-name", "x\ry\tz")), ""))
                .isEqualTo("#EXTM3U\n#EXTINF:-1 tvg-name=\"x y z\",A B C\nhttp://h/1\n");
    }

    @Test
    void blanksInUrlsAreEscaped() throws IOException {
        assertThat(written(M3uItem.live("A", " http://h/my file.ts ", Map.of()), ""))
                .endsWith("\nhttp://h/my%20file.ts\n");
    }

    @Test
    void durationsAreWholeSecondsOrMinusOne() throws IOException {
        assertThat(written(new M3uItem("A", "http://h/1.mkv", 5400, Map.of()), ""))
                .contains("#EXTINF:5400,A");
        assertThat(written(new M3uItem("A", "http://h/1.mkv", 12.6, Map.of()), ""))
                .contains("#EXTINF:13,A");
        assertThat(written(new M3uItem("A", "http://h/1.mkv", 0.2, Map.of()), ""))
                .contains("#EXTINF:1,A");
        assertThat(written(new M3uItem("A", "http://h/1.ts", 0, Map.of()), "")).contains("#EXTINF:-1,A");
        assertThat(written(new M3uItem("A", "http://h/1.ts", Double.NaN, Map.of()), ""))
                .contains("#EXTINF:-1,A");
    }

    @Test
    void refusesWhatNoReaderCouldRead() {
        assertThatThrownBy(() -> M3uItem.live(" ", "http://h/1", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> M3uItem.live("A", "", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> M3uItem.live("A", "http://h/1", Map.of("a=b", "c")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static String written(M3uItem item, String guide) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        M3uWriter.begin(out, guide).write(item);
        return out.toString(StandardCharsets.UTF_8);
    }
}
