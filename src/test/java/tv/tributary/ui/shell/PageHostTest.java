package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Subscription;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Page;

@ExtendWith(FxToolkit.class)
class PageHostTest {
    @Test
    void keysGoToThePageThatCameIntoSight() throws Exception {
        var pane = new StackPane();
        var owner = FxToolkit.on(() -> {
            var host = new PageHost();
            host.add(page(pane));
            var rail = new Button("Channels");
            var scene = new Scene(new HBox(rail, host));
            rail.requestFocus();
            host.go(Place.CHANNELS);
            return scene.getFocusOwner();
        });
        assertThat(owner).isSameAs(pane);
    }

    private static Page page(Node view) {
        return new Page() {
            @Override
            public Place place() {
                return Place.CHANNELS;
            }

            @Override
            public Node view() {
                return view;
            }

            @Override
            public Subscription open() {
                return Subscription.none();
            }
        };
    }
}
