package tv.tributary.server.api;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.catalog.sync.SyncHistory;
import tv.tributary.catalog.sync.SyncHistory.ListChanges;
import tv.tributary.catalog.sync.SyncHistory.PastSync;
import tv.tributary.catalog.sync.SyncHistory.StreamChange;
import tv.tributary.model.ProviderId;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// What the syncs of a provider have changed.
final class SyncHistoryApi {
    private static final int MOST = 200;
    private static final int USUAL = 20;

    /// @param words what came of it, for the user
    record PastSyncJson(
            long id,
            Instant at,
            double seconds,
            Result result,
            int total,
            int added,
            int changed,
            int gone,
            int problems,
            String words) {
        static PastSyncJson of(PastSync sync) {
            var report = sync.report();
            return new PastSyncJson(
                    sync.id(),
                    report.at(),
                    report.took().toMillis() / 1e3,
                    report.result(),
                    report.total(),
                    report.added(),
                    report.changed(),
                    report.gone(),
                    report.problems(),
                    report.words());
        }
    }

    /// @param name the stream's own name, the newer one
    /// @param before the older name, the older group, or a stream of the channel it joined; else its group
    /// @param after the newer group of one that moved
    record StreamChangeJson(StreamChange kind, String name, String before, String after) {
        static List<StreamChangeJson> of(ListChanges changes) {
            return Stream.of(StreamChange.values())
                    .flatMap(kind -> changes.of(kind).stream()
                            .map(one -> new StreamChangeJson(kind, one.name(), one.before(), one.after())))
                    .toList();
        }
    }

    private final Providers providers;
    private final SyncHistory history;

    SyncHistoryApi(Providers providers, SyncHistory history) {
        this.providers = providers;
        this.history = history;
    }

    List<Endpoint> endpoints() {
        var changes = BodySchema.many(StreamChangeJson.class);
        return List.of(
                Endpoint.get(
                                "/api/providers/{id}/syncs",
                                "The syncs of a provider, the newest first",
                                BodySchema.many(PastSyncJson.class),
                                this::syncs)
                        .with("limit", Integer.class, "so many at most; 20 if not given"),
                Endpoint.get(
                        "/api/providers/{id}/syncs/{sync}/changes",
                        "What one sync changed: streams that came, went, were renamed, moved to another group or joined a"
                                + " channel; the first three hundred of each",
                        changes,
                        request -> BufferedResponse.json(StreamChangeJson.of(
                                history.changes(provider(request), RequestBody.id(request, "sync"))))),
                Endpoint.get(
                        "/api/providers/{id}/changes",
                        "What of a provider's list is other than a week ago",
                        changes,
                        request -> BufferedResponse.json(
                                StreamChangeJson.of(history.sinceLastWeek(provider(request), Instant.now())))));
    }

    private ProviderId provider(Request request) {
        var id = new ProviderId(RequestBody.id(request));
        return providers.find(id).orElseThrow(RequestBody::notFound).provider().id();
    }

    private Response syncs(Request request) {
        int limit = RequestBody.number(request, "limit", USUAL, MOST);
        return BufferedResponse.json(history.recent(provider(request), limit).stream()
                .map(PastSyncJson::of)
                .toList());
    }
}
