package tv.tributary.format.ts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableAssemblerTest {
    private static final String FIRST_OF_TWO = "00b00d 0001 c1 00 01 0001 e100";
    private static final String SECOND_OF_TWO = "00b00d 0001 c1 01 01 0002 e200";

    private final TsScanner tsScanner = new TsScanner();
    private int counter;

    @Test
    void programsOfAllSectionsAreKnown() {
        take(0, FIRST_OF_TWO);
        assertThat(tsScanner.pat()).as("half a table").isEmpty();
        take(0, SECOND_OF_TWO);
        assertThat(tsScanner.pat().orElseThrow().programs()).isEqualTo(Map.of(1, 0x100, 2, 0x200));
    }

    @Test
    void sectionsMayComeInAnyOrderAndAgain() {
        take(0, SECOND_OF_TWO);
        take(0, SECOND_OF_TWO);
        take(0, FIRST_OF_TWO);
        assertThat(tsScanner.pat().orElseThrow().programs()).hasSize(2);
    }

    @Test
    void aSectionThatIsAnnouncedButNeverComesIsDoneWithout() {
        for (int i = 0; i < 6; i++) take(0, FIRST_OF_TWO);
        assertThat(tsScanner.pat().orElseThrow().programs()).isEqualTo(Map.of(1, 0x100));
    }

    @Test
    void whatHoldsOnlyLaterIsPassedOver() {
        take(0, "00b00d 0001 c0 00 00 0001 e100");
        assertThat(tsScanner.pat()).isEmpty();
    }

    @Test
    void aNewVersionTakesTheOldOnesPlace() {
        take(0, FIRST_OF_TWO);
        take(0, SECOND_OF_TWO);
        take(0, "00b00d 0001 c3 00 00 0003 e300");
        assertThat(tsScanner.pat().orElseThrow().programs()).isEqualTo(Map.of(3, 0x300));
    }

    @Test
    void anOldVersionThatComesBackIsNoRepetition() {
        var old = "00b00d 0001 c1 00 00 0001 e100";
        for (int i = 0; i < 5; i++) take(0, old);
        take(0, "00b00d 0001 c3 00 00 0003 e300");
        take(0, old);
        assertThat(tsScanner.pat().orElseThrow().programs()).isEqualTo(Map.of(1, 0x100));
    }

    @Test
    void streamsOfAllSectionsMakeTheProgram() {
        take(0, "00b00d 0001 c1 00 00 0001 e100");
        take(0x100, "02b012 0001 c1 00 01 e101 f000 1b e101 f000");
        take(0x100, "02b012 0001 c1 01 01 e101 f000 0f e102 f000");
        assertThat(tsScanner.pmt().orElseThrow().streams())
                .extracting(Pmt.Stream::pid)
                .containsExactly(0x101, 0x102);
    }

    @Test
    void aPacketMayHoldTwoSections() {
        var packet = SectionAssembler.packets(0, bytes(FIRST_OF_TWO), 0);
        var second = SectionAssembler.packets(0, bytes(SECOND_OF_TWO), 0);
        System.arraycopy(second, 5, packet, 5 + 16, 16);
        tsScanner.take(packet, 0);
        assertThat(tsScanner.pat().orElseThrow().programs()).hasSize(2);
    }

    private void take(int pid, String section) {
        tsScanner.take(SectionAssembler.packets(pid, bytes(section), counter++), 0);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
