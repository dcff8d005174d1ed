package tv.tributary.ui.home;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;

/// A channel on a shelf: pressing it plays it.
final class ShelfTile extends Button {
    ShelfTile(ObservableValue<HomeTile> tile, HomeModel model, LogoImages logos) {
        getStyleClass().setAll("shelf-tile");
        var badge = new LogoBadge(logos);
        badge.getStyleClass().add("large");
        var name = new Label();
        name.getStyleClass().add("tile-name");
        var note = new Label();
        note.getStyleClass().add("tile-note");
        for (var words : List.of(name, note)) words.setMinWidth(0);
        var texts = new VBox(name, note);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var face = new HBox(badge, texts);
        face.getStyleClass().add("shelf-tile-face");
        face.setAlignment(Pos.CENTER_LEFT);
        setGraphic(face);
        setOnAction(_ -> model.play(tile.getValue()));
        tile.subscribe(now -> {
            badge.show(now.name(), now.logo());
            name.setText(now.name());
            note.setText(now.note());
            setAccessibleText(Messages.of("home.tile", now.name(), now.note()));
        });
    }
}
