package tv.tributary.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class SettingColumnsTest {
    private final List<Region> sections =
            DoubleStream.of(300, 200, 400).mapToObj(SettingColumnsTest::section).toList();
    private final SettingColumns columns = new SettingColumns(sections);

    @Test
    void sectionsStandOneBelowTheOtherInANarrowWindow() {
        layOut(900);
        assertThat(sections).extracting(Region::getLayoutX).containsOnly(0.0);
        assertThat(sections).extracting(Region::getLayoutY).containsExactly(0.0, 316.0, 532.0);
        assertThat(sections).extracting(Region::getWidth).containsOnly(860.0);
    }

    @Test
    void aWideWindowHasTwoColumnsOfAboutTheSameHeight() {
        layOut(1416);
        assertThat(sections).extracting(Region::getLayoutX).containsExactly(0.0, 0.0, 716.0);
        assertThat(sections).extracting(Region::getLayoutY).containsExactly(0.0, 316.0, 0.0);
        assertThat(columns.prefHeight(1416)).isEqualTo(516);
    }

    private void layOut(double width) {
        columns.resize(width, columns.prefHeight(width));
        columns.layout();
    }

    private static Region section(double height) {
        var section = new Region();
        section.setPrefHeight(height);
        return section;
    }
}
