package tv.tributary.ui.preview;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Where the picture is: docked, over the window or over the whole screen, and what lies over it. FX thread only.
final class ScreenModel {
    /// Whether the list of channels lies over the picture.
    final BooleanProperty list = new SimpleBooleanProperty();

    private final ReadOnlyObjectWrapper<Size> size = new ReadOnlyObjectWrapper<>(Size.DOCKED);
    private Size before = Size.DOCKED;

    ReadOnlyObjectProperty<Size> size() {
        return size.getReadOnlyProperty();
    }

    /// Over the window, or back.
    void toggleWindow() {
        if (size.get() == Size.DOCKED) size.set(Size.WINDOW);
        else dock();
    }

    /// Over the whole screen, or back to where it was.
    void toggleFullScreen() {
        if (size.get() == Size.FULL_SCREEN) {
            size.set(before);
            if (before == Size.DOCKED) list.set(false);
        } else {
            before = size.get();
            size.set(Size.FULL_SCREEN);
        }
    }

    /// The list needs a large picture to lie over.
    void toggleList() {
        if (size.get() == Size.DOCKED) {
            size.set(Size.WINDOW);
            list.set(true);
        } else {
            list.set(!list.get());
        }
    }

    /// The list goes first, then the full screen, then the large picture.
    ///
    /// @return false if there was nothing to leave
    boolean leave() {
        if (size.get() == Size.DOCKED) return false;
        if (list.get()) list.set(false);
        else if (size.get() == Size.FULL_SCREEN) toggleFullScreen();
        else dock();
        return true;
    }

    void dock() {
        list.set(false);
        size.set(Size.DOCKED);
    }

    /// Sizes of the picture.
    enum Size {
        DOCKED,
        WINDOW,
        FULL_SCREEN
    }
}
