package tv.tributary.ui.nav;

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
}
