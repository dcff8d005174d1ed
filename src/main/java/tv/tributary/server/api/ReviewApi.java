package tv.tributary.server.api;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.MergeReview;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;

/// Merge figures, and the pairs of channels waiting for a decision.
final class ReviewApi {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;

    /// A channel in few words.
    record ShortView(long id, String number, String name, String group, int sources) {
        static ShortView of(ChannelRow row) {
            var channel = row.channel();
            return new ShortView(
                    channel.id().value(), channel.number(), channel.name(), channel.group(), row.sources());
        }
    }

    /// Two channels that are probably one. `sureness` is of 100.
    record SuggestionView(long id, ShortView channel, ShortView other, int sureness, String why) {}

    record Suggestions(int total, List<SuggestionView> suggestions) {}

    record ShareView(long provider, String name, int streams, int channels) {}

    record MergeView(CatalogCounts counts, List<ShareView> providers, List<ShortView> largest, int suggestions) {}

    private final MergeReview mergeReview;

    ReviewApi(MergeReview mergeReview) {
        this.mergeReview = mergeReview;
    }

    List<Endpoint> endpoints() {
        var done = BodySchema.of(EditsApi.EditedView.class);
        return List.of(
                Endpoint.get("/api/merge", "What the merging came to", BodySchema.of(MergeView.class), _ -> merge()),
                Endpoint.get(
                                "/api/suggestions",
                                "Pairs of channels that are probably one, the surest first",
                                BodySchema.of(Suggestions.class),
                                this::list)
                        .with("offset", Integer.class, "how many to leave out at the start; 0 if not given")
                        .with("limit", Integer.class, "how many at most, up to 1000; 50 if not given"),
                Endpoint.post(
                        "/api/suggestions/{id}/accept",
                        "Merge the two",
                        done,
                        request -> edit(request, mergeReview::accept)),
                Endpoint.post(
                        "/api/suggestions/{id}/never",
                        "Keep the two apart for good",
                        done,
                        request -> edit(request, mergeReview::never)),
                Endpoint.post(
                                "/api/suggestions/{id}/refuse",
                                "Ask no more until there is better evidence",
                                BodySchema.NOTHING,
                                request -> answer(request, mergeReview::refuse))
                        .answering(204),
                Endpoint.post(
                                "/api/suggestions/{id}/reopen",
                                "Ask again about a pair that was refused",
                                BodySchema.NOTHING,
                                request -> answer(request, mergeReview::reopen))
                        .answering(204));
    }

    private Response merge() {
        var figures = mergeReview.figures(20);
        var providers = figures.providers().stream()
                .map(share -> new ShareView(share.provider().value(), share.name(), share.streams(), share.channels()))
                .toList();
        var largest = figures.largest().stream().map(ShortView::of).toList();
        return BufferedResponse.json(new MergeView(figures.counts(), providers, largest, figures.open()));
    }

    private Response list(Request request) {
        var page = mergeReview.questions(
                RequestBody.number(request, "offset", 0, Integer.MAX_VALUE),
                RequestBody.number(request, "limit", USUAL_PAGE, LARGEST_PAGE));
        var suggestions = page.questions().stream()
                .map(one -> new SuggestionView(
                        one.id(), ShortView.of(one.channel()), ShortView.of(one.other()), one.sureness(), one.words()))
                .toList();
        return BufferedResponse.json(new Suggestions(page.open(), suggestions));
    }

    private static Response edit(Request request, LongFunction<EditResult> change) {
        var id = RequestBody.id(request);
        return BufferedResponse.json(EditsApi.view(EditsApi.checked(() -> change.apply(id))));
    }

    private static Response answer(Request request, LongConsumer change) {
        var id = RequestBody.id(request);
        return EditsApi.checked(() -> {
            change.accept(id);
            return BufferedResponse.empty(204);
        });
    }
}
