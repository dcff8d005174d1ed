package tv.tributary.ui.shell;

import java.util.function.Consumer;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import tv.tributary.text.Messages;

/// Asks what closing the window should do, where there is no system tray.
final class ClosingQuestion {
    /// @param remember not to ask again
    record Answer(WhenClosed choice, boolean remember) {}

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final CheckBox remember = new CheckBox(Messages.of("shell.closing.remember"));
    private final ButtonType keep = new ButtonType(Messages.of("shell.closing.keep"), ButtonBar.ButtonData.YES);
    private final ButtonType quit = new ButtonType(Messages.of("shell.closing.quit"), ButtonBar.ButtonData.NO);
    private final ButtonType cancel =
            new ButtonType(Messages.of("shell.closing.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    private final Consumer<Answer> onAnswer;

    ClosingQuestion(Stage owner, Consumer<Answer> onAnswer) {
        this.onAnswer = onAnswer;
        dialog.initOwner(owner);
        dialog.setTitle(Messages.of("shell.closing.title"));
        dialog.setHeaderText(Messages.of("shell.closing.title"));
        var why = new Label(Messages.of("shell.closing.why"));
        why.setWrapText(true);
        var content = new VBox(why, remember);
        content.getStyleClass().add("closing-question");
        var pane = dialog.getDialogPane();
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        pane.setContent(content);
        pane.getButtonTypes().setAll(keep, quit, cancel);
    }

    void show() {
        dialog.setOnHidden(_ -> answer());
        dialog.show();
    }

    private void answer() {
        var pressed = dialog.getResult();
        if (keep.equals(pressed)) onAnswer.accept(new Answer(WhenClosed.KEEP_SERVING, remember.isSelected()));
        if (quit.equals(pressed)) onAnswer.accept(new Answer(WhenClosed.QUIT, remember.isSelected()));
    }
}
