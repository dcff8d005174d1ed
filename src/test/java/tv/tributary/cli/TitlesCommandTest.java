package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FakePanel;

/// Films, series and further accounts as a user types them, against a running instance.
@Timeout(120)
@ExpectedWarnings("There is no guide at this address")
class TitlesCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void filmsAndSeriesAreFoundByTheirNames() throws Exception {
        try (var panel = new FakePanel(1, 12, 3);
                var _ = filled(panel)) {
            assertThat(run("movies", "--limit", "5")).isZero();
            assertThat(out.toString()).contains("5 of 12 shown");
            out.getBuffer().setLength(0);
            assertThat(run("movies", "1962")).isZero();
            assertThat(out.toString()).contains("Film 12").doesNotContain("Film 11");
            out.getBuffer().setLength(0);
            assertThat(run("series", "Show", "2")).isZero();
            // Its year has a 2, too, but the name fits better.
            assertThat(out.toString()).containsSubsequence("Show 2", "Show 1");
            out.getBuffer().setLength(0);
            assertThat(run("movies", "nothing", "of", "that", "name")).isZero();
            assertThat(out.toString()).isEqualToIgnoringNewLines("Nothing found.");
            out.getBuffer().setLength(0);
            assertThat(run("series", "--json")).isZero();
            assertThat(out.toString()).contains("\"total\":3");
        }
    }

    @Test
    void aFurtherAccountIsAddedAndTakenAwayAgain() throws Exception {
        try (var panel = new FakePanel(2, 0, 0);
                var engine = filled(panel)) {
            panel.alsoLogin("bea", "word", "\"status\":\"Active\",\"max_connections\":\"2\"");
            assertThat(run("provider", "add-account", "Panel", "--user", "bea", "--password=word"))
                    .isZero();
            assertThat(out.toString())
                    .contains("Panel has one more account now.")
                    .doesNotContain("word");
            assertThat(engine.catalog().providers().all().getFirst().accounts()).hasSize(2);
            assertThat(run("provider", "add-account", "Panel", "--user", "bea", "--password=word"))
                    .isEqualTo(1);
            assertThat(run("provider", "remove-account", "Panel", "2")).isZero();
            assertThat(run("provider", "remove-account", "Panel", "1")).isEqualTo(1);
            assertThat(err.toString()).isNotBlank().doesNotContain("word");
        }
    }

    private Engine filled(FakePanel panel) throws InterruptedException {
        var engine = Engine.open(new Options(temp, "127.0.0.1", 0));
        var id = engine.catalog()
                .providers()
                .add(ProviderSettings.of("Panel", panel.api()).withRefreshEvery(Duration.ZERO))
                .id();
        assertThat(engine.catalog().sync().sync(id).await(PATIENCE)).isTrue();
        assertThat(engine.library().refresh().await(PATIENCE)).isTrue();
        return engine;
    }

    private int run(String... args) {
        return CliRun.run(temp, out, err, args);
    }
}
