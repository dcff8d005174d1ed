package tv.tributary.ui.nav;

/// Where the user can go, in the order of the navigation rail. `text` holds the words under `place.…`.
public enum Place {
    DASHBOARD,
    PROVIDERS,
    CHANNELS,
    DUPLICATES,
    SETTINGS
}
