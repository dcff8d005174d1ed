package tv.tributary.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ByteRangePlaylistTest {
    @Test
    void partsOfSixSecondsFollowEachOtherToTheEndOfTheFile() {
        var list = ByteRangePlaylist.of("7.ts", 188 * 100, Duration.ofSeconds(15));
        assertThat(list).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:4
                #EXT-X-TARGETDURATION:7
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-MEDIA-SEQUENCE:0
                #EXTINF:6.000,
                #EXT-X-BYTERANGE:7520@0
                7.ts
                #EXTINF:6.000,
                #EXT-X-BYTERANGE:7520@7520
                7.ts
                #EXTINF:3.000,
                #EXT-X-BYTERANGE:3760@15040
                7.ts
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void aPacketThatIsNotWholeYetIsLeftOut() {
        assertThat(ByteRangePlaylist.of("7.ts", 188 + 100, Duration.ofSeconds(1)))
                .contains("#EXT-X-BYTERANGE:188@0\n");
    }

    @Test
    void anEmptyFileOfNoLengthIsNoFault() {
        assertThat(ByteRangePlaylist.of("7.ts", 0, Duration.ZERO)).endsWith("#EXT-X-ENDLIST\n");
    }
}
