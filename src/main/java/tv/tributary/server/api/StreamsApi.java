package tv.tributary.server.api;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.Channels;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.Relay;
import tv.tributary.relay.source.CandidateSnapshot;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.stats.LiveStats;
import tv.tributary.stats.Stats;

/// Active streams: details, switching to another source, blocking a source, disconnecting a viewer.
final class StreamsApi {
    private final Channels channels;
    private final Relay relay;
    private final Stats stats;
    private final BaseUrls baseUrls;

    StreamsApi(Channels channels, Relay relay, Stats stats, BaseUrls baseUrls) {
        this.channels = channels;
        this.relay = relay;
        this.stats = stats;
        this.baseUrls = baseUrls;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                        "/api/streams/{id}",
                        "The active stream of a channel, with its viewers and everything it could come from",
                        BodySchema.of(StreamDetailJson.class),
                        this::show),
                Endpoint.post(
                                "/api/streams/{id}/switch",
                                "Let a channel go on from another source, unseen by its viewers",
                                BodySchema.NOTHING,
                                this::switchSource)
                        .with("source", Integer.class, "id of the source to go to; the next one if not given")
                        .answering(202),
                Endpoint.post(
                        "/api/sources/{id}/block",
                        "Never play a source again; a channel that plays it goes on from another",
                        BodySchema.of(ChannelDetailJson.class),
                        request -> mark(request, source -> {
                            var channel = channels.block(source);
                            relay.switchAway(channel, source);
                            return channel;
                        })),
                Endpoint.post(
                        "/api/sources/{id}/unblock",
                        "Let a blocked source be played again",
                        BodySchema.of(ChannelDetailJson.class),
                        request -> mark(request, channels::unblock)),
                Endpoint.delete("/api/viewers/{id}", "End one viewer's stream", this::disconnect));
    }

    private Response show(Request request) {
        var stream = find(request);
        return BufferedResponse.json(StreamDetailJson.of(stream, stats.bitrates(stream.channel())));
    }

    private Response disconnect(Request request) {
        long id = RequestBody.id(request);
        boolean watches = relay.streams().stream()
                .flatMap(stream -> stream.viewers().stream())
                .anyMatch(viewer -> viewer.id() == id);
        if (!watches) throw RequestBody.notFound();
        relay.disconnect(id);
        return BufferedResponse.empty(204);
    }

    private Response switchSource(Request request) {
        var stream = find(request);
        int wanted = RequestBody.number(request, "source", 0, Integer.MAX_VALUE);
        if (wanted == 0) {
            relay.switchAway(stream.channel());
            return BufferedResponse.empty(202);
        }
        var source = new SourceId(wanted);
        if (stream.candidates().stream().noneMatch(known -> known.source().equals(source)))
            throw RequestBody.notFound();
        relay.switchTo(stream.channel(), source);
        return BufferedResponse.empty(202);
    }

    private Response mark(Request request, Function<SourceId, ChannelId> step) {
        var channel = EditsApi.checked(() -> step.apply(new SourceId(RequestBody.id(request))));
        return channels.find(channel)
                .map(detail -> ChannelDetailJson.of(detail, baseUrls, request, channels.decisions(channel)))
                .map(BufferedResponse::json)
                .orElseThrow(RequestBody::notFound);
    }

    /// As it was up to a second ago.
    private LiveStats.Stream find(Request request) {
        var id = new ChannelId(RequestBody.id(request));
        return stats.live().get().streams().stream()
                .filter(stream -> stream.channel().equals(id))
                .findFirst()
                .orElseThrow(RequestBody::notFound);
    }

    /// An active stream with all its possible sources.
    ///
    /// @param heldSeconds how much of it is kept for viewers that join or lag, `heldBytes` the same in bytes
    /// @param bitrates bits per second from upstream over the last five minutes, one a second, oldest first
    /// @param sources in the order in which they are tried
    record StreamDetailJson(
            LiveStatsJson.StreamView stream,
            double heldSeconds,
            long heldBytes,
            List<Long> bitrates,
            List<SourceStateView> sources) {
        /// One of a channel's sources, as it is now.
        ///
        /// @param why why it was left or could not be opened last
        /// @param restsUntil when it may be tried again
        record SourceStateView(
                long id,
                String name,
                String provider,
                CandidateSnapshot.State state,
                @Nullable FailureReason why,
                @Nullable Instant restsUntil) {
            static SourceStateView of(CandidateSnapshot candidate) {
                return new SourceStateView(
                        candidate.source().value(),
                        candidate.name(),
                        candidate.providerName(),
                        candidate.state(),
                        candidate.why().orElse(null),
                        candidate.coolDownUntil().orElse(null));
            }
        }

        static StreamDetailJson of(LiveStats.Stream stream, List<Long> bitrates) {
            return new StreamDetailJson(
                    LiveStatsJson.StreamView.of(stream),
                    stream.held().toMillis() / 1e3,
                    stream.heldBytes(),
                    bitrates,
                    stream.candidates().stream().map(SourceStateView::of).toList());
        }
    }
}
