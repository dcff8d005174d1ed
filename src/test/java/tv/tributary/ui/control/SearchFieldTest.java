package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;

@ExtendWith(FxToolkit.class)
class SearchFieldTest {
    @Test
    void whatIsTypedIsToldOnceAndWhatTheModelSaysIsShown() throws Exception {
        var told = FxToolkit.on(() -> {
            var field = new SearchField("Search channels");
            var text = new SimpleStringProperty("das");
            var heard = new ArrayList<String>();
            field.follow(text, typed -> {
                heard.add(typed);
                text.set(typed);
            });
            heard.add(field.getText());
            field.setText("das erste");
            text.set("");
            heard.add(field.getText());
            return heard;
        });

        assertThat(told).isEqualTo(List.of("das", "das erste", ""));
    }

    @Test
    void downAndEnterLeaveItOtherKeysDoNot() throws Exception {
        var left = FxToolkit.on(() -> {
            var field = new SearchField("Search channels");
            var times = new ArrayList<KeyCode>();
            for (var key : List.of(KeyCode.DOWN, KeyCode.A, KeyCode.ENTER)) {
                field.leaveDownwards(() -> times.add(key));
                field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            }
            return times;
        });

        assertThat(left).containsExactly(KeyCode.DOWN, KeyCode.ENTER);
    }
}
