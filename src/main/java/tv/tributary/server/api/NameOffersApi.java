package tv.tributary.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.review.NameOffer.NameReason;
import tv.tributary.catalog.review.NameOffers;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Better names for channels, to take or to leave.
final class NameOffersApi {
    record OfferView(long channel, String before, String after, NameReason reason, String why) {}

    record OffersView(int total, List<OfferView> names) {}

    record Chosen(@Nullable List<Long> ids) {}

    private final NameOffers nameOffers;

    NameOffersApi(NameOffers nameOffers) {
        this.nameOffers = nameOffers;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                        "/api/names",
                        "Better names for channels, each with its reason; none for channels that the user named",
                        BodySchema.of(OffersView.class),
                        _ -> list()),
                Endpoint.post(
                                "/api/names/apply",
                                "Take the better names of some channels, in one step",
                                BodySchema.of(EditsApi.EditedView.class),
                                this::apply)
                        .taking(Chosen.class));
    }

    private Response list() {
        var offers = nameOffers.all().stream()
                .map(offer -> new OfferView(
                        offer.channel().value(), offer.before(), offer.after(), offer.reason(), offer.words()))
                .toList();
        return BufferedResponse.json(new OffersView(offers.size(), offers));
    }

    private Response apply(Request request) {
        var ids = RequestBody.body(request, Chosen.class).ids();
        if (ids == null || ids.contains(null))
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-json", "ids"));
        var chosen = ids.stream().map(ChannelId::new).toList();
        return BufferedResponse.json(EditsApi.view(EditsApi.checked(() -> nameOffers.apply(chosen))));
    }
}
