package tv.tributary.ui.preview;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import tv.tributary.text.Messages;

/// Shows the position in a film and seeks in it. Not there while a channel plays.
final class SeekBar extends HBox {
    private final PreviewModel player;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label now = new Label();
    private final Label length = new Label();
    private boolean showing;

    SeekBar(PreviewModel player) {
        this.player = player;
        getStyleClass().add("seek-bar");
        setAlignment(Pos.CENTER_LEFT);
        slider.getStyleClass().add(Styles.SMALL);
        slider.setAccessibleText(Messages.of("preview.seek"));
        slider.setBlockIncrement((double) FilmPosition.STEP.toSeconds());
        slider.setMinWidth(60);
        setHgrow(slider, Priority.ALWAYS);
        for (var time : new Label[] {now, length}) {
            time.getStyleClass().add("seek-time");
            time.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().setAll(now, slider, length);
        visibleProperty().bind(player.position.now.map(PlayPosition::isSeekable));
        managedProperty().bind(visibleProperty());
        player.position.now.subscribe(this::show);
        slider.valueProperty().subscribe(value -> {
            if (showing) return;
            now.setText(PlayPosition.words(Duration.ofSeconds(Math.round(value.doubleValue()))));
            if (!slider.isValueChanging()) seek();
        });
        slider.valueChangingProperty().subscribe(changing -> {
            if (!changing && !showing && player.position.now.get().isSeekable()) seek();
        });
    }

    private void seek() {
        player.seek(Duration.ofSeconds(Math.round(slider.getValue())));
    }

    private void show(PlayPosition position) {
        if (slider.isValueChanging()) return;
        showing = true;
        slider.setMax(Math.max(1.0, (double) position.length().toSeconds()));
        slider.setValue((double) position.now().toSeconds());
        now.setText(PlayPosition.words(position.now()));
        length.setText(PlayPosition.words(position.length()));
        showing = false;
    }
}
