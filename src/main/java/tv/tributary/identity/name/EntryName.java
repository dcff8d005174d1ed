package tv.tributary.identity.name;

import tv.tributary.model.SourceKind;

/// What a provider says about a stream, as far as it tells which channel it is.
public record EntryName(SourceKind kind, String name, String group, String tvgName) {}
