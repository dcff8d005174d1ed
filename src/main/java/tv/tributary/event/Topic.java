package tv.tributary.event;

/// The kinds of stored data whose change is announced.
public enum Topic {
    PROVIDERS,
    CHANNELS,
    /// What was seen of streams themselves.
    VITALS,
    SETTINGS;

    /// Whether lists of channels and providers may look different.
    public boolean isOfLists() {
        return this == PROVIDERS || this == CHANNELS;
    }
}
