package tv.tributary.event;

/// The kinds of stored data whose change is announced.
public enum Topic {
    PROVIDERS,
    CHANNELS,
    /// Measurements of streams.
    VITALS,
    SETTINGS;

    /// True if the change may alter lists of channels or providers.
    public boolean isOfLists() {
        return this == PROVIDERS || this == CHANNELS;
    }
}
