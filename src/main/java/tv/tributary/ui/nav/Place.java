package tv.tributary.ui.nav;

import javafx.scene.Node;
import tv.tributary.event.Subscription;

/// The pages of the window, in the order of the navigation rail.
public enum Place {
    DASHBOARD,
    PROVIDERS,
    CHANNELS,
    DUPLICATES,
    SETTINGS;

    /// Opens another page. FX thread only.
    @FunctionalInterface
    public interface Navigator {
        void go(Place place);
    }

    /// One page of the desktop. FX thread only.
    public interface Page {
        Place place();

        /// Built once; the same node each time.
        Node view();

        /// Called each time the page comes into sight; closed when it goes out of it.
        Subscription open();
    }
}
