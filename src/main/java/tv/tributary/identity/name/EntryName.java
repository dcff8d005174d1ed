package tv.tributary.identity.name;

import tv.tributary.model.SourceKind;

/// What a provider says about a stream that helps to identify its channel.
public record EntryName(SourceKind kind, String name, String group, String tvgName) {}
