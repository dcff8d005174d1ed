package tv.tributary.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the starters are shell commands")
class ProgramLauncherTest {
    @TempDir
    Path folder;

    @Test
    void whatIsToBeOpenedIsAddedToTheCommand() throws Exception {
        var told = folder.resolve("told");
        var programLauncher = starters(List.of(List.of("/bin/sh", "-c", "printf %s \"$1\" > " + told, "sh")));
        assertThat(programLauncher.open("http://local/watch/1")).isTrue();
        assertThat(Files.readString(told)).isEqualTo("http://local/watch/1");
    }

    @Test
    void theNextStarterIsTriedWhereOneIsMissingOrFails() {
        var programLauncher = starters(List.of(
                List.of("no-such-program-here"),
                List.of("/bin/sh", "-c", "exit 1"),
                List.of("/bin/sh", "-c", "exit 0")));
        assertThat(programLauncher.open("http://local/watch/1")).isTrue();
    }

    /// A variable that is added to the script would reach every player that is opened otherwise.
    @Test
    void whatTheScriptsSetForThisProgramIsNotForOthers() throws Exception {
        assertThat(Files.readAllLines(Path.of("installer", "environment.sh")).stream()
                        .filter(line -> line.startsWith("export "))
                        .map(line -> line.substring("export ".length(), line.indexOf('='))))
                .containsExactlyInAnyOrderElementsOf(ProgramLauncher.OWN_VARIABLES);
    }

    @Test
    void nobodyTookIt() {
        assertThat(starters(List.of(List.of("/bin/sh", "-c", "exit 1"))).open("http://local/watch/1"))
                .isFalse();
    }

    private static ProgramLauncher starters(List<List<String>> commands) {
        return new ProgramLauncher(commands, Duration.ofMinutes(1));
    }
}
