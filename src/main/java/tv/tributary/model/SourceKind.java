package tv.tributary.model;

/// Kinds of list entries.
public enum SourceKind {
    LIVE,
    RADIO,
    VOD,
    /// A heading such as `##### SPORTS #####`, not something to play.
    SEPARATOR
}
