package tv.tributary.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.control.SettingRow;

@ExtendWith(FxToolkit.class)
class SettingSectionTest {
    private final SettingRow memory = new SettingRow("Memory for segments", "Shared by all viewers", new Button("A"));
    private final SettingRow delay = new SettingRow("Low latency", "A few seconds closer to live", new Button("B"));
    private final Label note = new Label("Viewers are not limited.");
    private final SettingSection section = new SettingSection(
            "settings.hls", "mdi2f-filmstrip", Optional.empty(), new VBox(memory, new VBox(delay), note));

    @Test
    void rowsAreFoundByTheWordsOfTheirNameAndDescription() {
        assertThat(section.narrow(List.of("closer", "latency"))).isTrue();
        assertThat(shown()).containsExactly(delay);
    }

    @Test
    void theNameOfASectionFindsAllOfIt() {
        assertThat(section.narrow(List.of("hls"))).isTrue();
        assertThat(shown()).containsExactly(memory, delay);
    }

    @Test
    void whatNoRowSaysFindsNothing() {
        assertThat(section.narrow(List.of("memory", "live"))).isFalse();
        assertThat(shown()).isEmpty();
    }

    @Test
    void withoutWordsEverythingIsThereAgain() {
        section.narrow(List.of("memory"));
        assertThat(section.narrow(List.of())).isTrue();
        assertThat(shown()).containsExactly(memory, delay, note);
    }

    private List<Node> shown() {
        return List.<Node>of(memory, delay, note).stream()
                .filter(Node::isVisible)
                .toList();
    }
}
