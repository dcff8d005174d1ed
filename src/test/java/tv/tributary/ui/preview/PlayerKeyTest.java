package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tv.tributary.ui.preview.PlayerKey.Command;
import tv.tributary.ui.preview.PlayerKey.Digit;
import tv.tributary.ui.preview.PlayerKey.Focus;

class PlayerKeyTest {
    @ParameterizedTest
    @CsvSource({
        "SPACE, PAUSE",
        "M, MUTE",
        "UP, LOUDER",
        "DOWN, QUIETER",
        "PAGE_UP, NEXT_CHANNEL",
        "PAGE_DOWN, PREVIOUS_CHANNEL",
        "BACK_SPACE, LAST_CHANNEL",
        "ENTER, ENTER",
        "LEFT, BACK",
        "RIGHT, FORWARD",
        "F, FULL_SCREEN",
        "F11, FULL_SCREEN",
        "C, CHANNEL_LIST",
        "G, GUIDE",
        "B, SOUND_TRACK",
        "V, SUBTITLES",
        "A, ASPECT",
        "P, PICTURE_IN_PICTURE",
        "ESCAPE, LEAVE"
    })
    void eachKeyMeansOneThingOverThePicture(KeyCode key, Command command) {
        assertThat(PlayerKey.of(key, false, Focus.PICTURE)).contains(command);
    }

    @ParameterizedTest
    @CsvSource({"DIGIT0, 0", "DIGIT7, 7", "NUMPAD0, 0", "NUMPAD9, 9"})
    void digitsAreTypedOnBothBlocks(KeyCode key, int digit) {
        assertThat(PlayerKey.of(key, false, Focus.PICTURE)).contains(new Digit(digit));
    }

    @ParameterizedTest
    @CsvSource({
        // What has the keyboard keeps what it needs.
        "SPACE, BUTTON, false",
        "ENTER, BUTTON, false",
        "UP, BUTTON, true",
        "LEFT, BUTTON, false",
        "M, BUTTON, true",
        "DIGIT5, BUTTON, true",
        "UP, SLIDER, false",
        "LEFT, SLIDER, false",
        "HOME, SLIDER, false",
        "SPACE, SLIDER, true",
        "PAGE_UP, SLIDER, true",
        "UP, LIST, false",
        "PAGE_DOWN, LIST, false",
        "ENTER, LIST, false",
        "DIGIT5, LIST, true",
        "C, LIST, true",
        "ESCAPE, LIST, true",
        "BACK_SPACE, LIST, true",
        "F, TEXT, false",
        "SPACE, TEXT, false",
        "BACK_SPACE, TEXT, false",
        "DIGIT5, TEXT, false",
        "F11, TEXT, true",
        "ESCAPE, TEXT, true"
    })
    void whatHasTheKeyboardGoesFirst(KeyCode key, Focus focus, boolean isThePlayers) {
        assertThat(PlayerKey.of(key, false, focus).isPresent()).isEqualTo(isThePlayers);
    }

    @ParameterizedTest
    @EnumSource(Focus.class)
    void keysWithCtrlAreTheWindows(Focus focus) {
        assertThat(PlayerKey.of(KeyCode.DIGIT1, true, focus)).isEmpty();
        assertThat(PlayerKey.of(KeyCode.F, true, focus)).isEmpty();
    }

    @Test
    void anyOtherKeyIsNobodys() {
        assertThat(PlayerKey.of(KeyCode.X, false, Focus.PICTURE)).isEmpty();
        assertThat(PlayerKey.of(KeyCode.TAB, false, Focus.PICTURE)).isEmpty();
    }
}
