package tv.tributary.server.api;

import java.time.Instant;
import java.util.List;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.ChannelId;
import tv.tributary.server.api.ChannelsApi.ChannelJson;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;

/// The favourites, and what was watched last.
final class FavouritesApi {
    private static final int USUAL_PAGE = 20;
    private static final int LARGEST_PAGE = 500;

    /// @param at when it was last watched
    record WatchedJson(ChannelJson channel, Instant at) {}

    private final Catalog catalog;
    private final BaseUrls baseUrls;

    FavouritesApi(Catalog catalog, BaseUrls baseUrls) {
        this.catalog = catalog;
        this.baseUrls = baseUrls;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                        "/api/favourites",
                        "The favourites, in playlist order",
                        BodySchema.many(ChannelJson.class),
                        request -> BufferedResponse.json(catalog.channels().list(ChannelQuery.ofFavourites()).stream()
                                .map(row -> view(request, row))
                                .toList())),
                edit("add", "Make channels favourites", catalog.editor()::addFavourites),
                edit("remove", "Make channels favourites no more", catalog.editor()::removeFavourites),
                Endpoint.get(
                                "/api/watched",
                                "The channels that were watched last, the newest first",
                                BodySchema.many(WatchedJson.class),
                                this::watched)
                        .with("limit", Integer.class, "how many at most, up to 500; 20 if not given"));
    }

    private interface Change {
        EditResult make(List<ChannelId> channels);
    }

    private static Endpoint edit(String path, String summary, Change change) {
        return Endpoint.post("/api/favourites/" + path, summary, BodySchema.of(EditsApi.EditedView.class), request -> {
                    var input = RequestBody.body(request, EditsApi.Channels.class);
                    var channels = EditsApi.channels(input.channels());
                    return BufferedResponse.json(EditsApi.view(EditsApi.checked(() -> change.make(channels))));
                })
                .taking(EditsApi.Channels.class);
    }

    private Response watched(Request request) {
        int limit = RequestBody.number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
        return BufferedResponse.json(catalog.watched().recent(limit).stream()
                .map(watched -> new WatchedJson(view(request, watched.row()), watched.at()))
                .toList());
    }

    private ChannelJson view(Request request, ChannelRow row) {
        return ChannelJson.of(row, baseUrls.household(request).ts(row.channel().id()));
    }
}
