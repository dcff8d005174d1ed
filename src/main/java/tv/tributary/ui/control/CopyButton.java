package tv.tributary.ui.control;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// A button that copies a text and briefly confirms it.
public final class CopyButton extends Button {
    private static final Duration MOMENT = Duration.seconds(1.6);

    private final FontIcon icon = new FontIcon("mdi2c-content-copy");

    /// @param words what the button says
    /// @param text what to copy, asked for at the click
    public CopyButton(String words, Supplier<String> text) {
        super(words);
        setGraphic(icon);
        getStyleClass().add("copy-button");
        setTooltip(new Tooltip(Messages.of("control.copy.hint")));
        setOnAction(_ -> copy(text.get(), words));
    }

    /// Puts text on the clipboard.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void copy(String text, String words) {
        copy(text);
        icon.setIconLiteral("mdi2c-check");
        setText(Messages.of("control.copy.done"));
        var moment = new PauseTransition(MOMENT);
        moment.setOnFinished(_ -> {
            icon.setIconLiteral("mdi2c-content-copy");
            setText(words);
        });
        moment.play();
    }
}
