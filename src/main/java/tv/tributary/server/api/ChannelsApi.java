package tv.tributary.server.api;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import tv.tributary.catalog.ChannelQuery;
import tv.tributary.catalog.ChannelQuery.Sight;
import tv.tributary.catalog.ChannelRow;
import tv.tributary.catalog.Channels;
import tv.tributary.health.HealthChecks;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.server.http.Document;
import tv.tributary.server.http.Reply;
import tv.tributary.server.http.Request;

/// Channels: search, and one in detail.
final class ChannelsApi {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final Channels channels;
    private final HealthChecks health;
    private final Links links;

    ChannelsApi(Channels channels, HealthChecks health, Links links) {
        this.channels = channels;
        this.health = health;
        this.links = links;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/api/channels",
                                "Channels in playlist order, a page at a time",
                                Shape.of(ChannelView.Page.class),
                                this::list)
                        .with("text", String.class, "words that must all occur in name, group, number or guide id")
                        .with("group", String.class, "exactly this group")
                        .with("provider", Integer.class, "id of a provider that carries it")
                        .with("minBackups", Integer.class, "at least so many backups")
                        .with("sight", String.class, "shown (as if not given), hidden or both")
                        .with("offset", Integer.class, "how many to leave out at the start; 0 if not given")
                        .with("limit", Integer.class, "how many at most, up to 1000; 100 if not given"),
                Endpoint.get(
                        "/api/groups",
                        "All groups in use, sorted",
                        Shape.many(String.class),
                        _ -> Document.json(channels.groups())),
                Endpoint.get(
                        "/api/channels/{id}",
                        "One channel with its streams in the order they are tried",
                        Shape.of(ChannelDetailView.class),
                        this::show),
                Endpoint.post(
                                "/api/channels/{id}/test",
                                "Test its streams one after the other, on connections nobody needs",
                                Shape.of(JobView.class),
                                this::test)
                        .with("source", Integer.class, "only this stream of it")
                        .answering(202));
    }

    private Reply list(Request request) {
        int offset = Input.number(request, "offset", 0, Integer.MAX_VALUE);
        int limit = Input.number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
        var all = channels.list(query(request));
        var page = all.stream()
                .skip(offset)
                .limit(limit)
                .map(row -> view(request, row))
                .toList();
        return Document.json(new ChannelView.Page(all.size(), offset, limit, page));
    }

    private static ChannelQuery query(Request request) {
        int provider = Input.number(request, "provider", 0, Integer.MAX_VALUE);
        return new ChannelQuery(
                request.query("text").orElse(""),
                request.query("group").orElse(""),
                provider == 0 ? Optional.empty() : Optional.of(new ProviderId(provider)),
                Input.number(request, "minBackups", 0, Integer.MAX_VALUE),
                sight(request.query("sight").orElse("")));
    }

    private static Sight sight(String asked) {
        return switch (asked) {
            case "hidden" -> Sight.HIDDEN;
            case "both" -> Sight.BOTH;
            default -> Sight.SHOWN;
        };
    }

    private ChannelView view(Request request, ChannelRow row) {
        return ChannelView.of(row, links.watch(request, row.channel().id()));
    }

    private Reply test(Request request) {
        var id = new ChannelId(Input.id(request));
        int source = Input.number(request, "source", 0, Integer.MAX_VALUE);
        try {
            var job = source == 0 ? health.test(id) : health.test(id, new SourceId(source));
            return Document.json(JobView.of(job.view())).status(202);
        } catch (NoSuchElementException _) {
            throw Input.notFound();
        }
    }

    private Reply show(Request request) {
        var id = new ChannelId(Input.id(request));
        return channels.find(id)
                .map(detail -> ChannelDetailView.of(detail, links, request, channels.decisions(id)))
                .map(Document::json)
                .orElseThrow(Input::notFound);
    }
}
