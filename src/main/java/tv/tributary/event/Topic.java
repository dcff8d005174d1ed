package tv.tributary.event;

/// The kinds of stored data whose change is announced.
public enum Topic {
    PROVIDERS,
    CHANNELS,
    SETTINGS
}
