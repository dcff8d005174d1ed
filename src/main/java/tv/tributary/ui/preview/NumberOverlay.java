package tv.tributary.ui.preview;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tv.tributary.model.Channel;
import tv.tributary.text.Messages;

/// The channel number being typed, over the picture, with the channel it means so far.
final class NumberOverlay extends VBox {
    private final ZapModel zap;

    NumberOverlay(ZapModel zap) {
        this.zap = zap;
        createView();
    }

    private void createView() {
        getStyleClass().add("player-number-box");
        setAlignment(Pos.CENTER_RIGHT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
        var digits = new Label();
        digits.getStyleClass().add("player-number");
        digits.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> zap.unknown.get().orElse(zap.entry.get().digits()), zap.unknown, zap.entry));
        var name = new Label();
        name.getStyleClass().add("player-number-name");
        name.textProperty().bind(Bindings.createStringBinding(this::words, zap.unknown, zap.entry));
        visibleProperty().bind(digits.textProperty().isNotEmpty());
        getChildren().setAll(digits, name);
    }

    private String words() {
        if (zap.unknown.get().isPresent()) return Messages.of("preview.number.unknown");
        return zap.channels
                .get()
                .numbered(zap.entry.get().digits())
                .map(Channel::name)
                .orElse("");
    }
}
