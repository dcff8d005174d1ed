package tv.tributary.format.ts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tv.tributary.format.ts.Sdt.ServiceType;

class SdtTest {
    @Test
    void saysTheServicesNameAsTheStandardWantsIt() {
        var packet = new Sdt(1, 2, 3, ServiceType.TELEVISION, "One").packet(7);
        var section = "42f019" + "0001" + "c7" + "0000" + "ff01" + "ff" // table 42, stream 1, version 3
                + "0002" + "fc" + "8008" // service 2 is running
                + "4806" + "01" + "00" + "03" + "4f6e65"; // television, no provider, "One"
        assertThat(HexFormat.of().formatHex(packet, 0, 5)).isEqualTo("4740111700");
        assertThat(HexFormat.of().formatHex(packet, 5, 5 + section.length() / 2))
                .isEqualTo(section);
        assertThat(section(packet)).isNotEmpty();
    }

    @Test
    void radioIsRadio() {
        assertThat(section(new Sdt(1, 1, 0, ServiceType.RADIO, "Two").packet(0))[18])
                .isEqualTo((byte) 2);
    }

    @Test
    void aNameBeyondAsciiIsMarkedAsUtf8() {
        assertThat(name(new Sdt(1, 1, 0, ServiceType.TELEVISION, "Österreich 1")))
                .isEqualTo("\u0015" + "Österreich 1");
    }

    @Test
    void controlCharactersAreLeftOut() {
        assertThat(name(new Sdt(1, 1, 0, ServiceType.TELEVISION, "\u0015O\nne\u0086")))
                .isEqualTo("One");
    }

    @Test
    void aLongNameIsCutBetweenTwoCharactersToFitOnePacket() {
        var ascii = new Sdt(1, 1, 0, ServiceType.TELEVISION, "n".repeat(300));
        assertThat(ascii.packet(0)).hasSize(Packet.SIZE);
        assertThat(name(ascii)).isEqualTo("n".repeat(158));
        var emoji = new Sdt(1, 1, 0, ServiceType.TELEVISION, "📺".repeat(100));
        assertThat(emoji.packet(0)).hasSize(Packet.SIZE);
        assertThat(name(emoji)).isEqualTo("\u0015" + "📺".repeat(39));
    }

    private static String name(Sdt sdt) {
        var section = section(sdt.packet(0));
        return new String(Arrays.copyOfRange(section, 21, 21 + (section[20] & 0xFF)), StandardCharsets.UTF_8);
    }

    /// Only if its checksum is right.
    private static byte[] section(byte[] packet) {
        return new SectionAssembler().take(packet, 0).getFirst();
    }
}
