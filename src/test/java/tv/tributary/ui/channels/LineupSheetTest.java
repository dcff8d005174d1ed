package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

/// The sheet by keyboard alone, and for a screen reader.
@ExtendWith(FxToolkit.class)
class LineupSheetTest {
    private final Household home = new Household();
    private final LineupModel model;
    private final LineupSheet sheet;

    LineupSheetTest() throws Exception {
        model = FxToolkit.on(
                () -> new LineupModel(home.catalog.selection(), home.catalog.history(), home.background, home.toasts));
        sheet = FxToolkit.on(() -> {
            var made = new LineupSheet(model);
            var _ = new Scene(new StackPane(made), 800, 600);
            made.applyCss();
            made.layout();
            return made;
        });
    }

    @BeforeEach
    void fill() throws Exception {
        var list = home.list("home.m3u", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="1" group-title="UK",UK: BBC One
                http://a.test/live/u/p/1.ts
                #EXTINF:-1 tvg-chno="2" group-title="UK| SPORT",UK: Sky Sports Golf
                http://a.test/live/u/p/2.ts
                #EXTINF:-1 tvg-chno="3" group-title="DE",DE: Das Erste
                http://a.test/live/u/p/3.ts
                """);
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", list));
        assertThat(home.catalog.sync().sync(provider.id()).await(Duration.ofSeconds(60)))
                .isTrue();
        FxToolkit.on(() -> {
            model.openSheet();
            return true;
        });
        until(() -> model.preview.get().isPresent());
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aCountryIsFoundTickedAndShownWithoutTheMouse() throws Exception {
        FxToolkit.on(() -> {
            model.tick(model.countries, false);
            var search =
                    (TextField) sheet.lookupAll(".channel-search").iterator().next();
            search.setText("united");
            press(search, KeyCode.ENTER, false);
            return true;
        });
        until(() -> model.preview.get().orElseThrow().channels() == 2);
        FxToolkit.on(() -> {
            var groups = lists().getLast();
            groups.getSelectionModel().selectLast();
            press(groups, KeyCode.SPACE, false);
            return true;
        });
        until(() -> model.preview.get().orElseThrow().channels() == 1);
        FxToolkit.on(() -> {
            press(sheet, KeyCode.ENTER, true);
            return true;
        });

        until(() -> !home.toasts.said.isEmpty());
        assertThat(home.catalog.channels().list(ChannelQuery.all()))
                .extracting(row -> row.channel().name())
                .containsExactly("BBC One");
    }

    @Test
    void listsAndIconsHaveNamesForAScreenReader() throws Exception {
        var names =
                FxToolkit.on(() -> lists().stream().map(Node::getAccessibleText).toList());
        assertThat(names).containsExactly("Countries", "Groups");

        var icons = FxToolkit.on(() -> sheet.lookupAll(".button-icon").stream()
                .filter(Button.class::isInstance)
                .map(Node::getAccessibleText)
                .toList());
        assertThat(icons).isNotEmpty().allSatisfy(name -> assertThat(name).isNotBlank());
    }

    private List<ListView<?>> lists() {
        return sheet.lookupAll(".facet-lines").stream()
                .<ListView<?>>map(node -> (ListView<?>) node)
                .toList();
    }

    private static void press(Node node, KeyCode code, boolean isControl) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, isControl, false, false));
    }
}
