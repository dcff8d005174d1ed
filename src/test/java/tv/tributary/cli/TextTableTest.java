package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsStandBelowEachOtherAndNumbersToTheRight() {
        var textTable = new TextTable("ID", "NAME", "STREAMS");
        textTable.add(7, "Erste", 1200);
        textTable.add(12, "Dritte Österreich", 3);
        assertThat(print(textTable)).isEqualTo("""
                ID  NAME               STREAMS
                 7  Erste                 1200
                12  Dritte Österreich        3
                """);
    }

    @Test
    void whatLiesBeyondTheBasicPlaneTakesOnePlaceEach() {
        var textTable = new TextTable("A", "B");
        textTable.add("\uD83D\uDCFA", "x");
        assertThat(print(textTable)).isEqualTo("A  B\n\uD83D\uDCFA  x\n");
    }

    private static String print(TextTable textTable) {
        var text = new StringWriter();
        textTable.print(new PrintWriter(text, true));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
