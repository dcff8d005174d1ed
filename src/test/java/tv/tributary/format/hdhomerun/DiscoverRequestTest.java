package tv.tributary.format.hdhomerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoverRequestTest {
    private static final TunerDeviceId OURS = TunerDeviceId.of("105C33F0").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "hdhomerun_config of Debian and Jellyfin,   0002000c0104ffffffff0204ffffffff73cc7d8f, true",
        "newer clients ask for one type and no id,  00020006010400000001393077e7,             true",
        "newer clients ask for a list of types,     0002000a2d0800000001000000054f63391f,     true",
        "somebody asks for our id,                  0002000c0104000000010204105c33f0ca67ad97, true",
        "somebody looks for storage,                0002000601040000000520f41ae0,             false",
        "somebody asks for another id,              0002000c01040000000102041040123337bb630c, false"
    })
    void aTunerAnswersWhoAsksForIt(String who, String packet, boolean answers) {
        var bytes = HexFormat.of().parseHex(packet);

        var request = HdHomeRunPacket.parse(bytes, bytes.length).flatMap(DiscoverRequest::of);

        assertThat(request).as(who).isPresent();
        assertThat(request.orElseThrow().asksFor(OURS)).as(who).isEqualTo(answers);
    }

    @Test
    void aPacketWithOneBitChangedIsNone() {
        var whole = HexFormat.of().parseHex("0002000c0104ffffffff0204ffffffff73cc7d8f");
        for (int bit = 0; bit < whole.length * 8; bit++) {
            var damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(HdHomeRunPacket.parse(damaged, damaged.length))
                    .as("bit " + bit)
                    .isEmpty();
        }
    }

    @Test
    void aPacketThatIsCutOffIsNone() {
        var whole = HexFormat.of().parseHex("0002000a2d0800000001000000054f63391f");
        for (int length = 0; length < whole.length; length++) {
            assertThat(HdHomeRunPacket.parse(whole, length))
                    .as("length " + length)
                    .isEmpty();
        }
    }

    @Test
    void whateverComesIsReadOrRefusedButNeverThrows() {
        var random = new Random(65_001);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var payload = new byte[random.nextInt(40)];
            random.nextBytes(payload);
            var packet = framed(2, payload);
            if (HdHomeRunPacket.parse(packet, packet.length)
                    .flatMap(DiscoverRequest::of)
                    .map(request -> request.asksFor(OURS))
                    .isPresent()) read++;
        }
        assertThat(read).isBetween(1, 19_999);
    }

    @Test
    void theReplyIsTheOneOfARealDevice() {
        var reply = DiscoverRequest.reply(OURS, 4, "http://192.0.2.10:9188");

        assertThat(HexFormat.of().formatHex(reply.toBytes()))
                .isEqualTo("0003004b0104000000010204105c33f01001042a16"
                        + "687474703a2f2f3139322e302e322e31303a393138382722"
                        + "687474703a2f2f3139322e302e322e31303a393138382f6c696e6575702e6a736f6e3a2c2343");
    }

    @Test
    void aFieldOfTwoHundredBytesHasALengthOfTwo() {
        var reply = DiscoverRequest.reply(OURS, 1, "http://" + "h".repeat(193));

        var bytes = reply.toBytes();

        assertThat(HexFormat.of().formatHex(bytes)).contains("2ac801687474703a2f2f68");
        assertThat(HdHomeRunPacket.parse(bytes, bytes.length).flatMap(packet -> packet.text(HdHomeRunPacket.BASE_URL)))
                .contains("http://" + "h".repeat(193));
    }

    @Test
    void aControlQuestionIsAnsweredUnderItsName() {
        var asked = HexFormat.of().parseHex("0004000d030b2f7379732f6d6f64656c008f5b54b5");

        var request = HdHomeRunPacket.parse(asked, asked.length)
                .flatMap(GetSetRequest::of)
                .orElseThrow();

        assertThat(request.name()).isEqualTo("/sys/model");
        assertThat(request.value()).isEmpty();
        var reply = request.reply("HDHR5-4K").toBytes();
        var packet = HdHomeRunPacket.parse(reply, reply.length).orElseThrow();
        assertThat(packet.type()).isEqualTo(HdHomeRunPacket.GET_SET_REPLY);
        assertThat(packet.text(HdHomeRunPacket.NAME)).contains("/sys/model");
        assertThat(packet.text(HdHomeRunPacket.VALUE)).contains("HDHR5-4K");
        var refusal = request.refusal("unknown getset variable").toBytes();
        assertThat(HdHomeRunPacket.parse(refusal, refusal.length).flatMap(one -> one.text(HdHomeRunPacket.ERROR)))
                .contains("ERROR: unknown getset variable");
    }

    @ParameterizedTest
    @CsvSource({"1059F766", "10541649", "105BDE53", "1055BC84", "105CB914", "10401233", "104A1B29", "105c33f0"})
    void idsOfRealDevicesAreValid(String id) {
        assertThat(TunerDeviceId.of(id)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"12345678", "105C33F1", "205C33F0", "105C33F", "105C33F00", "105C33FG", "''"})
    void othersAreNot(String id) {
        assertThat(TunerDeviceId.of(id)).isEmpty();
    }

    @Test
    void aNewIdIsValidAndAskedOverHttp() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            var id = TunerDeviceId.random(random);

            assertThat(id.isValid()).isTrue();
            assertThat(id.toString()).matches("105[0-9A-F]{5}");
        }
    }

    private static byte[] framed(int type, byte[] payload) {
        var framed = new byte[payload.length + 8];
        framed[1] = (byte) type;
        framed[3] = (byte) payload.length;
        System.arraycopy(payload, 0, framed, 4, payload.length);
        var crc = new CRC32();
        crc.update(framed, 0, payload.length + 4);
        for (int i = 0; i < 4; i++) framed[payload.length + 4 + i] = (byte) (crc.getValue() >> (8 * i));
        return framed;
    }
}
