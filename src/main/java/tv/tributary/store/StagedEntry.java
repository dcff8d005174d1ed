package tv.tributary.store;

import tv.tributary.model.SourceKind;

/// An entry of a list that is being read, new or changed, with everything that is stored of it.
///
/// @param source the source it is, 0 while unknown
/// @param ordinal tells entries of one stem apart, from 1; 0 while unknown
/// @param stem the provider's name for the stream: stream id or a hash of its address
/// @param headers and attributes: as [MapCodec] writes them
/// @param title the name for eyes, cleaned
/// @param quality higher is better
/// @param mergeKey equal for streams that are the same channel; empty for what is not to become a channel
public record StagedEntry(
        long source,
        int ordinal,
        int position,
        Marks marks,
        String stem,
        SourceKind kind,
        String name,
        String group,
        String logo,
        String tvgId,
        String tvgName,
        String number,
        String url,
        String headers,
        String attributes,
        String title,
        int quality,
        String mergeKey) {
    /// Hashes by which an entry is known again.
    ///
    /// @param base of its stem
    /// @param address of its stem and host
    /// @param named of its stem and name
    /// @param label of its name, group and guide id, without its address
    /// @param content of everything that is stored of it
    public record Marks(long base, long address, long named, long label, long content) {}
}
