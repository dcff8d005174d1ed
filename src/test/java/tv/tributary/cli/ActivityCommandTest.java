package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;

/// What happened, as a user reads it in a terminal, after the instance it happened in has ended.
@Timeout(120)
class ActivityCommandTest {
    /// What is older than three months would be deleted.
    private final Instant lately = Instant.now().minus(Duration.ofDays(2));

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private void happens(Event... events) {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            for (var event : events) engine.events().publish(event);
        }
    }

    @Test
    void linesComeOldestFirstAndAnOutageIsOne() {
        happens(over(0, "Kanal Fyra"), over(60, "Kanal Fyra"), over(90, "Aurora News"));

        assertThat(run("activity", "--kind", "outage")).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .satisfies(lines -> assertThat(List.<String>copyOf(lines).getFirst())
                        .endsWith(
                                "  !  Kanal Fyra switched from Home to Away. The stream stalled. (2 events in 1 min)"))
                .satisfies(lines -> assertThat(List.<String>copyOf(lines).getLast())
                        .endsWith("  !  Aurora News switched from Home to Away. The stream stalled."));
    }

    @Test
    void nothingFoundIsSaid() {
        happens();

        assertThat(run("activity", "nothing", "of", "the", "kind")).isZero();
        assertThat(out.toString()).isEqualTo("Nothing found." + System.lineSeparator());
    }

    @Test
    void allOfItIsPrintedAsCsv() {
        happens(over(0, "Kanal Fyra"), over(60, "Kanal Fyra"));

        assertThat(run("activity", "--export", "csv", "fyra")).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("FailedOver")))
                .hasSize(2);
    }

    @Test
    void whereNothingRunsThereIsNothingToFollow() {
        happens();

        assertThat(run("activity", "--follow")).isEqualTo(1);
        assertThat(err.toString()).contains("Tributary is not running");
    }

    private Event over(int second, String name) {
        return new Event.FailedOver(
                lately.plusSeconds(second),
                new ChannelId(name.length()),
                name,
                "Home",
                "Away",
                FailureReason.STALLED,
                Duration.ZERO);
    }

    private int run(String... arguments) {
        return CliRun.run(temp, out, err, arguments);
    }
}
