package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class InspectorPaneTest {
    private final Region content = new Region();
    private final Region inspector = new Region();

    @Test
    void whereThereIsRoomItStandsBesideTheContent() throws Exception {
        var pane = pane(InspectorPane.Place.ALWAYS, 1_000);
        assertThat(pane.isOver()).isFalse();
        assertThat(inspector.getWidth()).isBetween(200.0, 400.0);
        assertThat(content.getWidth()).isBetween(600.0, 800.0);
    }

    @Test
    void wantedOnlyWhileSomethingIsChosenItLeavesTheContentAllTheRoomOtherwise() throws Exception {
        var pane = pane(InspectorPane.Place.WHILE_WANTED, 1_000);
        assertThat(inspector.getScene()).isNull();
        assertThat(content.getWidth()).isGreaterThan(990);
        want(pane, true);
        assertThat(pane.isOver()).isFalse();
        assertThat(content.getWidth()).isLessThan(800);
        want(pane, false);
        assertThat(inspector.getScene()).isNull();
        assertThat(content.getWidth()).isGreaterThan(990);
    }

    @Test
    void whereThereIsNoRoomItLiesOverTheContentWhileSomethingIsChosen() throws Exception {
        var pane = pane(InspectorPane.Place.ALWAYS, 600);
        assertThat(inspector.getScene()).isNull();
        want(pane, true);
        assertThat(pane.isOver()).isTrue();
        assertThat(inspector.getWidth()).isEqualTo(400);
        assertThat(content.getWidth()).isGreaterThan(590);
        FxToolkit.on(() -> {
            pane.resize(1_000, 400);
            pane.layout();
            return true;
        });
        assertThat(pane.isOver()).isFalse();
        assertThat(inspector.getStyleClass()).doesNotContain("inspector-over");
    }

    private InspectorPane pane(InspectorPane.Place place, double width) throws Exception {
        return FxToolkit.on(() -> {
            var pane = new InspectorPane(content, inspector, place, 800, new SimpleDoubleProperty(0.7));
            var _ = new Scene(new Pane(pane), width, 400);
            pane.resize(width, 400);
            pane.applyCss();
            pane.layout();
            return pane;
        });
    }

    private static void want(InspectorPane pane, boolean wanted) throws Exception {
        FxToolkit.on(() -> {
            pane.wanted().set(wanted);
            pane.applyCss();
            pane.layout();
            return true;
        });
    }
}
