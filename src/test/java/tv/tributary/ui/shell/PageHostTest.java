package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.nav.Place;

@ExtendWith(FxToolkit.class)
class PageHostTest {
    @Test
    void keysGoToThePageThatCameIntoSight() throws Exception {
        var isPage = FxToolkit.on(() -> {
            var host = new PageHost();
            var page = new SamplePage(Place.CHANNELS);
            host.add(page);
            var rail = new Button("Channels");
            var scene = new Scene(new HBox(rail, host));
            rail.requestFocus();
            host.go(Place.CHANNELS);
            return page.view().equals(scene.getFocusOwner());
        });
        assertThat(isPage).isTrue();
    }
}
