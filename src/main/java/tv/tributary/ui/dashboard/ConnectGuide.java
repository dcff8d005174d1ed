package tv.tributary.ui.dashboard;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.QrCode;
import tv.tributary.ui.fx.StreamAddressActions;

/// Instructions to connect a device: the playlist's URL and QR code, as MPEG-TS or HLS, and where to enter it.
final class ConnectGuide extends HBox {
    private final ToggleButton stream = form("dashboard.connect.stream", Styles.LEFT_PILL);
    private final ToggleButton hls = form("dashboard.connect.hls", Styles.RIGHT_PILL);

    ConnectGuide(ReadOnlyStringProperty playlist) {
        getStyleClass().add("connect-guide");
        setAlignment(Pos.CENTER);
        var address = new ReadOnlyStringWrapper();
        address.bind(Bindings.createStringBinding(
                () -> hls.isSelected() ? StreamAddressActions.hlsPlaylist(playlist.get()) : playlist.get(),
                playlist,
                hls.selectedProperty()));
        var code = new QrCode(Messages.of("dashboard.connect.code"));
        address.subscribe(code::show);
        var title = new Label(Messages.of("dashboard.connect.title"));
        title.getStyleClass().add("card-title");
        var words = new VBox(
                title,
                forms(),
                new CopyField(Messages.of("dashboard.connect.title"), address.getReadOnlyProperty()),
                line("Kodi", "dashboard.connect.kodi"),
                line("VLC", "dashboard.connect.vlc"),
                line("TiviMate", "dashboard.connect.tivimate"));
        words.getStyleClass().add("connect-words");
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(code, words);
    }

    /// One of the two is always chosen.
    private Node forms() {
        var group = new ToggleGroup();
        stream.setToggleGroup(group);
        hls.setToggleGroup(group);
        stream.setSelected(true);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) group.selectToggle(before);
        });
        var hint = new Label();
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.textProperty()
                .bind(hls.selectedProperty()
                        .map(chosen ->
                                Messages.of(chosen ? "dashboard.connect.hls.hint" : "dashboard.connect.stream.hint")));
        var forms = new HBox(stream, hls);
        forms.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(forms, hint);
        line.getStyleClass().add("connect-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static ToggleButton form(String key, String place) {
        var form = new ToggleButton(Messages.of(key));
        form.getStyleClass().addAll(place, Styles.SMALL);
        form.setMinWidth(USE_PREF_SIZE);
        form.setTooltip(new Tooltip(Messages.of(key + ".hint")));
        return form;
    }

    private static Node line(String player, String wordsKey) {
        var name = new Label(player);
        name.getStyleClass().add("connect-player");
        name.setMinWidth(USE_PREF_SIZE);
        var words = new Label(Messages.of(wordsKey));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var line = new HBox(name, words);
        line.getStyleClass().add("connect-line");
        return line;
    }
}
