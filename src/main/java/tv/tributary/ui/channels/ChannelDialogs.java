package tv.tributary.ui.channels;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.VBox;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;

/// Dialogs for edits of many channels.
final class ChannelDialogs {
    private static final int LAST = 99_999;

    private final Supplier<Scene> scene;

    /// @param scene over which to ask
    ChannelDialogs(Supplier<Scene> scene) {
        this.scene = scene;
    }

    /// A text, of those that are there or a new one.
    void forText(String question, String now, List<String> choices, Consumer<String> onAnswer) {
        var box = new ComboBox<String>();
        box.setEditable(true);
        box.getItems().setAll(choices);
        box.setValue(now);
        box.setMaxWidth(Double.MAX_VALUE);
        var dialog = dialog(question, Messages.of("channels.ask.group.do"));
        var label = new Label(Messages.of("channels.ask.group.name"));
        label.setLabelFor(box);
        dialog.getDialogPane().setContent(fields(label, box));
        dialog.setOnShown(_ -> {
            box.getEditor().requestFocus();
            box.getEditor().selectAll();
        });
        dialog.setOnHidden(_ -> {
            if (agreed(dialog)) onAnswer.accept(box.getEditor().getText());
        });
        dialog.show();
    }

    /// The first of so many numbers.
    void forNumber(int count, IntConsumer onAnswer) {
        var first = new Spinner<Integer>(1, LAST, 1);
        first.setEditable(true);
        first.setMaxWidth(Double.MAX_VALUE);
        var dialog = dialog(Messages.of("channels.ask.number", count), Messages.of("channels.ask.number.do"));
        var label = new Label(Messages.of("channels.ask.number.first"));
        label.setLabelFor(first);
        var note = new Label(Messages.of("channels.ask.number.note"));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        dialog.getDialogPane().setContent(fields(label, first, note));
        dialog.setOnHidden(_ -> {
            if (agreed(dialog)) onAnswer.accept(first.getValue());
        });
        dialog.show();
    }

    /// Asks for confirmation.
    void confirm(String question, String note, String agree, Runnable onAgree) {
        var dialog = dialog(question, agree);
        var words = new Label(note);
        words.setWrapText(true);
        dialog.getDialogPane().setContent(fields(words));
        dialog.setOnHidden(_ -> {
            if (agreed(dialog)) onAgree.run();
        });
        dialog.show();
    }

    /// A rule by which to rename, with a look at what it would do.
    void forRule(List<ChannelId> channels, ChannelEdits edits) {
        var view = new RenameView(channels, edits);
        var dialog = dialog(Messages.of("channels.ask.rename", channels.size()), Messages.of("channels.ask.rename.do"));
        dialog.getDialogPane().setContent(view);
        dialog.setResizable(true);
        var agree = dialog.getDialogPane().getButtonTypes().getFirst();
        dialog.getDialogPane().lookupButton(agree).disableProperty().bind(view.empty());
        dialog.setOnHidden(_ -> {
            if (agreed(dialog)) edits.rename(channels, view.rule());
        });
        dialog.show();
        view.begin();
    }

    private static VBox fields(javafx.scene.Node... nodes) {
        var fields = new VBox(nodes);
        fields.getStyleClass().add("ask-fields");
        return fields;
    }

    private Dialog<ButtonType> dialog(String title, String agree) {
        var dialog = new Dialog<ButtonType>();
        var over = scene.get();
        dialog.initOwner(over.getWindow());
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        var pane = dialog.getDialogPane();
        pane.getStylesheets().setAll(over.getStylesheets());
        pane.getButtonTypes().setAll(new ButtonType(agree, ButtonBar.ButtonData.OK_DONE), ButtonType.CANCEL);
        return dialog;
    }

    private static boolean agreed(Dialog<ButtonType> dialog) {
        var pressed = dialog.getResult();
        return pressed != null && pressed.getButtonData() == ButtonBar.ButtonData.OK_DONE;
    }
}
