package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.testkit.ExpectedWarnings;

/// Tuners as a user types them, against a running instance. Another program may have the protocol's port.
@Timeout(60)
@ExpectedWarnings("tuners cannot be discovered")
class TunerCommandTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aTunerIsAddedChangedRenewedAndRemoved() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("tuner")).isZero();
            assertThat(run("tuner", "add", "Plex", "--group", "News", "--streams", "3"))
                    .isZero();
            var added = engine.tuners().all().getFirst();
            assertThat(out.toString())
                    .contains("There is no tuner yet.", "Added. Clients find it as " + added.device());
            assertThat(added.name()).isEqualTo("Plex");
            assertThat(added.streams()).isEqualTo(3);
            assertThat(added.groups()).containsExactly("News");

            assertThat(run("tuner", "change", added.device(), "--name", "Living room", "--all-groups"))
                    .isZero();
            assertThat(run("tuner", "renew", added.device())).isZero();
            assertThat(run("tuner", "list")).isZero();
            assertThat(out.toString()).contains("Living room", "http://").doesNotContain(added.token());
            var renewed = engine.tuners().all().getFirst();
            assertThat(renewed.streams()).isEqualTo(3);
            assertThat(renewed.groups()).isEmpty();
            assertThat(renewed.token()).isNotEqualTo(added.token());

            assertThat(run("tuner", "remove", added.device())).isZero();
            assertThat(engine.tuners().all()).isEmpty();
        }
    }

    @Test
    void whatIsNoTunerOrNoNumberIsRefusedInWords() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("tuner", "remove", "105C33F0")).isEqualTo(1);
            assertThat(run("tuner", "add", " ")).isEqualTo(1);
            assertThat(run("tuner", "add", "Plex", "--streams", "99")).isEqualTo(1);
            assertThat(err.toString()).contains("A tuner needs a name.", "streams");
            assertThat(engine.tuners().all()).isEmpty();
        }
    }

    private int run(String... args) {
        return CliRun.run(temp, out, err, args);
    }
}
