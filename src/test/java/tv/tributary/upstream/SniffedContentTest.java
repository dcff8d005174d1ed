package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.model.FailureReason;
import tv.tributary.testkit.Ts;
import tv.tributary.upstream.SniffedContent.Kind;
import tv.tributary.upstream.account.UpstreamException;

class SniffedContentTest {
    private static final String MP3 = "fffb9064";
    private static final int MP3_FRAME = 417;

    @ParameterizedTest
    @CsvSource(textBlock = """
            464c560105000000,         FLV
            000000206674797069736f6d, MP4
            000000186d6f6f6600000010, MP4
            1a45dfa301000000,         MATROSKA
            4f67675300020000,         OGG
            664c614300000022,         FLAC
            524946460000000057415645, WAV
            524946460000000041564920, AVI
            000001ba44000400,         PROGRAM_STREAM
            3026b2758e66cf11,         ASF
            """)
    void aContainerIsKnownByItsFirstBytes(String hex, ContainerFormat format) throws Exception {
        assertThat(read(filled(hex, 3000)).container()).contains(format);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            fff14c801fdffc, 254,  ADTS
            fffb9064,       417,  MPEG_AUDIO
            fffbe464,       960,  MPEG_AUDIO
            fffd8404,       384,  MPEG_AUDIO
            0b77a1b21440e1, 768,  AC3
            0b77017f3486c0, 768,  EAC3
            56e0fc,         255,  LOAS
            """)
    void soundAloneIsKnownByItsFramesWhereverItBegins(String header, int frame, ContainerFormat format)
            throws Exception {
        for (int before : new int[] {0, 1, frame - 1}) {
            var head = read(frames(before, header, frame, 30));
            assertThat(head.container()).as("%d", before).contains(format);
            assertThat(HexFormat.of().formatHex(head.bytes())).startsWith(header);
        }
    }

    @Test
    void aTagBeforeTheSoundIsLeftOut() throws Exception {
        for (int picture : new int[] {0, 300, 100_000}) {
            var stream = new ByteArrayOutputStream();
            stream.writeBytes(
                    new byte[] {'I', 'D', '3', 4, 0, 0, (byte) (picture >> 21), (byte) (picture >> 14 & 0x7F)});
            stream.writeBytes(new byte[] {(byte) (picture >> 7 & 0x7F), (byte) (picture & 0x7F)});
            stream.writeBytes(new byte[picture]);
            stream.writeBytes(frames(0, MP3, MP3_FRAME, 20));
            var head = read(stream.toByteArray());
            assertThat(head.container()).as("%d", picture).contains(ContainerFormat.MPEG_AUDIO);
            assertThat(HexFormat.of().formatHex(head.bytes())).startsWith(MP3);
        }
    }

    @Test
    void aTransportStreamIsOneWhateverSoundIsInIt() throws Exception {
        var stream = Ts.ts("PAT PMT K1 p2 p3 p4 p5 p6 p7 p8 p9 p10 p11 p12 p13");
        for (int at = 60; at < 160; at += 20) {
            for (int packet = 2 * 188; packet < stream.length; packet += 188) {
                System.arraycopy(HexFormat.of().parseHex("fff14c80029ffc"), 0, stream, packet + at, 7);
            }
        }
        var head = read(stream);
        assertThat(head.kind()).isEqualTo(Kind.TRANSPORT_STREAM);
        assertThat(head.container()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            #EXTM3U\\n#EXT-X-TARGETDURATION:2\\n
            [playlist]\\nFile1=http://a.test/1\\n
            <?xml version="1.0"?>\\n<playlist xmlns="http://xspf.org/ns/0/">
            <asx version="3.0">
            <?xml version="1.0"?>\\n<!-- made by x -->\\n<MPD type="dynamic">
            http://a.test/live.mp3\\n
            """)
    void whatNamesAStreamIsADocument(String text) throws Exception {
        assertThat(read(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8))
                        .kind())
                .isEqualTo(Kind.DOCUMENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FAILED TO CONNECT        | video/mp2t  | NOT_MEDIA
            <html>expired</html>     | text/html   | NOT_MEDIA
            {"user_info":{"auth":0}} | text/plain  | NOT_MEDIA
            FAILED TO CONNECT        | audio/aacp  | UNSUPPORTED
            """)
    void aShortTextIsNoStream(String text, String type, FailureReason why) {
        assertFails(text.getBytes(StandardCharsets.UTF_8), type, why);
        assertFails(text.repeat(3000).getBytes(StandardCharsets.UTF_8), type, why);
    }

    @Test
    void bytesThatNobodyKnowsAreAKindThatIsNotRelayedYet() {
        var bytes = new byte[1 << 16];
        Arrays.fill(bytes, (byte) 0x81);
        bytes[0] = 1;
        assertFails(bytes, "application/octet-stream", FailureReason.UNSUPPORTED);
    }

    @Property(tries = 500)
    void noBytesThrow(@ForAll @Size(max = 5000) byte[] bytes) {
        assertThat(SniffedContent.of(bytes, bytes.length, true)).isInstanceOf(Optional.class);
        assertThat(ContainerFormat.tagLength(bytes, bytes.length)).isNotNegative();
    }

    private static void assertFails(byte[] bytes, String type, FailureReason why) {
        assertThatThrownBy(() -> SniffedContent.read(new ByteArrayInputStream(bytes), type))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.trouble()).isEqualTo(why));
    }

    private static SniffedContent read(byte[] bytes) throws UpstreamException {
        return SniffedContent.read(new ByteArrayInputStream(bytes), "application/octet-stream");
    }

    private static byte[] filled(String hex, int length) {
        return Arrays.copyOf(HexFormat.of().parseHex(hex), length);
    }

    /// Frames behind a piece of one.
    private static byte[] frames(int before, String header, int length, int count) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[before]);
        for (int i = 0; i < count; i++) out.writeBytes(filled(header, length));
        return out.toByteArray();
    }
}
