package tv.tributary.identity.name;

import tv.tributary.model.Source.SourceKind;

/// A stream as its list describes it.
///
/// @param tvgId the guide id the list gives it, or empty
/// @param logo its picture's URL, or empty
public record ListedStream(EntryName entryName, String tvgId, String logo) {
    /// The fields of a list's entry that help to identify its channel.
    public record EntryName(SourceKind kind, String name, String group, String tvgName) {}
}
