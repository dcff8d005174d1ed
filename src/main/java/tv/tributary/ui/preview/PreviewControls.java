package tv.tributary.ui.preview;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.preview.PreviewModel.PlayState;

/// The preview's controls: play or stop, sound, another player, copy, size, close.
final class PreviewControls extends VBox {
    private final PreviewModel model;

    PreviewControls(PreviewModel model) {
        this.model = model;
        createView();
    }

    private void createView() {
        getStyleClass().add("preview-controls");
        getChildren().setAll(createTitle(), createButtons());
    }

    private HBox createTitle() {
        var name = new Label();
        name.getStyleClass().add("preview-name");
        name.textProperty().bind(model.name);
        var state = new Label();
        state.getStyleClass().add("preview-state");
        state.setMinWidth(USE_PREF_SIZE);
        state.textProperty().bind(Bindings.createStringBinding(() -> Messages.of(model.state.get()), model.state));
        var away = button("mdi2c-close", "preview.close");
        away.setOnAction(_ -> model.leave());
        var row = new HBox(name, state, new Spacer(), away);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("preview-row");
        return row;
    }

    private HBox createButtons() {
        var play = button("mdi2p-play", "action.play");
        var running = model.state.isEqualTo(PlayState.PLAYING).or(model.state.isEqualTo(PlayState.OPENING));
        running.subscribe(now -> show(play, now ? "mdi2s-stop" : "mdi2p-play", now ? "preview.stop" : "action.play"));
        play.setOnAction(_ -> {
            if (running.get()) model.stop();
            else model.replay();
        });
        var mute = button("mdi2v-volume-high", "preview.mute");
        model.muted.subscribe(now ->
                show(mute, now ? "mdi2v-volume-off" : "mdi2v-volume-high", now ? "preview.unmute" : "preview.mute"));
        mute.setOnAction(_ -> model.muted.set(!model.muted.get()));
        var volume = new Slider(0, 100, model.volume.get());
        volume.getStyleClass().addAll(Styles.SMALL, "preview-volume");
        volume.setAccessibleText(Messages.of("preview.volume"));
        volume.valueProperty().bindBidirectional(model.volume);
        volume.disableProperty().bind(model.muted);
        var external = button("mdi2o-open-in-new", "preview.external");
        external.setOnAction(_ -> model.openExternally());
        var copy = button("mdi2c-content-copy", "preview.copy");
        copy.setOnAction(_ -> model.copyUrl());
        var size = button("mdi2a-arrow-expand", "preview.enlarge");
        model.enlarged.subscribe(now -> show(
                size, now ? "mdi2a-arrow-collapse" : "mdi2a-arrow-expand", now ? "preview.shrink" : "preview.enlarge"));
        size.setOnAction(_ -> model.enlarged.set(!model.enlarged.get()));
        var row = new HBox(play, mute, volume, new Spacer(), external, copy, size);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("preview-row");
        return row;
    }

    private static Button button(String icon, String words) {
        var button = new Button();
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        show(button, icon, words);
        return button;
    }

    private static void show(Button button, String icon, String words) {
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(Messages.of(words));
        button.setTooltip(new Tooltip(Messages.of(words)));
    }
}
