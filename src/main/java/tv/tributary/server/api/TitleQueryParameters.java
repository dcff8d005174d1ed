package tv.tributary.server.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.library.TitleQuery;
import tv.tributary.library.TitleQuery.TitleFilter;
import tv.tributary.library.TitleQuery.TitleOrder;
import tv.tributary.library.TitleQuery.TitleSight;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.text.Messages;

/// Reads a query for titles from the parameters of a request.
final class TitleQueryParameters {
    private static final int LARGEST = 100_000;

    private TitleQueryParameters() {}

    /// @throws HttpError if one is wrong; what is not given stands for all
    static TitleQuery of(Request request, TitleKind kind) {
        int provider = RequestBody.number(request, "provider", 0, Integer.MAX_VALUE);
        int days = RequestBody.number(request, "days", 0, LARGEST);
        var filter = new TitleFilter(
                text(request, "category"),
                text(request, "genre"),
                RequestBody.number(request, "fromYear", 0, LARGEST),
                RequestBody.number(request, "toYear", 0, LARGEST),
                text(request, "language"),
                RequestBody.number(request, "height", 0, LARGEST),
                provider == 0 ? Optional.empty() : Optional.of(new ProviderId(provider)),
                days == 0 ? Optional.empty() : Optional.of(Instant.now().minus(Duration.ofDays(days))),
                choice(request, "sight", TitleSight.values(), TitleSight.SHOWN));
        var order = choice(request, "order", TitleOrder.values(), TitleOrder.NAME);
        return new TitleQuery(kind, text(request, "text"), filter, order, false);
    }

    private static String text(Request request, String name) {
        return request.query(name).orElse("");
    }

    private static <E extends Enum<E>> E choice(Request request, String name, E[] all, E otherwise) {
        var text = text(request, name);
        if (text.isEmpty()) return otherwise;
        for (var one : all) if (one.name().equals(text.toUpperCase(Locale.ROOT))) return one;
        throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-choice", name));
    }
}
