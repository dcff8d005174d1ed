package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsStandBelowEachOtherAndNumbersToTheRight() {
        var table = new Table("ID", "NAME", "STREAMS");
        table.add(7, "Erste", 1200);
        table.add(12, "Dritte Österreich", 3);
        assertThat(print(table)).isEqualTo("""
                ID  NAME               STREAMS
                 7  Erste                 1200
                12  Dritte Österreich        3
                """);
    }

    @Test
    void whatLiesBeyondTheBasicPlaneTakesOnePlaceEach() {
        var table = new Table("A", "B");
        table.add("\uD83D\uDCFA", "x");
        assertThat(print(table)).isEqualTo("A  B\n\uD83D\uDCFA  x\n");
    }

    private static String print(Table table) {
        var text = new StringWriter();
        table.print(new PrintWriter(text, true));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
