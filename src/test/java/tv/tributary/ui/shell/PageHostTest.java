package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
            var page = new SamplePage();
            host.add(Place.CHANNELS, () -> page);
            var rail = new Button("Channels");
            var scene = new Scene(new HBox(rail, host));
            rail.requestFocus();
            host.go(Place.CHANNELS);
            return page.view().equals(scene.getFocusOwner());
        });
        assertThat(isPage).isTrue();
    }

    @Test
    void aPageIsBuiltWhenItIsFirstShownAndOnlyThen() throws Exception {
        var built = FxToolkit.on(() -> {
            var host = new PageHost();
            var sofar = new ArrayList<Place>();
            var channels = host.add(Place.CHANNELS, () -> page(Place.CHANNELS, sofar));
            host.add(Place.NOW, () -> page(Place.NOW, sofar));
            host.wake();
            var atFirst = List.copyOf(sofar);
            host.go(Place.CHANNELS);
            host.go(Place.NOW);
            host.go(Place.CHANNELS);
            return List.of(atFirst, sofar, channels.get().opened);
        });
        assertThat(built).isEqualTo(List.of(List.of(), List.of(Place.CHANNELS, Place.NOW), 2));
    }

    private static SamplePage page(Place place, List<Place> built) {
        built.add(place);
        return new SamplePage();
    }
}
