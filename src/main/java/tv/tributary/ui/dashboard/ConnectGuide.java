package tv.tributary.ui.dashboard;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.QrCode;

/// How a device gets the channels: the playlist's address to copy or to scan, and where to enter it.
final class ConnectGuide extends HBox {
    ConnectGuide(ReadOnlyStringProperty playlist) {
        getStyleClass().add("connect-guide");
        setAlignment(Pos.CENTER);
        var code = new QrCode(Messages.of("dashboard.connect.code"));
        playlist.subscribe(code::show);
        var title = new Label(Messages.of("dashboard.connect.title"));
        title.getStyleClass().add("card-title");
        var words = new VBox(
                title,
                new CopyField(Messages.of("dashboard.connect.title"), playlist),
                line("Kodi", "dashboard.connect.kodi"),
                line("VLC", "dashboard.connect.vlc"),
                line("TiviMate", "dashboard.connect.tivimate"));
        words.getStyleClass().add("connect-words");
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(code, words);
    }

    private static Node line(String player, String wordsKey) {
        var name = new Label(player);
        name.getStyleClass().add("connect-player");
        name.setMinWidth(USE_PREF_SIZE);
        var words = new Label(Messages.of(wordsKey));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        var line = new HBox(name, words);
        line.getStyleClass().add("connect-line");
        return line;
    }
}
