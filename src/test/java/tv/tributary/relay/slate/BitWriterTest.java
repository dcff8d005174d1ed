package tv.tributary.relay.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BitWriterTest {
    @Test
    void numbersAreWrittenInExpGolombCodes() {
        // 1 010 011 00100 00101 1 (stop) 000000
        assertThat(hex(new BitWriter().ue(0).ue(1).ue(2).ue(3).ue(4))).isEqualTo("0000000165" + "a642c0");
    }

    @Test
    void nothingInTheUnitLooksLikeAStartCode() {
        assertThat(hex(new BitWriter().bits(0, 24).bits(1, 8).bits(0, 16).bits(2, 8)))
                .isEqualTo("0000000165" + "000003" + "0001" + "000003" + "0280");
    }

    @Test
    void wholeBytesFollowTheNextBoundary() {
        var bitWriter = new BitWriter().bit(1).align();
        bitWriter.bytes(new byte[] {1, 2, 3, 4}, 1, 2);
        assertThat(hex(bitWriter)).isEqualTo("0000000165" + "80" + "0203" + "80");
    }

    private static String hex(BitWriter bitWriter) {
        return HexFormat.of().formatHex(bitWriter.unit(0x65));
    }
}
