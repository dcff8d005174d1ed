package tv.tributary.store;

import tv.tributary.model.Source.SourceKind;

/// A new or changed entry of a list being read, with all columns stored of it.
///
/// @param source the source it is, 0 while unknown
/// @param content hash of everything that is stored of it
/// @param headers and attributes: as [MapCodec] writes them
/// @param title the name for eyes, cleaned
/// @param quality higher is better
/// @param mergeKey equal for streams that are the same channel; empty for what is not to become a channel
public record StagedEntry(
        long source,
        int position,
        long content,
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
        String mergeKey) {}
