package tv.tributary.format.m3u;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One entry to be written.
///
/// @param name what viewers see; must hold something readable
/// @param url must not be empty
/// @param duration seconds of a file; -1 for live
/// @param attributes in the order to be written; keys of letters, digits, `-`, `_` and `.`, empty values are left out
public record M3uItem(String name, String url, double duration, Map<String, String> attributes) {
    public M3uItem {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        if (name.isBlank() || url.isBlank()) {
            throw new IllegalArgumentException("an entry needs a name and a URL");
        }
        for (String key : attributes.keySet()) {
            if (!InfoScanner.isKey(key)) {
                throw new IllegalArgumentException("not an attribute's name: " + key);
            }
        }
    }

    /// A live channel.
    public static M3uItem live(String name, String url, Map<String, String> attributes) {
        return new M3uItem(name, url, -1, attributes);
    }
}
