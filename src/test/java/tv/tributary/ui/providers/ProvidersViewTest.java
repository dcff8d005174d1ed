package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.MoreButton;

@ExtendWith(FxToolkit.class)
class ProvidersViewTest {
    private final Household home = new Household();
    private final ProvidersModel model;
    private final Stage stage;

    ProvidersViewTest() throws Exception {
        model = FxToolkit.on(
                () -> new ProvidersModel(home.catalog, home.jobs, home.background, home.fxBridge, home.toasts));
        stage = FxToolkit.on(() -> {
            var window = new Stage();
            var nextSteps = new ProviderIntake.NextSteps(_ -> {}, () -> {}, () -> {});
            var intake = new ProviderIntake(home.catalog, home.jobs, nextSteps, home.background, home.fxBridge);
            window.setScene(new Scene(new ProvidersView(model, intake, Optional.empty()), 1000, 700));
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
    void withoutAProviderThePageIsOneFieldThatHasTheKeyboard() throws Exception {
        FxToolkit.on(model::open);
        until(() -> stage.getScene().getFocusOwner() instanceof LocationField);
        var list = home.list("attic.m3u", "#EXTM3U\n#EXTINF:-1,Alpha\nhttp://127.0.0.1:1/live/u/p/1.ts\n");
        FxToolkit.on(() -> {
            var field = (LocationField) stage.getScene().getFocusOwner();
            field.setText(list);
            field.fireEvent(new ActionEvent());
            return true;
        });
        until(() -> model.entries.get().filter(entries -> entries.size() == 1).isPresent());
        until(() -> stage.getScene().getRoot().lookup(".provider-name") != null);
        assertThat(FxToolkit.on(() -> stage.getScene().getRoot().lookup(".intake")))
                .isNull();
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
            var menu = (MoreButton) card.lookup(".more-button");
            press(card, KeyCode.F10, false);
            var before = menu.isOpen();
            press(card, KeyCode.F10, true);
            var after = menu.isOpen();
            menu.close();
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
