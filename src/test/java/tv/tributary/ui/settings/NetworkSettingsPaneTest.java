package tv.tributary.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class NetworkSettingsPaneTest {
    private static final NetworkSettings MINE =
            new NetworkSettings(9188, List.of("10.0.0.1"), "/tv", 9443, "", List.of("tv.example.org"));

    private final Household home = new Household();
    private final Settings settings = new Settings(home.store.database());
    private final LatestValue<NetworkSettings> stored = settings.of(NetworkSettings.NAME, NetworkSettings.defaults());
    private Subscription opened = Subscription.none();

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            opened.close();
            return true;
        });
        home.close();
    }

    private NetworkSettingsPane open() throws Exception {
        return FxToolkit.on(() -> {
            var text = new ReadOnlyStringWrapper("").getReadOnlyProperty();
            var server = new ServerActions(Path.of("."), text, text, () -> {}, home.backups, () -> {}, _ -> {});
            var pane = new NetworkSettingsPane(settings, server, home.background, home.toasts);
            new Scene(pane);
            opened = pane.open();
            return pane;
        });
    }

    private void type(NetworkSettingsPane pane, String label, String text) throws Exception {
        FxToolkit.on(() -> {
            var field = pane.lookupAll(".text-field").stream()
                    .filter(node -> label.equals(node.getAccessibleText()))
                    .map(TextField.class::cast)
                    .findFirst()
                    .orElseThrow();
            field.setText(text);
            opened.close();
            return true;
        });
    }

    @Test
    void whatOthersStoredStaysWhenOneFieldIsChanged() throws Exception {
        settings.save(NetworkSettings.NAME, MINE);
        var pane = open();

        type(pane, "Base path", "/television");

        until(() -> stored.get().basePath().equals("/television"));
        assertThat(stored.get())
                .isEqualTo(new NetworkSettings(
                        9188, List.of("10.0.0.1"), "/television", 9443, "", List.of("tv.example.org")));
    }

    @Test
    void hostNamesAreTypedOneAfterAnother() throws Exception {
        var pane = open();

        type(pane, "Host names", "TV.example.org, nas.example.org");

        until(() -> stored.get().hostNames().equals(List.of("tv.example.org", "nas.example.org")));
    }

    @Test
    void whatIsNoHostNameIsNotStored() throws Exception {
        settings.save(NetworkSettings.NAME, MINE);
        var pane = open();

        FxToolkit.on(() -> {
            pane.lookupAll(".text-field").stream()
                    .filter(node -> "Host names".equals(node.getAccessibleText()))
                    .forEach(node -> ((TextField) node).setText("http://tv.example.org/"));
            return true;
        });
        type(pane, "Base path", "/television");

        until(() -> stored.get().basePath().equals("/television"));
        assertThat(stored.get().hostNames()).containsExactly("tv.example.org");
    }
}
