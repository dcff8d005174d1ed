package tv.tributary.ui.preview;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Channel;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.preview.ScreenModel.Panel;

/// The list of channels over the large picture. Enter or a click changes the channel; the list stays.
final class ChannelOverlay extends VBox {
    private static final double ROW = 48;
    /// Rows that stand above the channel that plays.
    private static final int ABOVE = 4;

    private final PlayerActions actions;
    private final LogoImages logos;
    private final ListView<Channel> list = new ListView<>();

    ChannelOverlay(PlayerActions actions, LogoImages logos) {
        this.actions = actions;
        this.logos = logos;
        createView();
    }

    private void createView() {
        getStyleClass().add("channel-overlay");
        setMaxWidth(USE_PREF_SIZE);
        var heading = new Label(Messages.of("preview.list.title"));
        heading.getStyleClass().add("channel-overlay-title");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        list.setAccessibleText(Messages.of("preview.list.title"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(heading, list);
        actions.zap().channels.subscribe(channels -> list.getItems().setAll(channels.channels()));
        visibleProperty().bind(actions.screen().panel().isEqualTo(Panel.CHANNELS));
        managedProperty().bind(visibleProperty());
        visibleProperty().subscribe(now -> {
            if (now) enter();
        });
    }

    /// The keyboard starts at the channel that plays.
    private void enter() {
        actions.player()
                .target
                .get()
                .flatMap(PreviewTarget::channel)
                .flatMap(channel -> actions.zap().channels.get().place(channel.id()))
                .ifPresent(place -> {
                    list.getSelectionModel().clearAndSelect(place);
                    list.getFocusModel().focus(place);
                    list.scrollTo(Math.max(0, place - ABOVE));
                });
        list.requestFocus();
    }

    private void press(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) return;
        play(list.getSelectionModel().getSelectedItem());
        event.consume();
    }

    private void play(@Nullable Channel channel) {
        if (channel != null) actions.zap().choose(PreviewTarget.of(channel));
    }

    private final class Row extends ListCell<Channel> {
        private final Label number = new Label();
        private final LogoBadge logo = new LogoBadge(logos);
        private final Label name = new Label();
        private final HBox row = new HBox(number, logo, name);

        Row() {
            number.getStyleClass().add("channel-overlay-number");
            row.getStyleClass().add("channel-overlay-row");
            row.setAlignment(Pos.CENTER_LEFT);
            setOnMouseClicked(_ -> play(getItem()));
        }

        @Override
        protected void updateItem(Channel channel, boolean empty) {
            super.updateItem(channel, empty);
            if (empty || channel == null) {
                logo.release();
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            number.setText(channel.number());
            name.setText(channel.name());
            logo.show(channel.name(), channel.logo());
            setAccessibleText((channel.number() + " " + channel.name()).strip());
            setGraphic(row);
        }
    }
}
