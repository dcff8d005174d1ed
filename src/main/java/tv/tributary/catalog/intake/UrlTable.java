package tv.tributary.catalog.intake;

import java.util.ArrayList;
import java.util.List;
import tv.tributary.identity.text.Hash;
import tv.tributary.identity.text.LongMap;

/// The URLs of two lists taken apart, each once: most stand in both. Not thread-safe; takes some dozen bytes per URL.
final class UrlTable {
    private final LongMap rows = new LongMap();
    private final List<AddressParts> parts = new ArrayList<>();
    private final AddressParts.Shapes shapes = new AddressParts.Shapes();

    static long hash(String url) {
        return Hash.of(url);
    }

    /// The row of a URL that is there; -1 if it is not.
    int find(long hash) {
        return (int) rows.get(hash);
    }

    /// The row of a URL, which comes in if it was not there.
    int add(String url) {
        var hash = hash(url);
        var known = rows.putIfAbsent(hash, parts.size());
        if (known != LongMap.ABSENT) return (int) known;
        parts.add(AddressParts.of(url, shapes));
        return parts.size() - 1;
    }

    AddressParts get(int row) {
        return parts.get(row);
    }

    int size() {
        return parts.size();
    }
}
