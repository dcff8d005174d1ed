package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.control.SegmentedSwitch.Segment;
import tv.tributary.ui.nav.Place.Section;

@ExtendWith(FxToolkit.class)
class SegmentedSwitchTest {
    private final SimpleObjectProperty<Section> chosen = new SimpleObjectProperty<>(Section.WATCH);

    @Test
    void aClickChoosesAndASecondOneLeavesItChosen() throws Exception {
        var seen = FxToolkit.on(() -> {
            var second = buttons(create()).getLast();
            second.fire();
            second.fire();
            return second.isSelected();
        });

        assertThat(seen).isTrue();
        assertThat(chosen.get()).isEqualTo(Section.MANAGE);
    }

    @Test
    void whatIsChosenElsewhereIsShown() throws Exception {
        var shown = FxToolkit.on(() -> {
            var buttons = buttons(create());
            chosen.set(Section.MANAGE);
            return buttons.stream().map(ToggleButton::isSelected).toList();
        });

        assertThat(shown).containsExactly(false, true);
    }

    private SegmentedSwitch<Section> create() {
        return new SegmentedSwitch<>(
                chosen,
                List.of(
                        new Segment<>("mdi2a-arrow-up", Section.WATCH),
                        new Segment<>("mdi2a-arrow-down", Section.MANAGE)));
    }

    private static List<ToggleButton> buttons(SegmentedSwitch<Section> from) {
        return from.getChildren().stream().map(ToggleButton.class::cast).toList();
    }
}
