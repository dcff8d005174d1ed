package tv.tributary.ui.providers;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import tv.tributary.text.Messages;

/// The text of a [RefreshChoice].
final class ChoiceWords extends StringConverter<RefreshChoice> {
    @Override
    public String toString(@Nullable RefreshChoice choice) {
        return choice == null ? "" : Messages.of(choice);
    }

    @Override
    public RefreshChoice fromString(String text) {
        throw new UnsupportedOperationException("not editable");
    }
}
