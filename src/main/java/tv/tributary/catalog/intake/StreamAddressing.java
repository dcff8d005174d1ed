package tv.tributary.catalog.intake;

import tv.tributary.model.Source.SourceKind;

/// A provider kind's knowledge of its streams by their addresses; nothing unless it says so. Also asked for
/// addresses from a time when the provider was read in another way. Pure.
public interface StreamAddressing {
    /// A part of a provider's list that comes, fails or shrinks for itself. A part that failed takes nothing away.
    /// Lists of one piece are all [#CHANNELS]. `text` holds the words for those that are told of.
    enum ListPart {
        CHANNELS,
        FILMS,
        SERIES,
        /// Stored sources that the list never names, such as episodes from a time when the provider was read in another
        /// way.
        UNLISTED
    }

    /// Which stream an address opens, as a hash: equal for one stream of the provider whatever the host and the
    /// login; 0 if the address does not tell.
    default long identity(String url) {
        return 0;
    }

    /// Which part of the provider's list a source belongs to.
    default ListPart part(SourceKind kind, String url) {
        return ListPart.CHANNELS;
    }
}
