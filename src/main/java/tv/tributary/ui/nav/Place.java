package tv.tributary.ui.nav;

import java.util.Optional;
import javafx.scene.Node;
import tv.tributary.event.Subscription;

/// The pages of the window, in the order of the sidebar.
public enum Place {
    HOME(Section.WATCH, "mdi2h-home-outline"),
    GUIDE(Section.WATCH, "mdi2t-television-guide"),
    MOVIES(Section.WATCH, "mdi2m-movie-open-outline"),
    RECORDINGS(Section.WATCH, "mdi2r-record-rec"),
    RULES(RECORDINGS, "mdi2r-repeat"),
    CHANNELS(Section.MANAGE, "mdi2t-television-classic"),
    GROUPS(CHANNELS, "mdi2f-folder-outline"),
    REVIEW(CHANNELS, "mdi2c-call-merge"),
    NAMES(CHANNELS, "mdi2r-rename-box"),
    PROVIDERS(Section.MANAGE, "mdi2s-source-merge"),
    GUIDES(PROVIDERS, "mdi2t-timetable"),
    NOW(Section.SERVER, "mdi2v-view-dashboard-outline"),
    HEALTH(Section.SERVER, "mdi2h-heart-pulse"),
    OUTPUTS(Section.SERVER, "mdi2a-access-point"),
    PEOPLE(Section.SERVER, "mdi2a-account-multiple-outline"),
    MEDIA_SERVERS(Section.SERVER, "mdi2f-folder-play-outline"),
    ACTIVITY(Section.SERVER, "mdi2h-history"),
    ALERTS(ACTIVITY, "mdi2b-bell-outline"),
    ANALYTICS(Section.SERVER, "mdi2c-chart-bar"),
    SETTINGS(Section.FOOT, "mdi2c-cog-outline");

    private final Section section;
    private final Optional<Place> parent;
    private final String icon;

    Place(Section section, String icon) {
        this.section = section;
        this.parent = Optional.empty();
        this.icon = icon;
    }

    Place(Place parent, String icon) {
        this.section = parent.section;
        this.parent = Optional.of(parent);
        this.icon = icon;
    }

    public Section section() {
        return section;
    }

    /// The place of which this is a tab; empty for a place with an item of its own in the sidebar.
    public Optional<Place> parent() {
        return parent;
    }

    /// The place in the sidebar: itself, or the one of which it is a tab.
    public Place item() {
        return parent.orElse(this);
    }

    /// The literal of its icon.
    public String icon() {
        return icon;
    }

    /// The groups of the sidebar from its top; the last one stands at its foot. `text` holds their words.
    public enum Section {
        WATCH,
        MANAGE,
        SERVER,
        FOOT
    }

    /// Opens another page. FX thread only.
    @FunctionalInterface
    public interface Navigator {
        void go(Place place);
    }

    /// One page of the desktop. FX thread only.
    public interface Page {
        /// Built once; the same node each time.
        Node view();

        /// Called each time the page comes into sight; closed when it goes out of it.
        Subscription open();
    }
}
