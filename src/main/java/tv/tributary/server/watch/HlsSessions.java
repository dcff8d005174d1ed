package tv.tributary.server.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import tv.tributary.access.StreamLimits.StreamSession;
import tv.tributary.model.ChannelId;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.viewer.ViewerSnapshot;

/// HLS streams as [tv.tributary.access.StreamLimits] counts them: one goes on while its first playlist is awaited, and
/// then for as long as the relay has its viewer. Thread-safe.
final class HlsSessions {
    private final Supplier<List<StreamSnapshot>> streams;
    private final LongConsumer disconnect;
    /// The number of requests that wait for one of its playlists.
    private final Map<Session, Integer> waiting = new ConcurrentHashMap<>();

    /// @param streams what the relay plays now, to whom
    /// @param disconnect ends a viewer's stream
    HlsSessions(Supplier<List<StreamSnapshot>> streams, LongConsumer disconnect) {
        this.streams = streams;
        this.disconnect = disconnect;
    }

    /// One channel on one device.
    private record Session(HlsSessions sessions, ChannelId channel, ClientId client) implements StreamSession {
        @Override
        public String device() {
            return client.address() + " " + client.client();
        }

        @Override
        public boolean isOpen() {
            return sessions.waiting.containsKey(this) || viewer().isPresent();
        }

        @Override
        public void end() {
            viewer().ifPresent(viewer -> sessions.disconnect.accept(viewer.id()));
        }

        private Optional<ViewerSnapshot> viewer() {
            return sessions.streams.get().stream()
                    .filter(stream -> stream.channel().equals(channel))
                    .flatMap(stream -> stream.viewers().stream())
                    .filter(viewer -> viewer.protocol() == ViewerSnapshot.Protocol.HLS
                            && viewer.address().equals(client.address())
                            && viewer.client().equals(client.client()))
                    .findFirst();
        }
    }

    /// The session of a player that requests a playlist. Call [#answered] once it has its answer.
    StreamSession asked(ChannelId channel, WatchRequest request) {
        var session = new Session(this, channel, request.client());
        waiting.merge(session, 1, Integer::sum);
        return session;
    }

    void answered(StreamSession session) {
        if (session instanceof Session known) waiting.computeIfPresent(known, (_, n) -> n > 1 ? n - 1 : null);
    }
}
