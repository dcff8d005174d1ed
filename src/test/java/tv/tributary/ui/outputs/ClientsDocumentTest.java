package tv.tributary.ui.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tv.tributary.text.Messages;

/// `docs/clients.md` and the wizard that connects a device say the same of the same programs.
class ClientsDocumentTest {
    /// The text below each heading.
    private static Map<String, String> sections() throws IOException {
        var sections = new LinkedHashMap<String, String>();
        var parts = Files.readString(Path.of("docs/clients.md")).split("\n## ", -1);
        for (var part : Arrays.copyOfRange(parts, 1, parts.length)) {
            var end = part.indexOf('\n');
            sections.put(part.substring(0, end), part.substring(end));
        }
        return sections;
    }

    @Test
    void bothNameTheSamePrograms() throws IOException {
        var apps = Arrays.stream(ClientApp.values()).map(Messages::of).toList();
        assertThat(sections().keySet()).containsExactlyElementsOf(apps);
    }

    @Test
    void bothSayWhereTheAddressGoesWhichItIsAndWhatComesOfIt() throws IOException {
        var sections = sections();
        for (var app : ClientApp.values()) {
            var section = sections.getOrDefault(Messages.of(app), "");
            var number = 1;
            for (var step : app.steps()) assertThat(section).contains("\n" + number++ + ". " + step + "\n");
            assertThat(section).contains("\n" + app.expect() + "\n");
            assertThat(section)
                    .contains(app.needs().stream()
                            .map(Messages::of)
                            .collect(Collectors.joining(", ", "\nAddresses: ", ".\n")));
        }
    }

    /// The add-on has it off: the guide would offer nothing to watch again.
    @Test
    void kodiIsToldToSwitchOnWhatBringsBackThePast() {
        assertThat(ClientApp.KODI.steps()).anyMatch(step -> step.contains("Enable catchup"));
    }

    @Test
    void aProgramIsKnownByWhatItSaysOfItself() {
        assertThat(ClientApp.KODI.isOf("Kodi/20.4 (X11; Linux x86_64) App_Bitness/64"))
                .isTrue();
        assertThat(ClientApp.VLC.isOf("VLC/3.0.20 LibVLC/3.0.20")).isTrue();
        assertThat(ClientApp.JELLYFIN.isOf("Jellyfin-Server/10.9.11")).isTrue();
        assertThat(ClientApp.TIVIMATE.isOf("TiviMate/4.7.0 (Android 12)")).isTrue();
        assertThat(ClientApp.PLEX.isOf("VLC/3.0.20 LibVLC/3.0.20")).isFalse();
        assertThat(ClientApp.KODI.isOf("")).isFalse();
    }
}
