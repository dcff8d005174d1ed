package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.StreamUse;

/// What was watched, as a user reads it in a terminal, after the instance it happened in has ended.
@Timeout(120)
class AnalyticsCommandTest {
    private static final ChannelId FYRA = new ChannelId(4);

    @TempDir
    Path temp;

    @Test
    void theWeekIsAddedUpAndNamesCanBeForgotten() {
        var at = Instant.now().minus(Duration.ofDays(2));
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            engine.events()
                    .publish(new Event.ViewerJoined(at, FYRA, "Kanal Fyra", "Anna", "::1", "VLC", StreamUse.VIEWER));
            engine.events()
                    .publish(new Event.ViewerLeft(
                            at.plusSeconds(60),
                            FYRA,
                            "Kanal Fyra",
                            "Anna",
                            "::1",
                            "VLC",
                            StreamUse.VIEWER,
                            Duration.ofSeconds(60),
                            5_000));
        }

        assertThat(run("analytics"))
                .containsSubsequence(
                        "1 min watched, 1 viewing,", "Channels", "Kanal Fyra: 1 min", "People", "Anna: 1 min");
        assertThat(run("analytics", "--anonymous", "--forget-people", "--csv"))
                .contains("\"Kanal Fyra\",\"\",\"\"")
                .doesNotContain("Anna");
        assertThat(run("analytics", "--period", "day").trim()).isEqualTo("Nothing was watched.");
    }

    private String run(String... arguments) {
        var out = new StringWriter();
        assertThat(CliRun.run(temp, out, out, arguments)).isZero();
        return out.toString();
    }
}
