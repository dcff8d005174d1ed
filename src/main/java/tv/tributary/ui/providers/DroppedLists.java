package tv.tributary.ui.providers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Locations of lists that were dropped onto a page, or pasted. Pure.
final class DroppedLists {
    private static final List<String> ENDINGS = List.of(".m3u", ".m3u8", ".gz", ".xz", ".zip", ".txt");

    private DroppedLists() {}

    /// Files that can be lists, and every line of the text that is a web address.
    static List<String> locations(List<Path> files, String text) {
        var found = new LinkedHashSet<String>();
        for (var file : files) {
            var name = file.toString().toLowerCase(Locale.ROOT);
            if (ENDINGS.stream().anyMatch(name::endsWith)) found.add(file.toString());
        }
        // A dropped file also comes as text; then the text says nothing new.
        if (found.isEmpty()) {
            text.lines().map(String::strip).filter(DroppedLists::isWebAddress).forEach(found::add);
        }
        return new ArrayList<>(found);
    }

    private static boolean isWebAddress(String line) {
        var lower = line.toLowerCase(Locale.ROOT);
        return (lower.startsWith("http://") || lower.startsWith("https://")) && lower.length() > 8;
    }
}
