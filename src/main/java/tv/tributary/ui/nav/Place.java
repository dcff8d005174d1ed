package tv.tributary.ui.nav;

/// Places a user can go to, in the order of the navigation rail. `text` holds the words under `place.…`.
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
}
