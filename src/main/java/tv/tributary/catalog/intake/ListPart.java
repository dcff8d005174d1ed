package tv.tributary.catalog.intake;

/// A part of a provider's list that comes, fails or shrinks for itself. A part that failed takes nothing away. Lists of
/// one piece are all [#CHANNELS]. `text` holds the words for those that are told of.
public enum ListPart {
    CHANNELS,
    FILMS,
    SERIES,
    /// Stored sources that the list never names, such as episodes from a time when the provider was read in another
    /// way.
    UNLISTED
}
