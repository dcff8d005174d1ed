package tv.tributary.catalog.m3u;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tv.tributary.format.m3u.ListOrigin;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.format.m3u.M3uSummary.Shape;

/// Lists that a list names as if they were channels. Few are fetched, each once, when first asked for. For one thread;
/// closing drops what was fetched.
final class NestedLists implements AutoCloseable {
    private static final int MOST = 20;

    /// Fetches a list that another list names.
    interface Opener {
        /// Names no list.
        Opener NONE = (_, _, _) -> Optional.empty();

        /// @param outer where the list that names it came from
        /// @param block called while it comes; may throw to stop
        /// @return empty if it cannot be had
        Optional<DownloadedList> open(String url, ListOrigin outer, Runnable block) throws IOException;
    }

    private final Opener opener;
    /// By URL; empty for what is no list.
    private final Map<String, Optional<DownloadedList>> asked = new HashMap<>();

    NestedLists(Opener opener) {
        this.opener = opener;
    }

    /// Whether no list was found so far.
    boolean isEmpty() {
        return asked.values().stream().allMatch(Optional::isEmpty);
    }

    /// The list behind an address, if there is one.
    Optional<DownloadedList> find(String url, ListOrigin outer, Runnable block) throws IOException {
        if (!mayBeOne(url)) return Optional.empty();
        var known = asked.get(url);
        if (known != null) return known;
        if (asked.size() >= MOST) return Optional.empty();
        asked.put(url, Optional.empty());
        var found = fetch(url, outer, block);
        asked.put(url, found);
        return found;
    }

    private Optional<DownloadedList> fetch(String url, ListOrigin outer, Runnable block) throws IOException {
        var list = opener.open(url, outer, block);
        if (list.isEmpty() || isList(list.get(), block)) return list;
        list.get().close();
        return Optional.empty();
    }

    /// A list of one address is how radio stations name their stream: its channel is called what the outer list calls
    /// it, and the address is followed when somebody watches.
    private boolean isList(DownloadedList list, Runnable block) throws IOException {
        var urls = new ArrayList<String>();
        try (var in = list.open()) {
            var summary = M3uReader.read(
                    in,
                    list.origin(),
                    entry -> {
                        if (urls.size() < 2) urls.add(entry.url());
                    },
                    block);
            if (summary.shape() != Shape.PLAYLIST) return false;
        }
        return urls.size() > 1 || find(urls.getFirst(), list.origin(), block).isPresent();
    }

    /// Whether an address looks like a list's. Those ending in `.m3u8` are streams nearly always.
    private static boolean mayBeOne(String url) {
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
        for (var list : asked.values()) if (list.isPresent()) list.get().close();
    }
}
