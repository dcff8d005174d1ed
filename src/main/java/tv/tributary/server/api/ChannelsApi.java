package tv.tributary.server.api;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.health.HealthChecks;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.server.api.JobsApi.JobJson;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;

/// Channels: search, and one in detail.
final class ChannelsApi {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final Channels channels;
    private final HealthChecks health;
    private final BaseUrls baseUrls;

    ChannelsApi(Channels channels, HealthChecks health, BaseUrls baseUrls) {
        this.channels = channels;
        this.health = health;
        this.baseUrls = baseUrls;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/api/channels",
                                "Channels in playlist order, or best match first where text is given; a page at a time",
                                BodySchema.of(ChannelJson.Page.class),
                                this::list)
                        .with(
                                "text",
                                String.class,
                                "words that must all occur in name, group, number, guide id or names of streams, or that the merge"
                                        + " would take for the channel's name (`bbc one hd` finds BBC 1)")
                        .with("group", String.class, "exactly this group")
                        .with("provider", Integer.class, "id of a provider that carries it")
                        .with("minBackups", Integer.class, "at least so many backups")
                        .with("sight", String.class, "shown (as if not given), hidden or both")
                        .with("offset", Integer.class, "how many to leave out at the start; 0 if not given")
                        .with("limit", Integer.class, "how many at most, up to 1000; 100 if not given"),
                Endpoint.get(
                        "/api/groups",
                        "All groups in use, sorted",
                        BodySchema.many(String.class),
                        _ -> BufferedResponse.json(channels.groups())),
                Endpoint.get(
                        "/api/channels/{id}",
                        "One channel with its streams in the order they are tried",
                        BodySchema.of(ChannelDetailJson.class),
                        this::show),
                Endpoint.post(
                                "/api/channels/{id}/test",
                                "Test its streams one after the other, on connections nobody needs",
                                BodySchema.of(JobJson.class),
                                this::test)
                        .with("source", Integer.class, "only this stream of it")
                        .answering(202));
    }

    private Response list(Request request) {
        int offset = RequestBody.number(request, "offset", 0, Integer.MAX_VALUE);
        int limit = RequestBody.number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
        var all = channels.list(query(request));
        var page = all.stream()
                .skip(offset)
                .limit(limit)
                .map(row -> view(request, row))
                .toList();
        return BufferedResponse.json(new ChannelJson.Page(all.size(), offset, limit, page));
    }

    private static ChannelQuery query(Request request) {
        int provider = RequestBody.number(request, "provider", 0, Integer.MAX_VALUE);
        return new ChannelQuery(
                request.query("text").orElse(""),
                request.query("group").orElse(""),
                provider == 0 ? Optional.empty() : Optional.of(new ProviderId(provider)),
                RequestBody.number(request, "minBackups", 0, Integer.MAX_VALUE),
                sight(request.query("sight").orElse("")));
    }

    private static Sight sight(String asked) {
        return switch (asked) {
            case "hidden" -> Sight.HIDDEN;
            case "both" -> Sight.BOTH;
            default -> Sight.SHOWN;
        };
    }

    private ChannelJson view(Request request, ChannelRow row) {
        return ChannelJson.of(row, baseUrls.household(request).ts(row.channel().id()));
    }

    private Response test(Request request) {
        var id = new ChannelId(RequestBody.id(request));
        int source = RequestBody.number(request, "source", 0, Integer.MAX_VALUE);
        try {
            var job = source == 0 ? health.test(id) : health.test(id, new SourceId(source));
            return BufferedResponse.json(JobJson.of(job.view())).status(202);
        } catch (NoSuchElementException _) {
            throw RequestBody.notFound();
        }
    }

    private Response show(Request request) {
        var id = new ChannelId(RequestBody.id(request));
        return channels.find(id)
                .map(detail -> ChannelDetailJson.of(detail, baseUrls, request, channels.decisions(id)))
                .map(BufferedResponse::json)
                .orElseThrow(RequestBody::notFound);
    }

    /// A channel as a row of a list.
    ///
    /// @param sources how many streams it has, backups included
    /// @param hidden whether it was left out of playlists and searches
    /// @param favourite whether it is one of the favourites
    /// @param providers ids of who carries it, best first
    record ChannelJson(
            long id,
            String number,
            String name,
            String group,
            String logo,
            String guideId,
            int sources,
            int backups,
            boolean hidden,
            boolean favourite,
            List<Long> providers,
            String watchUrl) {
        /// A part of a longer list. `total` counts all that match.
        record Page(int total, int offset, int limit, List<ChannelJson> channels) {}

        static ChannelJson of(ChannelRow row, String watchUrl) {
            var channel = row.channel();
            return new ChannelJson(
                    channel.id().value(),
                    channel.number(),
                    channel.name(),
                    channel.group(),
                    channel.logo(),
                    channel.guideId(),
                    row.sources(),
                    row.backups(),
                    row.hidden(),
                    row.favourite(),
                    row.providers().stream().map(ProviderId::value).toList(),
                    watchUrl);
        }
    }
}
