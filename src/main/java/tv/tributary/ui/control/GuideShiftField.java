package tv.tributary.ui.control;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import tv.tributary.model.GuideShift;
import tv.tributary.text.Messages;

/// A field for the offset of a guide's times: hours, minutes or a zone. Enter takes what is typed; what is no
/// shift is marked, and replaced by the current one when the keyboard leaves. FX thread only.
public final class GuideShiftField extends TextField {
    private final Consumer<GuideShift> onShift;
    private GuideShift current = GuideShift.NONE;

    /// @param onShift hears what the user wants, if it differs from what is
    public GuideShiftField(Consumer<GuideShift> onShift) {
        this.onShift = onShift;
        setPromptText(Messages.of("guide-shift.prompt"));
        setAccessibleText(Messages.of("guide-shift.named"));
        setTooltip(new Tooltip(Messages.of("guide-shift.hint")));
        setPrefColumnCount(Messages.of("guide-shift.prompt").length());
        setOnAction(_ -> take());
        textProperty()
                .subscribe(typed -> pseudoClassStateChanged(
                        Styles.STATE_DANGER, GuideShift.parse(typed).isEmpty()));
        focusedProperty().subscribe(focused -> {
            if (!focused) setText(current.text());
        });
    }

    /// Shows what is, unless somebody types just now.
    public void show(GuideShift shift) {
        var isUntouched = getText().equals(current.text());
        current = shift;
        if (isUntouched || !isFocused()) setText(shift.text());
    }

    private void take() {
        GuideShift.parse(getText()).ifPresent(typed -> {
            setText(typed.text());
            if (typed.equals(current)) return;
            current = typed;
            onShift.accept(typed);
        });
    }
}
