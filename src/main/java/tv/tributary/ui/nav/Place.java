package tv.tributary.ui.nav;

import javafx.scene.Node;
import tv.tributary.event.Subscription;

/// The pages of the window, in the order of the navigation rail.
public enum Place {
    DASHBOARD("mdi2v-view-dashboard-outline"),
    PROVIDERS("mdi2s-source-merge"),
    CHANNELS("mdi2t-television-classic"),
    DUPLICATES("mdi2c-call-merge"),
    SETTINGS("mdi2c-cog-outline");

    private final String icon;

    Place(String icon) {
        this.icon = icon;
    }

    /// The literal of its icon in the rail.
    public String icon() {
        return icon;
    }

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
