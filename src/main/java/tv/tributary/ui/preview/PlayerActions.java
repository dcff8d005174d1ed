package tv.tributary.ui.preview;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import tv.tributary.ui.preview.PlayerKey.Command;
import tv.tributary.ui.preview.PlayerKey.Digit;
import tv.tributary.ui.preview.PlayerKey.Focus;
import tv.tributary.ui.preview.ScreenModel.Panel;

/// Actions of the player's keys and buttons, wherever it is shown. FX thread only.
///
/// @param pictureInPicture opens its window, or closes it
/// @param multiview opens the choice of several channels at once
/// @param external opens what plays in another player
/// @param copy copies its address
/// @param send asks to which player in the home it is to be sent
record PlayerActions(
        PreviewModel player,
        ZapModel zap,
        ScreenModel screen,
        Runnable pictureInPicture,
        Runnable multiview,
        Runnable external,
        Runnable copy,
        Runnable send) {
    /// Does what the key asks for, if it is one of the player's; then nobody else gets it.
    void press(KeyEvent event) {
        // Keys of an open menu pass through its button.
        if (event.getTarget() instanceof MenuButton menu && menu.isShowing()) return;
        var modified = event.isShortcutDown() || event.isControlDown() || event.isAltDown() || event.isMetaDown();
        PlayerKey.of(event.getCode(), modified, focus(event)).ifPresent(key -> {
            var done = switch (key) {
                case Digit(var value) -> type(value);
                case Command command -> run(command);
            };
            if (done) event.consume();
        });
    }

    private static Focus focus(KeyEvent event) {
        return switch (event.getTarget()) {
            case TextInputControl _ -> Focus.TEXT;
            case ListView<?> _ -> Focus.LIST;
            case Slider _ -> Focus.SLIDER;
            case ButtonBase _ -> Focus.BUTTON;
            default -> Focus.PICTURE;
        };
    }

    private boolean type(int digit) {
        zap.type(digit);
        return true;
    }

    private boolean run(Command command) {
        switch (command) {
            case PAUSE -> player.togglePause();
            case MUTE -> player.muted.set(!player.muted.get());
            case LOUDER -> player.louder();
            case QUIETER -> player.quieter();
            case BACK -> player.goBack();
            case FORWARD -> player.goOn();
            case NEXT_CHANNEL -> zap.step(1);
            case PREVIOUS_CHANNEL -> zap.step(-1);
            case LAST_CHANNEL -> zap.back();
            case FULL_SCREEN -> screen.toggleFullScreen();
            case CHANNEL_LIST -> screen.toggle(Panel.CHANNELS);
            case GUIDE -> screen.toggle(Panel.GUIDE);
            case SOUND_TRACK -> player.sound(player.tracks.get().nextSound());
            case SUBTITLES -> player.subtitles(player.tracks.get().nextSubtitles());
            case ASPECT -> player.nextAspect();
            case PICTURE_IN_PICTURE -> pictureInPicture.run();
            case ENTER -> {
                return zap.complete();
            }
            case LEAVE -> {
                return zap.clearNumber() || screen.leave();
            }
        }
        return true;
    }

    /// Stops playing and puts the player away.
    void close() {
        screen.dock();
        zap.leave();
    }
}
