package tv.tributary.identity.name;

/// A stream as its list describes it.
///
/// @param tvgId the guide id the list gives it, or empty
/// @param logo its picture's URL, or empty
public record StreamDescriptor(EntryName entryName, String tvgId, String logo) {}
