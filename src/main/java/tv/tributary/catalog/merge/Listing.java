package tv.tributary.catalog.merge;

import tv.tributary.model.SourceKind;

/// What a provider says about a stream, as far as it tells which channel it is.
public record Listing(SourceKind kind, String name, String group, String tvgName) {}
