package tv.tributary.identity.name;

/// One stream as a list shows it, with what may speak for its channel besides its name.
///
/// @param tvgId the guide id the list gives it, or empty
/// @param logo its picture's URL, or empty
public record StreamDescriptor(EntryName listing, String tvgId, String logo) {}
