package tv.tributary.format.m3u;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The merged `#EXTM3U` lines of a document; concatenated lists have several.
final class PlaylistHeader {
    private static final String[] GUIDE = {"x-tvg-url", "url-tvg", "tvg-url", "url-epg", "epg-url"};

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Set<String> guides = new LinkedHashSet<>();

    void add(Attributes line) {
        line.forEach(attributes::putIfAbsent);
        for (String key : GUIDE) {
            split(UrlLine.unescaped(line.first(key)));
        }
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<String> guides() {
        return new ArrayList<>(guides);
    }

    /// At commas and semicolons, but only before another URL, since both may stand inside one.
    private void split(String list) {
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == ',' || c == ';' || c <= ' ') {
                int next = i + 1;
                while (next < list.length() && (list.charAt(next) <= ' ' || list.charAt(next) == ',')) {
                    next++;
                }
                if (next == list.length()
                        || UrlLine.hasScheme(list.substring(next, Math.min(next + 20, list.length())))) {
                    guide(list.substring(from, i));
                    from = next;
                }
                i = next - 1;
            }
        }
        guide(list.substring(from));
    }

    private void guide(String url) {
        String stripped = url.strip();
        if (!stripped.isEmpty()) {
            guides.add(stripped);
        }
    }
}
