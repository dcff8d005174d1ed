package tv.tributary.ui.preview;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The place of the picture: docked, over the window or over the whole screen, and what lies over it. FX thread
/// only.
final class ScreenModel {
    private final ReadOnlyObjectWrapper<Size> size = new ReadOnlyObjectWrapper<>(Size.DOCKED);
    private final ReadOnlyObjectWrapper<Panel> panel = new ReadOnlyObjectWrapper<>(Panel.NONE);
    private Size before = Size.DOCKED;

    ReadOnlyObjectProperty<Size> size() {
        return size.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Panel> panel() {
        return panel.getReadOnlyProperty();
    }

    /// Over the window, or back.
    void toggleWindow() {
        if (size.get() == Size.DOCKED) size.set(Size.WINDOW);
        else dock();
    }

    /// Over the whole screen, or back to where it was.
    void toggleFullScreen() {
        if (size.get() == Size.FULL_SCREEN) {
            if (before == Size.DOCKED) panel.set(Panel.NONE);
            size.set(before);
        } else {
            before = size.get();
            size.set(Size.FULL_SCREEN);
        }
    }

    /// Opens a panel over the picture, in place of another one, or closes it. It needs a large picture to lie over.
    void toggle(Panel wanted) {
        if (size.get() == Size.DOCKED) size.set(Size.WINDOW);
        panel.set(panel.get() == wanted ? Panel.NONE : wanted);
    }

    /// The panel goes first, then the full screen, then the large picture.
    ///
    /// @return false if there was nothing to leave
    boolean leave() {
        if (size.get() == Size.DOCKED) return false;
        if (panel.get() != Panel.NONE) panel.set(Panel.NONE);
        else if (size.get() == Size.FULL_SCREEN) toggleFullScreen();
        else dock();
        return true;
    }

    void dock() {
        panel.set(Panel.NONE);
        size.set(Size.DOCKED);
    }

    /// Sizes of the picture.
    enum Size {
        DOCKED,
        WINDOW,
        FULL_SCREEN
    }

    /// Panels over the picture.
    enum Panel {
        NONE,
        CHANNELS,
        GUIDE
    }
}
