package tv.tributary.catalog.intake;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.format.m3u.M3uSummary.Shape;

/// Lists that a list names as if they were channels. Few are fetched, each once, and no deeper than two below the
/// first, so lists that name each other come to an end. For one thread; closing drops what was fetched.
public final class NestedLists implements AutoCloseable {
    static final int DEEPEST = 2;
    private static final int MOST = 20;

    /// Brings lists that the list names as if they were channels.
    public interface Opener {
        /// @return empty if it cannot be had
        Optional<DownloadedList> open(String url, DownloadedList outer) throws IOException;
    }

    private final Opener opener;
    private final Map<String, DownloadedList> lists = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    NestedLists(Opener opener) {
        this.opener = opener;
    }

    boolean isEmpty() {
        return lists.isEmpty();
    }

    /// All that were fetched.
    Collection<DownloadedList> all() {
        return lists.values();
    }

    /// The list behind an entry, if it is one.
    Optional<DownloadedList> of(M3uEntry entry) {
        return lists.isEmpty() ? Optional.empty() : Optional.ofNullable(lists.get(entry.url()));
    }

    /// Fetches the lists among these addresses, and those they name.
    void fetch(Set<String> urls, DownloadedList outer) throws IOException {
        fetch(urls, outer, 1);
    }

    private void fetch(Set<String> urls, DownloadedList outer, int depth) throws IOException {
        for (var url : urls) {
            if (asked.size() >= MOST || !asked.add(url)) continue;
            var list = opener.open(url, outer);
            if (list.isEmpty()) continue;
            var inner = new HashSet<String>();
            if (isList(list.get(), inner)) {
                lists.put(url, list.get());
                if (depth < DEEPEST) fetch(inner, list.get(), depth + 1);
            } else {
                list.get().close();
            }
        }
    }

    private static boolean isList(DownloadedList list, Set<String> inner) throws IOException {
        try (var in = list.open()) {
            var summary = M3uReader.read(in, list.origin(), entry -> {
                if (mayBeOne(entry.url()) && inner.size() < MOST) inner.add(entry.url());
            });
            return summary.shape() == Shape.PLAYLIST;
        }
    }

    /// Whether an address looks like a list's. Those ending in `.m3u8` are streams nearly always.
    static boolean mayBeOne(String url) {
        if (!ListOpener.isUrl(url)) return false;
        var end = url.length();
        var query = url.indexOf('?');
        var lower = url.toLowerCase(Locale.ROOT);
        var path = lower.substring(0, query < 0 ? end : query);
        if (path.endsWith(".m3u") || path.endsWith(".pls") || path.endsWith(".xspf")) return true;
        return query >= 0 && path.endsWith("/get.php") && lower.indexOf("type=m3u", query) > 0;
    }

    /// Deletes what was fetched.
    ///
    /// @throws IOException if a file cannot be deleted
    @Override
    public void close() throws IOException {
        for (var list : lists.values()) list.close();
    }
}
