package tv.tributary.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps users to the number of streams they may watch at once, [Grant#maxStreams]. Streams are asked whether they
/// go on when the next one comes, so nobody has to report an end and nothing is counted for ever. Thread-safe; never
/// blocks.
public final class StreamLimits {
    /// Of users with a limit, oldest first.
    private final Map<String, List<StreamSession>> sessions = new HashMap<>();

    /// Counts one stream more. At the limit the oldest stream of the same device gives way: a television that changes
    /// channels may ask for the next one before it has let go of the last.
    ///
    /// @return false if the limit is reached, and by other devices
    public boolean open(Grant grant, StreamSession session) {
        if (grant.maxStreams() == 0) return true;
        StreamSession oldest;
        synchronized (this) {
            var open = sessions.computeIfAbsent(grant.user(), _ -> new ArrayList<>());
            open.removeIf(one -> !one.isOpen());
            if (open.contains(session)) return true;
            if (open.size() < grant.maxStreams()) return open.add(session);
            var sameDevice = open.stream()
                    .filter(one -> one.device().equals(session.device()))
                    .findFirst();
            if (sameDevice.isEmpty()) return false;
            oldest = sameDevice.get();
            open.remove(oldest);
            open.add(session);
        }
        oldest.end();
        return true;
    }

    /// One stream on its way to somebody, as [StreamLimits] counts it. Two that are equal count as one. Thread-safe.
    public interface StreamSession {
        /// Tells one player from another of the same user.
        String device();

        /// False once the stream has ended. Answers from memory.
        boolean isOpen();

        /// Ends it: another stream takes its place. Returns at once.
        void end();
    }
}
