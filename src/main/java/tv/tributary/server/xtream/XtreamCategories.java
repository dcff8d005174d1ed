package tv.tributary.server.xtream;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;
import tv.tributary.text.Messages;

/// The ids of groups: made of their names, so that they are the same after a restart and for as long as the group is
/// called so. Readers want an integer below 2^31, and a category for whatever has no group. Immutable.
final class XtreamCategories {
    private final Map<String, Integer> ids = new LinkedHashMap<>();

    /// @param groups in the order clients show them; an empty name for what has none
    XtreamCategories(Collection<String> groups) {
        // By name, so that two names with the same checksum get their ids in the same order each time.
        var taken = new LinkedHashMap<String, Integer>();
        for (var group : new TreeSet<>(groups)) {
            int id = checksum(group);
            while (taken.containsValue(id)) id = id % Integer.MAX_VALUE + 1;
            taken.put(group, id);
        }
        for (var group : groups) ids.put(group, taken.getOrDefault(group, 1));
    }

    private static int checksum(String group) {
        var crc = new CRC32();
        crc.update(group.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % Integer.MAX_VALUE) + 1;
    }

    /// Of a group; of one that is not among them 1.
    int id(String group) {
        return ids.getOrDefault(group, 1);
    }

    /// @param seen those of them that are listed
    List<Map<String, Object>> list(Collection<String> seen) {
        return ids.entrySet().stream()
                .filter(entry -> seen.contains(entry.getKey()))
                .map(entry -> {
                    var category = new LinkedHashMap<String, Object>();
                    category.put("category_id", Integer.toString(entry.getValue()));
                    category.put("category_name", name(entry.getKey()));
                    category.put("parent_id", 0);
                    return (Map<String, Object>) category;
                })
                .toList();
    }

    private static String name(String group) {
        return group.isEmpty() ? Messages.of("xtream.no-group") : group;
    }
}
