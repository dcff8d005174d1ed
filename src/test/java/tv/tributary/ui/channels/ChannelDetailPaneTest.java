package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.ChannelDetail;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.SamplePreview;
import tv.tributary.ui.control.LogoImages;

@ExtendWith(FxToolkit.class)
class ChannelDetailPaneTest {
    private final Household home = new Household();
    private final ChannelsModel model;
    private final Scene scene;

    ChannelDetailPaneTest() throws Exception {
        model = FxToolkit.on(() ->
                new ChannelsModel(home.catalog.channels(), home.catalog.providers(), home.background, home.fxBridge));
        scene = FxToolkit.on(() -> {
            var edits = new ChannelEdits(
                    home.catalog.editor(), home.catalog.history(), home.background, home.fxBridge, home.toasts);
            var preview = SamplePreview.of(home);
            var tests = new StreamTests(home.health, home.background, home.fxBridge);
            var shown = new Scene(
                    new ChannelDetailPane(model, preview, edits, home.streamBlockActions, LogoImages.empty(), tests));
            Gallery.dress(shown, "light");
            return shown;
        });
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void theKeyboardGoesWithTheStreamItMoves() throws Exception {
        var detail = ManyChannels.detail();
        show(detail);
        FxToolkit.on(() -> {
            scene.lookup("#stream-" + detail.sources().get(1).source().id()).requestFocus();
            return true;
        });
        var moved = new ArrayList<>(detail.sources());
        Collections.swap(moved, 0, 1);
        show(new ChannelDetail(detail.channel(), moved));
        assertThat(FxToolkit.on(() -> scene.getFocusOwner().getId()))
                .isEqualTo("stream-" + detail.sources().get(1).source().id());
    }

    @Test
    void whereThereIsNothingToCompareNothingIsExplained() throws Exception {
        var detail = ManyChannels.detail();
        show(detail);
        var why = detail.sources().getFirst().why();
        assertThat(words()).contains(why);
        show(new ChannelDetail(detail.channel(), List.of(detail.sources().getFirst())));
        assertThat(words()).doesNotContain(why);
    }

    @Test
    void whateverMarksAStreamItsProviderIsNamedInFull() throws Exception {
        show(ManyChannels.detail());
        var cut = FxToolkit.on(() -> {
            scene.getRoot().resize(360, 900);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookupAll(".ranked-provider").stream()
                    .map(Label.class::cast)
                    .filter(label -> label.getWidth() < Math.floor(label.prefWidth(-1)))
                    .map(Label::getText)
                    .toList();
        });
        assertThat(cut).isEmpty();
    }

    private List<String> words() throws Exception {
        return FxToolkit.on(() -> scene.getRoot().lookupAll(".ranked-why").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private void show(ChannelDetail detail) throws Exception {
        FxToolkit.on(() -> {
            model.detail.set(Optional.of(detail));
            return true;
        });
    }
}
