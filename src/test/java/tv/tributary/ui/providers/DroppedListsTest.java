package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroppedListsTest {
    @Test
    void listsAreTakenAndOtherFilesAreNot() {
        var files =
                List.of(Path.of("/tv/a.m3u"), Path.of("/tv/photo.jpg"), Path.of("/tv/B.M3U8"), Path.of("/tv/c.m3u.gz"));
        assertThat(DroppedLists.locations(files, "")).containsExactly("/tv/a.m3u", "/tv/B.M3U8", "/tv/c.m3u.gz");
    }

    @Test
    void everyLineWithAWebAddressIsTakenOnce() {
        var text =
                "see https://a.example/x.m3u\nhttps://a.example/x.m3u\r\n  HTTP://b.example/y \nhttps://a.example/x.m3u\nftp://c";
        assertThat(DroppedLists.locations(List.of(), text))
                .containsExactly("https://a.example/x.m3u", "HTTP://b.example/y");
    }

    @Test
    void aFileThatAlsoComesAsTextIsTakenOnce() {
        assertThat(DroppedLists.locations(List.of(Path.of("/tv/a.m3u")), "http://tv/a.m3u"))
                .containsExactly("/tv/a.m3u");
    }
}
