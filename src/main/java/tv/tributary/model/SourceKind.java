package tv.tributary.model;

/// What a provider's entry is.
public enum SourceKind {
    LIVE,
    RADIO,
    VOD,
    /// A heading such as `##### SPORTS #####`, not something to play.
    SEPARATOR
}
