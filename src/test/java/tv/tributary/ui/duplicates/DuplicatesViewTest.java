package tv.tributary.ui.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.logo.SampleLogos;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.Gallery;
import tv.tributary.text.Messages;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.LogoImages;

@ExtendWith(FxToolkit.class)
class DuplicatesViewTest {
    private final Household home = new Household();
    private final DuplicatesModel model;
    private final DuplicatesView view;

    DuplicatesViewTest() throws Exception {
        model = FxToolkit.on(() -> new DuplicatesModel(
                home.catalog.review(),
                home.catalog.questions(),
                home.catalog.history(),
                home.background,
                home.fxBridge,
                home.toasts,
                _ -> {}));
        view = FxToolkit.on(() -> {
            var page = new DuplicatesView(model, new LogoImages(SampleLogos::find), () -> {});
            Gallery.dress(new Scene(page, 860, 600), "light");
            model.figures.set(Optional.of(SampleReview.figures()));
            model.questions.setAll(SampleReview.questions());
            model.stage.set(DuplicatesModel.Stage.READY);
            page.applyCss();
            page.layout();
            return page;
        });
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void enterPressesTheButtonThatHasTheKeyboardAndDoesNotMerge() throws Exception {
        var before = model.questions.size();
        var pressed = new AtomicInteger();
        FxToolkit.on(() -> {
            var never = view.lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> Messages.of("duplicates.never").equals(button.getText()))
                    .findFirst()
                    .orElseThrow();
            never.setOnAction(_ -> pressed.incrementAndGet());
            for (var kind : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                never.fireEvent(new KeyEvent(kind, "", "", KeyCode.ENTER, false, false, false, false));
            }
            return true;
        });
        assertThat(pressed).hasValue(1);
        assertThat(model.questions).hasSize(before);
    }

    @Test
    void inANarrowWindowNoCardIsWiderThanItsPlace() throws Exception {
        var answers = FxToolkit.on(() -> view.lookup(".review-answers"));
        var queue = FxToolkit.on(() -> view.lookup(".review-queue"));
        assertThat(FxToolkit.on(
                        () -> answers.localToScene(answers.getBoundsInLocal()).getMaxX()))
                .isLessThanOrEqualTo(FxToolkit.on(
                        () -> queue.localToScene(queue.getLayoutBounds()).getMaxX()));
    }
}
