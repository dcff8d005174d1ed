package tv.tributary.ui.control;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words of a combo box's choices, which are chosen and never typed. Without a choice there are none.
public final class ChoiceWords<C> extends StringConverter<C> {
    private final Function<C, String> words;

    public ChoiceWords(Function<C, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable C choice) {
        return choice == null ? "" : words.apply(choice);
    }

    @Override
    public C fromString(String text) {
        throw new UnsupportedOperationException("chosen, never typed");
    }
}
