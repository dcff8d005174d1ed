package tv.tributary.health;

import java.util.HashMap;
import java.util.Map;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamInfo;

/// Tracks unreachable hosts, so that their streams are not tested one by one. One owner; not thread-safe.
final class HostReachability {
    /// So many streams of one server in a row out of reach, and it is.
    private static final int SERVER = 3;
    /// So many in a row, wherever they stand, and it is rather we who are cut off.
    private static final int ALL = 10;

    private final Map<String, Integer> missed = new HashMap<>();
    private int missedInARow;

    boolean isLost(String url) {
        return missedInARow >= ALL || missed.getOrDefault(server(url), 0) >= SERVER;
    }

    void learn(String url, StreamInfo seen) {
        boolean lost =
                seen.trouble().filter(why -> why == FailureReason.UNREACHABLE).isPresent();
        missedInARow = lost ? missedInARow + 1 : 0;
        if (lost) missed.merge(server(url), 1, Integer::sum);
        else missed.remove(server(url));
    }

    private static String server(String url) {
        int scheme = url.indexOf("://");
        int begin = scheme < 0 ? 0 : scheme + 3;
        int end = url.indexOf('/', begin);
        return url.substring(0, end < 0 ? url.length() : end);
    }
}
