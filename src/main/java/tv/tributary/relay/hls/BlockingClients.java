package tv.tributary.relay.hls;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The players that use blocking playlist reload (`_HLS_msn`), and so get a segment as soon as it exists.
/// Others poll about once per segment. Remembered since the program started. Thread-safe.
final class BlockingClients {
    /// More kinds of players are not remembered.
    private static final int MOST = 1000;

    private final Set<String> prompt = ConcurrentHashMap.newKeySet();

    /// Such a player has asked for a segment by its number.
    void prompt(String client) {
        if (prompt.size() < MOST) prompt.add(client);
    }

    /// With what such a player may begin.
    PlaylistWindow.Beginning of(String client) {
        return prompt.contains(client) ? PlaylistWindow.Beginning.WITH_ONE : PlaylistWindow.Beginning.WITH_TWO;
    }
}
