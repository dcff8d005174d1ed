package tv.tributary.catalog.intake;

import tv.tributary.identity.text.LongMap;

/// Checks whether the ids in a list's addresses still mean the same streams. Providers rename streams and keep
/// the ids; seldom one deals all ids anew, and then the names tell the streams. Pure.
final class StreamIds {
    private StreamIds() {}

    /// Not if most streams that kept their id have got a name that another one had, whose name went elsewhere: then
    /// the names stayed and the ids moved.
    static boolean hold(KnownSources known, EntryIndex entries) {
        var byId = new LongMap(known.size());
        var before = new LongMap(known.size());
        for (var i = 0; i < known.size(); i++) {
            if (known.isGone(i) || known.identity(i) == 0) continue;
            byId.put(known.identity(i), i);
            before.put(known.name(i), i);
        }
        var now = new LongMap(entries.size());
        for (var i = 0; i < entries.size(); i++) now.put(entries.name(i), i);
        var kept = 0;
        var moved = 0;
        for (var i = 0; i < entries.size(); i++) {
            var source = (int) byId.get(entries.identity(i));
            if (source == LongMap.ABSENT) continue;
            if (known.name(source) == entries.name(i)) kept++;
            else if (before.get(entries.name(i)) != LongMap.ABSENT && now.get(known.name(source)) != LongMap.ABSENT) {
                moved++;
            }
        }
        return moved <= kept;
    }
}
