package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class ProvidersViewTest {
    private final Household home = new Household();
    private final ProvidersModel model;
    private final Stage stage;

    ProvidersViewTest() throws Exception {
        model = FxToolkit.on(() -> new ProvidersModel(
                home.catalog.providers(), home.catalog.sync(), home.jobs, home.background, home.fxBridge, home.toasts));
        stage = FxToolkit.on(() -> {
            var window = new Stage();
            window.setScene(new Scene(new ProvidersView(model, Optional.empty()), 1000, 700));
            window.show();
            return window;
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            stage.hide();
            return true;
        });
        home.close();
    }

    @Test
    void theKeyboardStartsInTheAddress() throws Exception {
        var owner = FxToolkit.on(() -> {
            model.add("");
            return stage.getScene().getFocusOwner();
        });
        assertThat(owner).isInstanceOf(LocationField.class);
    }

    @Test
    void theKeyboardStaysOnThePageWhenTheFormCloses() throws Exception {
        var owner = FxToolkit.on(() -> {
            model.add("");
            model.closeForm();
            return stage.getScene().getFocusOwner();
        });
        assertThat(owner).isInstanceOf(ProvidersView.class);
    }

    @Test
    void escapeInTheAddressClosesTheForm() throws Exception {
        var form = FxToolkit.on(() -> {
            model.add("http://a.test/list.m3u");
            var escape = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
            Event.fireEvent(stage.getScene().getFocusOwner(), escape);
            return model.form.get();
        });
        assertThat(form).isEmpty();
    }

    @Test
    void aTestOfAWebPageIsToldAsAFailure() throws Exception {
        var page = home.list("page.m3u", "<!doctype html><html><body>Sign in</body></html>");
        var form = ProviderForm.forNew(page);
        FxToolkit.on(() -> {
            model.test(form);
            return true;
        });
        until(() -> form.testing.get() == ProviderForm.Testing.FAILED);
        assertThat(home.catalog.sync().test(ProviderSettings.of("page", page)).usable())
                .isFalse();
    }

    @Test
    void f2OnACardEditsItsProvider() throws Exception {
        var card = onlyCard();
        var edited = FxToolkit.on(() -> {
            press(card, KeyCode.F2, false);
            return model.form.get().map(form -> form.name.get());
        });
        assertThat(edited).contains("Attic");
    }

    @Test
    void theMenuOfACardOpensByKeyboard() throws Exception {
        var card = onlyCard();
        var showing = FxToolkit.on(() -> {
            var menu = (MenuButton) card.lookup(".menu-button");
            press(card, KeyCode.F10, false);
            var before = menu.isShowing();
            press(card, KeyCode.F10, true);
            var after = menu.isShowing();
            menu.hide();
            return before + " " + after + " " + menu.getAccessibleText();
        });
        assertThat(showing).isEqualTo("false true More for Attic");
    }

    private Node onlyCard() throws Exception {
        home.catalog.providers().add(ProviderSettings.of("Attic", home.list("attic.m3u", "#EXTM3U\n")));
        var opened = FxToolkit.on(model::open);
        until(() -> model.entries.get().filter(found -> !found.isEmpty()).isPresent());
        opened.close();
        return FxToolkit.on(() -> stage.getScene().getRoot().lookup(".provider-card"));
    }

    private static void press(Node on, KeyCode key, boolean shift) {
        Event.fireEvent(on, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false));
    }
}
