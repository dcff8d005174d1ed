package tv.tributary.ui.shell;

import javafx.scene.layout.VBox;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Choice;
import tv.tributary.ui.control.SettingRow;

/// What is to be decided about the window: how light it is, and what closing it means.
public final class WindowChoices extends VBox {
    public WindowChoices(Appearance appearance, Memory memory) {
        var theme = new Choice<>(Theme.values());
        // The rail has a button for the same.
        appearance.dark().subscribe(_ -> theme.setValue(memory.get().theme()));
        theme.setOnAction(_ -> {
            if (theme.getValue() != memory.get().theme()) appearance.choose(theme.getValue());
        });
        var closed = new Choice<>(WhenClosed.values());
        closed.setValue(memory.get().whenClosed());
        closed.setOnShowing(_ -> closed.setValue(memory.get().whenClosed()));
        closed.setOnAction(_ -> memory.change(settings -> settings.with(closed.getValue())));
        getChildren()
                .setAll(
                        new SettingRow(Messages.of("settings.theme"), Messages.of("settings.theme.hint"), theme),
                        new SettingRow(Messages.of("settings.closed"), Messages.of("settings.closed.hint"), closed));
    }
}
