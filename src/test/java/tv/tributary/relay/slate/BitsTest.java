package tv.tributary.relay.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BitsTest {
    @Test
    void numbersAreWrittenInExpGolombCodes() {
        // 1 010 011 00100 00101 1 (stop) 000000
        assertThat(hex(new Bits().ue(0).ue(1).ue(2).ue(3).ue(4))).isEqualTo("0000000165" + "a642c0");
    }

    @Test
    void nothingInTheUnitLooksLikeAStartCode() {
        assertThat(hex(new Bits().bits(0, 24).bits(1, 8).bits(0, 16).bits(2, 8)))
                .isEqualTo("0000000165" + "000003" + "0001" + "000003" + "0280");
    }

    @Test
    void wholeBytesFollowTheNextBoundary() {
        var bits = new Bits().bit(1).align();
        bits.bytes(new byte[] {1, 2, 3, 4}, 1, 2);
        assertThat(hex(bits)).isEqualTo("0000000165" + "80" + "0203" + "80");
    }

    private static String hex(Bits bits) {
        return HexFormat.of().formatHex(bits.unit(0x65));
    }
}
