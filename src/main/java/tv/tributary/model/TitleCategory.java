package tv.tributary.model;

import tv.tributary.model.Title.TitleKind;

/// A group of the providers' lists with films or series in it.
///
/// @param name empty for entries without a group
/// @param titles how many there are
public record TitleCategory(TitleKind kind, String name, int titles) {}
