package tv.tributary.format.xtream;

/// A category of a panel's streams, films or series.
///
/// @param name may be empty
public record PanelCategory(String id, String name) {}
