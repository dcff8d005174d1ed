package tv.tributary.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/// Keeps users to the number of streams they may watch at once, [Grant#maxStreams], and ends the streams of those who
/// lose their access. Streams are asked whether they go on, so nobody has to report an end and nothing is counted for
/// ever. Thread-safe; never blocks.
public final class StreamLimits {
    /// A user's streams are looked through for ended ones at the limit, and whenever they have doubled beyond this.
    private static final int FEW = 16;

    /// A user's streams, the oldest first, each with whose grant it was opened by.
    private static final class OpenStreams {
        private final LinkedHashMap<StreamSession, Grant> sessions = new LinkedHashMap<>();
        private int many = FEW;

        void dropEnded() {
            sessions.keySet().removeIf(session -> !session.isOpen());
            many = Math.max(FEW, sessions.size() * 2);
        }
    }

    /// Whether a grant lets its holder in.
    enum Standing {
        /// It does, and nobody takes it back while a stream runs.
        PERMANENT,
        /// It does, until it is revoked or ends.
        VALID,
        ENDED
    }

    private final Map<String, OpenStreams> users = new HashMap<>();
    private final Function<Grant, Standing> standing;

    /// Of users whose grants are permanent.
    public StreamLimits() {
        this(_ -> Standing.PERMANENT);
    }

    /// @param standing of a grant now; answers from memory
    StreamLimits(Function<Grant, Standing> standing) {
        this.standing = standing;
    }

    /// Counts one stream more. At the limit the oldest stream of the same device gives way: a television that changes
    /// channels may ask for the next one before it has let go of the last.
    ///
    /// @return false if the limit is reached, and by other devices, or if the grant has ended meanwhile
    public boolean open(Grant grant, StreamSession session) {
        Optional<StreamSession> oldest = Optional.empty();
        synchronized (this) {
            // Asked here, so that a stream either finds its grant ended or is found by who ends it.
            var now = standing.apply(grant);
            if (now == Standing.ENDED) return false;
            if (now == Standing.PERMANENT
                    && grant.maxStreams() == 0
                    && grant.view().parental().isEmpty()) return true;
            var open = users.computeIfAbsent(grant.user(), _ -> new OpenStreams());
            if (open.sessions.containsKey(session) && session.isOpen()) return true;
            if (open.sessions.size() >= (grant.maxStreams() > 0 ? grant.maxStreams() : open.many)) open.dropEnded();
            if (grant.maxStreams() > 0 && open.sessions.size() >= grant.maxStreams()) {
                oldest = oldestOf(session.device(), open);
                if (oldest.isEmpty()) return false;
                open.sessions.remove(oldest.get());
            }
            open.sessions.putLast(session, grant);
        }
        oldest.ifPresent(StreamSession::end);
        return true;
    }

    private static Optional<StreamSession> oldestOf(String device, OpenStreams open) {
        return open.sessions.keySet().stream()
                .filter(session -> session.device().equals(device))
                .findFirst();
    }

    /// How many streams a user watches now. Those who have neither a limit, of streams or of age, nor an end
    /// are not counted.
    ///
    /// @param user as [Grant#user] has it
    public synchronized int count(String user) {
        var open = users.get(user);
        if (open == null) return 0;
        open.dropEnded();
        return open.sessions.size();
    }

    /// By whose grant each viewer of the relay watches, by the viewer's id.
    public synchronized Map<Long, Grant> viewers() {
        var viewers = new HashMap<Long, Grant>();
        users.values()
                .forEach(open -> open.sessions.forEach(
                        (session, grant) -> session.viewer().ifPresent(id -> viewers.put(id, grant))));
        return viewers;
    }

    /// Ends the streams whose grants no longer let anybody in.
    void endRevoked() {
        end(grant -> standing.apply(grant) == Standing.ENDED);
    }

    /// Ends streams at somebody's request; their players may ask again.
    ///
    /// @return how many
    public int end(Predicate<Grant> whose) {
        var ending = new ArrayList<StreamSession>();
        synchronized (this) {
            for (var open : users.values()) {
                open.sessions.forEach((session, grant) -> {
                    if (whose.test(grant) && session.isOpen()) ending.add(session);
                });
                open.sessions.values().removeIf(whose);
            }
        }
        List.copyOf(ending).forEach(StreamSession::end);
        return ending.size();
    }

    /// One stream on its way to somebody, as [StreamLimits] counts it. Two that are equal count as one. Thread-safe.
    public interface StreamSession {
        /// Tells one player from another of the same user.
        String device();

        /// False once the stream has ended. Answers from memory.
        boolean isOpen();

        /// Ends it: another stream takes its place, or its user may watch no more. Returns at once.
        void end();

        /// Its id among the relay's viewers; empty if it has none yet, or is no channel.
        default OptionalLong viewer() {
            return OptionalLong.empty();
        }
    }
}
