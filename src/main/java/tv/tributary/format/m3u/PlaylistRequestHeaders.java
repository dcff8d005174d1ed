package tv.tributary.format.m3u;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Request headers that a list sets for all its entries: as attributes of `#EXTM3U`, or in lines of their own before
/// the first entry. Where such lines stand before later entries too, each is only for the entry behind it. For one
/// thread.
final class PlaylistRequestHeaders {
    private static final int MOST_LINES = 32;

    private final List<String> lines = new ArrayList<>();
    private Attributes header = Attributes.NONE;
    private Map<String, String> all = Map.of();

    void header(Attributes said) {
        header = said;
        all = EntryHeaders.of(header, lines, "", Map.of());
    }

    /// @param inEntry whether an `#EXTINF` waits for its URL
    /// @param entries how many came before
    void directive(String text, boolean inEntry, long entries) {
        if (inEntry || !EntryHeaders.isDirective(text)) return;
        if (entries == 0) {
            if (lines.size() < MOST_LINES) lines.add(text);
        } else if (!lines.isEmpty()) {
            lines.clear();
        } else {
            return;
        }
        all = EntryHeaders.of(header, lines, "", Map.of());
    }

    Map<String, String> all() {
        return all;
    }
}
