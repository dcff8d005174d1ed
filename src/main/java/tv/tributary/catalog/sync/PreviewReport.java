package tv.tributary.catalog.sync;

/// The result of testing a provider's list before it is saved.
///
/// @param usable whether a list came that can be read
/// @param words one sentence for the user: what is in it, or what is wrong
public record PreviewReport(boolean usable, String words) {}
