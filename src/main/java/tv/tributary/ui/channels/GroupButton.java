package tv.tributary.ui.channels;

import atlantafx.base.controls.Spacer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// Says which groups are shown, and opens or closes the list of them: beside the channels where there is room, else
/// below the button.
final class GroupButton extends Button {
    private final ChannelsModel model;
    private final Popup popup = new Popup();

    GroupButton(ChannelsModel model) {
        this.model = model;
        getStyleClass().add("group-picker");
        var words = new Label();
        var face =
                new HBox(new FontIcon("mdi2f-format-list-group"), words, new Spacer(), new FontIcon("mdi2m-menu-down"));
        face.setAlignment(Pos.CENTER_LEFT);
        face.getStyleClass().add("group-line");
        setGraphic(face);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        words.textProperty().bind(Bindings.createStringBinding(this::words, model.chosenGroups, model.favourites));
        accessibleTextProperty()
                .bind(words.textProperty().map(shown -> Messages.of("channels.filter.group") + ": " + shown));
        popup.setAutoHide(true);
        setOnAction(_ -> {
            if (model.narrow.get()) open();
            else model.groupsOpen.set(!model.groupsOpen.get());
        });
    }

    private void open() {
        var list = new GroupList(model);
        list.getStyleClass().add("group-popup");
        popup.getContent().setAll(list);
        var below = localToScreen(0, getHeight() + 4);
        popup.show(this, below.getX(), below.getY());
        list.focusList();
    }

    private String words() {
        var groups = model.chosenGroups.get();
        if (groups.isEmpty())
            return Messages.of(model.favourites.get() ? "channels.favourites" : "channels.filter.group.all");
        return groups.size() == 1
                ? groups.iterator().next()
                : Messages.of("channels.filter.group.several", groups.size());
    }
}
