package tv.tributary.cast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CastMessageTest {
    private static final CastMessage PING =
            new CastMessage("sender-0", "receiver-0", "urn:x-cast:com.google.cast.tp.heartbeat", "{\"type\":\"PING\"}");

    @Test
    void theBytesAreThoseOfTheProtocol() {
        var start = "0800" + "1208" + hex("sender-0") + "1a0a" + hex("receiver-0") + "2227";
        var bytes = HexFormat.of().formatHex(PING.encode());
        assertThat(bytes).startsWith(start).endsWith("2800" + "320f" + hex("{\"type\":\"PING\"}"));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenIsRead() {
        var long_ = new CastMessage("Tür", "a", "n", "ü".repeat(300));
        assertThat(CastMessage.decode(PING.encode())).contains(PING);
        assertThat(CastMessage.decode(long_.encode())).contains(long_);
    }

    @Test
    void unknownFieldsAreSkipped() {
        var more = HexFormat.of().parseHex("09" + "0102030405060708" + "3d" + "01020304" + "7a03" + "616263" + "4005");
        var bytes = PING.encode();
        var both = new byte[more.length + bytes.length];
        System.arraycopy(more, 0, both, 0, more.length);
        System.arraycopy(bytes, 0, both, more.length, bytes.length);
        assertThat(CastMessage.decode(both)).contains(PING);
    }

    @Test
    void whatIsNoMessageIsNone() {
        assertThat(CastMessage.decode(new byte[0])).isEmpty();
        assertThat(CastMessage.decode("HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        // A text that says it is longer than what comes, and a number without an end.
        assertThat(CastMessage.decode(HexFormat.of().parseHex("22ffffffff0f61")))
                .isEmpty();
        assertThat(CastMessage.decode(HexFormat.of().parseHex("08ffffffffffffffffffffff")))
                .isEmpty();
    }

    /// With a fixed seed, so that a failure comes again.
    @Test
    void noBytesThrow() {
        var random = new Random(20_260_301);
        for (int i = 0; i < 100_000; i++) {
            var bytes = random.nextInt(4) == 0 ? noise(random) : damaged(random);
            assertThat(CastMessage.decode(bytes)).isInstanceOf(Optional.class);
        }
    }

    private static byte[] noise(Random random) {
        var bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] damaged(Random random) {
        var bytes = PING.encode();
        for (int i = 0; i < 3; i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        return bytes;
    }
}
