package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DisplayProbeTest {
    @Test
    void linuxHasAScreenWhereADisplayIsNamed() {
        assertThat(StartCommand.DisplayProbe.present(Map.of("DISPLAY", ":0"), on("Linux")))
                .isTrue();
        assertThat(StartCommand.DisplayProbe.present(Map.of(), on("Linux"))).isFalse();
        assertThat(StartCommand.DisplayProbe.present(Map.of("DISPLAY", ""), on("Linux")))
                .isFalse();
    }

    @Test
    void windowsAndMacAlwaysHaveOne() {
        assertThat(StartCommand.DisplayProbe.present(Map.of(), on("Windows 11")))
                .isTrue();
        assertThat(StartCommand.DisplayProbe.present(Map.of(), on("Mac OS X"))).isTrue();
    }

    @Test
    void drawingIntoMemoryNeedsNone() {
        var system = on("Linux");
        system.setProperty("glass.platform", "Headless");
        assertThat(StartCommand.DisplayProbe.present(Map.of(), system)).isTrue();
    }

    private static Properties on(String name) {
        var system = new Properties();
        system.setProperty("os.name", name);
        return system;
    }
}
