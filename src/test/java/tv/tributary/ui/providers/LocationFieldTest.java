package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class LocationFieldTest {
    private final SimpleStringProperty whole = new SimpleStringProperty("");
    private final LocationField field;

    LocationFieldTest() throws Exception {
        field = FxToolkit.on(() -> new LocationField(whole, text -> text.replaceAll("(?<=pass=)[^&]+", "***")));
    }

    @Test
    void typedCredentialsAreHiddenAndKept() throws Exception {
        FxToolkit.on(() -> {
            "http://h/?pass=secret".chars().forEach(c -> field.insertText(field.getLength(), Character.toString(c)));
            return true;
        });
        assertThat(field.getText()).isEqualTo("http://h/?pass=***");
        assertThat(whole.get()).isEqualTo("http://h/?pass=secret");
    }

    @Test
    void pastingKeepsTheValueAndShowsStars() throws Exception {
        FxToolkit.on(() -> {
            field.replaceText(0, field.getLength(), "http://h/?pass=secret&x=1\n");
            return true;
        });
        assertThat(field.getText()).isEqualTo("http://h/?pass=***&x=1");
        assertThat(whole.get()).isEqualTo("http://h/?pass=secret&x=1");
    }

    @Test
    void cuttingIntoTheStarsChangesNothing() throws Exception {
        FxToolkit.on(() -> {
            whole.set("http://h/?pass=secret&x=1");
            field.deleteText(15, 17);
            return true;
        });
        assertThat(field.getText()).isEqualTo("http://h/?pass=***&x=1");
        assertThat(whole.get()).isEqualTo("http://h/?pass=secret&x=1");
    }

    @Test
    void theHostCanBeEditedWithoutSeeingThePassword() throws Exception {
        FxToolkit.on(() -> {
            whole.set("http://h/?pass=secret");
            field.replaceText(7, 8, "new.example");
            return true;
        });
        assertThat(whole.get()).isEqualTo("http://new.example/?pass=secret");
        assertThat(FxToolkit.on(() -> field.getCaretPosition())).isEqualTo("http://new.example".length());
    }
}
