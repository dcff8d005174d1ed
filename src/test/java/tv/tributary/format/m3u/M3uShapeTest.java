package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.summary;

import org.junit.jupiter.api.Test;

/// What a document turns out to be as a whole.
final class M3uShapeTest {
    @Test
    void aPlaylist() {
        assertThat(shape("#EXTM3U\n#EXTINF:-1,A\nhttp://h/1")).isEqualTo(M3uSummary.Shape.PLAYLIST);
        assertThat(shape("http://h/1\nhttp://h/2\n")).isEqualTo(M3uSummary.Shape.PLAYLIST);
    }

    @Test
    void channelNamesWithErrorWordsAreNoErrors() {
        assertThat(shape("#EXTM3U\n#EXTINF:-1,404 Error Not Found\nhttp://h/1")).isEqualTo(M3uSummary.Shape.PLAYLIST);
    }

    @Test
    void nothing() {
        assertThat(shape("")).isEqualTo(M3uSummary.Shape.EMPTY);
        assertThat(shape(" \r\n\n\t\0")).isEqualTo(M3uSummary.Shape.EMPTY);
        assertThat(shape("\uFEFF")).isEqualTo(M3uSummary.Shape.EMPTY);
    }

    @Test
    void aHeaderWithoutEntries() {
        assertThat(shape("#EXTM3U\n")).isEqualTo(M3uSummary.Shape.EMPTY);
        assertThat(shape("#EXTM3U url-tvg=\"http://g\"\n# nothing here\n")).isEqualTo(M3uSummary.Shape.EMPTY);
    }

    @Test
    void aWebPage() {
        assertThat(shape("<!DOCTYPE html>\n<html><body>\n<a href=\"http://h/1\">\nAccount expired</a></html>"))
                .isEqualTo(M3uSummary.Shape.NOT_A_PLAYLIST);
    }

    @Test
    void anErrorSentence() {
        assertThat(shape("Your subscription has expired.")).isEqualTo(M3uSummary.Shape.NOT_A_PLAYLIST);
        assertThat(shape("{\"user_info\":{\"auth\":0}}")).isEqualTo(M3uSummary.Shape.NOT_A_PLAYLIST);
    }

    @Test
    void aStreamInsteadOfAListOfWhichNobodyKnowsTheAddress() {
        assertThat(shape("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6.0,\nseg1.ts\n#EXTINF:6.0,\nseg2.ts\n"))
                .isEqualTo(M3uSummary.Shape.STREAM);
        assertThat(shape("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhttp://h/low.m3u8\n"))
                .isEqualTo(M3uSummary.Shape.STREAM);
    }

    @Test
    void cutOff() {
        assertThat(shape("#EXTM3U\n#EXTINF:-1,A\nhttp://h/1\n#EXTINF:-1 tvg-id=\"b\" gro"))
                .isEqualTo(M3uSummary.Shape.TRUNCATED);
    }

    private static M3uSummary.Shape shape(String document) {
        return summary(document).shape();
    }
}
