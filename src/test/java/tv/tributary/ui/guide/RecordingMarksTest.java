package tv.tributary.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Subscription;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.text.Messages;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.guide.GuideRecordings.RecordingMark;

@Timeout(60)
@ExtendWith(FxToolkit.class)
class RecordingMarksTest {
    private static final Instant NOW = Instant.parse("2026-09-01T18:40:00Z");

    private final Household home = new Household();
    private final SampleMarks recordings = new SampleMarks();
    private final GuideModel model;
    private final RecordingMarks marks;
    private final GuideView view;
    private Subscription open = Subscription.none();

    RecordingMarksTest() throws Exception {
        model = FxToolkit.on(() -> new GuideModel(
                SampleListings.channels(20),
                new SampleListings(),
                _ -> {},
                (_, _) -> {},
                InstantSource.fixed(NOW),
                ZoneId.of("Europe/London"),
                home.background,
                home.fxBridge));
        marks = FxToolkit.on(() -> new RecordingMarks(model, recordings, home.background));
        view = FxToolkit.on(
                () -> new GuideView(model, marks, new LogoImages(_ -> Optional.empty()), () -> {}, () -> {}, () -> {}));
    }

    @BeforeEach
    void openThePage() throws Exception {
        open = FxToolkit.on(() -> {
            var _ = new Scene(view, 1200, 700);
            view.applyCss();
            view.layout();
            model.resize(960);
            return Subscription.all(model.open(), marks.open());
        });
        until(() -> !model.rows.get().isEmpty());
        does(() -> model.need(0, 5));
        until(() -> model.selected.get().isPresent());
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            open.close();
            return true;
        });
        home.close();
    }

    private Airing selected() throws Exception {
        return FxToolkit.on(() -> model.selected.get().orElseThrow());
    }

    private void does(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return true;
        });
    }

    private boolean hasButton(String key) throws Exception {
        return FxToolkit.on(() -> view.lookupAll(".button").stream()
                .anyMatch(node -> node instanceof Button button
                        && button.getText().equals(Messages.of(key))
                        && button.getParent().isVisible()));
    }

    private List<String> badges() throws Exception {
        return FxToolkit.on(() -> {
            view.applyCss();
            view.layout();
            return view.lookupAll(".badge").stream()
                    .filter(Label.class::isInstance)
                    .map(node -> ((Label) node).getText())
                    .toList();
        });
    }

    @Test
    void whatIsRecordedIsMarkedAndTheSameButtonTakesItBack() throws Exception {
        var airing = selected();
        does(marks::toggle);
        until(() -> marks.of(airing).equals(Optional.of(RecordingMark.PLANNED)));
        until(() -> hasButtonNow("guide.record-cancel"));
        assertThat(badges()).contains(Messages.of(RecordingMark.PLANNED));

        does(marks::toggle);
        until(() -> marks.of(airing).isEmpty());
        assertThat(recordings.asked)
                .containsExactly("record Channel 1 " + airing.start(), "cancel Channel 1 " + airing.start());
    }

    private boolean hasButtonNow(String key) {
        return view.lookupAll(".button").stream()
                .anyMatch(node ->
                        node instanceof Button button && button.getText().equals(Messages.of(key)));
    }

    @Test
    void whatNoConnectionIsFreeForSaysSoAndIsStillAskedForByHand() throws Exception {
        var airing = selected();
        does(() -> recordings.mark(1, airing.start(), RecordingMark.CONFLICT));
        until(() -> marks.of(airing).equals(Optional.of(RecordingMark.CONFLICT)));
        FxToolkit.settle();
        assertThat(hasButton("guide.record")).isTrue();
        assertThat(badges()).contains("Cannot be recorded: no connection is free");
        does(marks::toggle);
        assertThat(recordings.asked).containsExactly("record Channel 1 " + airing.start());
    }

    @Test
    void aRuleIsMadeForTheSeriesOfTheSelectedProgramme() throws Exception {
        does(marks::series);
        assertThat(recordings.asked).containsExactly("series " + selected().title());
    }

    @Test
    void whatIsOverCannotBeRecorded() throws Exception {
        does(() -> {
            model.left();
            model.left();
        });
        until(() -> model.selected
                .get()
                .filter(airing -> airing.stop().isBefore(NOW))
                .isPresent());
        does(marks::toggle);
        does(marks::series);
        assertThat(recordings.asked).isEmpty();
    }
}
