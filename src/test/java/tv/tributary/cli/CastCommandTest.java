package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.cast.WindowPlayer.RemoteCommand;
import tv.tributary.cast.WindowPlayer.WindowPhase;
import tv.tributary.cast.WindowPlayer.WindowStatus;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.testkit.FakeKodi;

/// Players as a user types them, against a running instance.
@Timeout(60)
final class CastCommandTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aPlayerIsAddedMadeQuieterRenamedAndRemoved() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0));
                var kodi = new FakeKodi()) {
            assertThat(run("cast")).isZero();
            var port = Integer.toString(kodi.port());
            assertThat(run("cast", "add", "kodi", "127.0.0.1", "--port", port, "--name", "Den"))
                    .as(err.toString())
                    .isZero();
            assertThat(run("cast", "volume", "den", "35")).as(err.toString()).isZero();
            assertThat(kodi.volume()).isEqualTo(35);
            assertThat(run("cast", "stop", "1")).isZero();
            assertThat(run("cast", "rename", "1", "Attic")).isZero();
            assertThat(run("cast", "list")).isZero();
            assertThat(run("cast", "play", "Attic", "--film", "77")).isEqualTo(1);
            assertThat(run("cast", "play", "Attic")).isEqualTo(2);
            assertThat(run("cast", "remove", "Attic")).isZero();
            assertThat(engine.casting().receivers().live().get()).isEmpty();
        }
        assertThat(out.toString())
                .contains("No players yet.", "Added Den with id 1.", "Den: Idle", "Attic", "Kodi", "Removed.");
        assertThat(err.toString()).contains("There is nothing like that to send.");
    }

    @Test
    void theWindowIsControlledWhereThereIsOne() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("player")).isEqualTo(1);
            assertThat(err.toString()).contains("No window is open");
            var heard = new CopyOnWriteArrayList<RemoteCommand>();
            var window = engine.casting().window();
            try (var _ = window.attach(heard::add)) {
                window.show(new WindowStatus(WindowPhase.PAUSED, "Das Erste", Optional.empty(), 40, false, false));
                assertThat(run("player")).isZero();
                assertThat(run("player", "press", "NEXT")).as(err.toString()).isZero();
                assertThat(run("player", "number", "7")).isZero();
                assertThat(run("player", "volume", "30")).isZero();
            }
            assertThat(out.toString()).contains("Paused: Das Erste (volume 40 %)");
            assertThat(heard)
                    .containsExactly(
                            RemoteCommand.Key.NEXT, new RemoteCommand.Digits("7"), new RemoteCommand.Volume(30));
        }
    }

    private int run(String... arguments) {
        return CliRun.run(temp, out, err, arguments);
    }
}
