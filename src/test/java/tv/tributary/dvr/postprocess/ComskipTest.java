package tv.tributary.dvr.postprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.dvr.postprocess.AdvertisementBreaks.Span;

class ComskipTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    @Test
    void whatItWritesIsReadAndTheRestLeftOut() {
        var breaks = AdvertisementBreaks.of("12.00\t72.50\t3\nrubbish\n-1 4 3\n80 70 3\n\n600.04 720 0\n");
        assertThat(breaks.list())
                .containsExactly(
                        new Span(Duration.ofSeconds(12), Duration.ofMillis(72_500)),
                        new Span(Duration.ofMillis(600_040), Duration.ofSeconds(720)));
        assertThat(breaks.edl().lines()).containsExactly("12.00\t72.50\t3", "600.04\t720.00\t3");
    }

    @Test
    void aRecordingThatIsNearlyAllAdvertisementsIsNotBelieved() {
        assertThat(AdvertisementBreaks.of("0.00 1500.00 3").isPlausible(HOUR)).isTrue();
        assertThat(AdvertisementBreaks.of("0.00 3599.00 3").isPlausible(HOUR)).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theListCountsAndNotTheExitCode() throws Exception {
        assertThat(found("echo '10.00 40.00 3' > \"$out/recording.edl\"; exit 1")
                        .list())
                .hasSize(1);
        assertThat(found("exit 0").list()).isEmpty();
        assertThat(found("kill -9 $$").list()).isEmpty();
        assertThat(found("echo '0.00 3600.00 3' > \"$out/recording.edl\"").list())
                .isEmpty();
    }

    @Test
    void whereItIsNotInstalledThereIsNone() {
        assertThat(new Comskip(folder.toString()).program()).isEmpty();
        assertThat(new Comskip("").program()).isEmpty();
    }

    private AdvertisementBreaks found(String does) throws Exception {
        var script = Files.writeString(
                folder.resolve("comskip"),
                "#!/bin/sh\nfor a; do case $a in --output=*) out=${a#*=};; esac; done\n" + does);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        var comskip = new Comskip(folder.toString());
        assertThat(comskip.program()).hasValue(script);
        return comskip.look(script, Path.of("recording.ts"), HOUR);
    }
}
