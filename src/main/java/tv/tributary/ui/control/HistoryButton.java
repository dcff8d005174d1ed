package tv.tributary.ui.control;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.text.Messages;

/// Undoes or redoes a step of the edit history, and says which. FX thread only.
public final class HistoryButton extends Button {
    private HistoryButton(String icon, String key, ObservableValue<Optional<EditStep>> step, Runnable action) {
        super("", new FontIcon(icon));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        setAccessibleText(Messages.of(key));
        var tip = new Tooltip();
        setTooltip(tip);
        step.subscribe(next -> {
            setDisable(next.isEmpty());
            tip.setText(next.map(it -> Messages.of(key) + ": " + it.words()).orElseGet(() -> Messages.of(key)));
        });
        setOnAction(_ -> action.run());
    }

    /// @param step the one that would be undone; empty for none
    public static HistoryButton undo(ObservableValue<Optional<EditStep>> step, Runnable action) {
        return new HistoryButton("mdi2u-undo", "action.undo", step, action);
    }

    /// @param step the one that would be done again; empty for none
    public static HistoryButton redo(ObservableValue<Optional<EditStep>> step, Runnable action) {
        return new HistoryButton("mdi2r-redo", "action.redo", step, action);
    }
}
