package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;

@ExtendWith(FxToolkit.class)
class StatStripTest {
    @Test
    void itIsAsHighAsItsLongestNoteNeedsInTheWidthThereIs() throws Exception {
        assertThat(FxToolkit.on(() -> heights(1000))).isBetween(60.0, 110.0);
        assertThat(FxToolkit.on(() -> heights(420))).isBetween(80.0, 150.0);
    }

    private static double heights(double width) {
        var strip = new StatStrip(figure("0"), figure("5"), figure("–"), figure("0 B"));
        var scene = new Scene(new StackPane(strip), width, 600);
        Gallery.dress(scene, "light");
        strip.applyCss();
        return Math.max(strip.minHeight(width), strip.prefHeight(width));
    }

    private static StatCard figure(String value) {
        var card = new StatCard("mdi2p-piggy-bank-outline", "Bandwidth saved");
        card.show(value, "Grows when viewers share a stream");
        return card;
    }
}
