package tv.tributary.catalog.sync;

/// What became of trying a provider's list before it is kept.
///
/// @param usable whether a list came that can be read
/// @param words one sentence for the user: what is in it, or what is wrong
public record PreviewReport(boolean usable, String words) {}
