package tv.tributary.server.api;

import java.util.List;
import java.util.function.Function;
import tv.tributary.catalog.Channels;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.relay.Relay;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.Links;
import tv.tributary.stats.LiveStats;
import tv.tributary.stats.Stats;

/// Active streams: details, switching to another source, blocking a source.
final class StreamsApi {
    private final Channels channels;
    private final Relay relay;
    private final Stats stats;
    private final Links links;

    StreamsApi(Channels channels, Relay relay, Stats stats, Links links) {
        this.channels = channels;
        this.relay = relay;
        this.stats = stats;
        this.links = links;
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
                        request -> mark(request, channels::unblock)));
    }

    private Response show(Request request) {
        var stream = find(request);
        return BufferedResponse.json(StreamDetailJson.of(stream, stats.bitrates(stream.channel())));
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
                .map(detail -> ChannelDetailJson.of(detail, links, request, channels.decisions(channel)))
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
}
