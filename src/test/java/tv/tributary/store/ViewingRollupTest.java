package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.store.ViewingRow.Ending;
import tv.tributary.testkit.TempStore;

/// Viewings from before there were totals are added up by the database script, as new ones are in Java.
class ViewingRollupTest {
    private static final Instant START = Instant.parse("2026-03-20T22:10:00Z");

    private final TempStore temp = new TempStore();

    @AfterEach
    void close() {
        temp.close();
    }

    @Test
    void theScriptAddsUpAsTheProgramDoes() throws Exception {
        new ViewingStore(temp.database())
                .put(LongStream.range(1, 60)
                        .mapToObj(ViewingRollupTest::viewing)
                        .toList());
        var added = totals();

        temp.database().write(tx -> tx.update("delete from viewing_hour") + tx.update("delete from viewing_day"));
        for (var statement : fills()) temp.database().write(tx -> tx.update(statement));

        assertThat(totals()).isEqualTo(added).hasSizeGreaterThan(200);
    }

    private List<String> totals() {
        return temp.database()
                .read(tx -> Stream.concat(
                                tx.list("""
                                        select kind || ' ' || day || ' ' || name || ' ' || millis || ' ' || viewings
                                            || ' ' || bytes || ' ' || switches from viewing_day order by 1
                                        """, row -> row.text(1)).stream(),
                                tx
                                        .list(
                                                "select hour || ' ' || millis from viewing_hour where millis > 0 order by 1",
                                                row -> row.text(1))
                                        .stream())
                        .toList());
    }

    private static List<String> fills() throws IOException {
        try (var script = Objects.requireNonNull(ViewingStore.class.getResourceAsStream("180-viewing-totals.sql"))) {
            return Stream.of(new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";"))
                    .map(String::strip)
                    .filter(statement -> statement.startsWith("insert into viewing_"))
                    .toList();
        }
    }

    private static ViewingRow viewing(long id) {
        var began = START.plus(Duration.ofMinutes(id * 311));
        return new ViewingRow(
                id,
                began,
                began.plus(Duration.ofMinutes(id * id % 700)),
                id % 5,
                "Channel " + id % 5,
                id % 3 == 0 ? "" : "Anna",
                "VLC",
                "Home",
                id * 1_000,
                (int) (id % 4),
                Ending.LEFT,
                "",
                Duration.ZERO);
    }
}
