package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleIntegerProperty;
import javafx.event.ActionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class NumberSpinnerTest {
    private final SimpleIntegerProperty value = new SimpleIntegerProperty(10);

    @Test
    void aNumberCountsWhileItIsTyped() throws Exception {
        FxToolkit.on(() -> {
            spinner().getEditor().setText("25");
            return true;
        });
        assertThat(value.get()).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource({"'', 10", "abc, 10", "12x, 10", "3.5, 10", "-4, 10", "99999, 10", "99999999999, 10"})
    void whatIsNoSuchNumberGoesBackToWhatHolds(String typed, int kept) throws Exception {
        var shown = FxToolkit.on(() -> {
            var spinner = spinner();
            spinner.getEditor().setText(typed);
            spinner.getEditor().fireEvent(new ActionEvent());
            return spinner.getEditor().getText() + "/" + spinner.getValue();
        });
        assertThat(shown).isEqualTo(kept + "/" + kept);
        assertThat(value.get()).isEqualTo(kept);
    }

    @Test
    void whatIsTypedIsMarkedAsLongAsItIsNoSuchNumber() throws Exception {
        var marks = FxToolkit.on(() -> {
            var spinner = spinner();
            spinner.getEditor().setText("700");
            var wrong = spinner.getPseudoClassStates().toString();
            spinner.getEditor().setText("7");
            return wrong + spinner.getPseudoClassStates();
        });
        assertThat(marks).isEqualTo("[danger][]");
    }

    private NumberSpinner spinner() {
        return new NumberSpinner(value, 0, 600, 5);
    }
}
