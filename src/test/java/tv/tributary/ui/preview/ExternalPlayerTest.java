package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.ui.fx.ProgramLauncher;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the starters are shell commands")
class ExternalPlayerTest {
    @TempDir
    Path folder;

    @Test
    void thePlayerGetsAListOfOneEntry() throws Exception {
        var copy = folder.resolve("taken.m3u");
        var take = "while read -r line; do echo \"$line\"; done < \"$1\" > " + copy;
        var player = new ExternalPlayer(starters("/bin/sh", "-c", take, "sh"));
        assertThat(player.open("BBC\nOne", "http://local/1.ts")).isTrue();
        assertThat(Files.readString(copy)).isEqualTo("#EXTM3U\n#EXTINF:-1,BBC One\nhttp://local/1.ts\n");
    }

    @Test
    void nobodyTookIt() {
        assertThat(new ExternalPlayer(starters("/bin/sh", "-c", "exit 1")).open("One", "http://local/1.ts"))
                .isFalse();
    }

    private static ProgramLauncher starters(String... command) {
        return new ProgramLauncher(List.of(List.of(command)), Duration.ofMinutes(1));
    }
}
