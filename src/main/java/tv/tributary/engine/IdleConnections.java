package tv.tributary.engine;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import tv.tributary.catalog.Films;
import tv.tributary.catalog.rank.SourceOrder;
import tv.tributary.library.DetailsLookup;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.relay.Relay;
import tv.tributary.upstream.account.Slots.SlotUse;

/// Free connections of an account: by the user's limit or the one learnt from refusals, whichever is smaller.
/// Thread-safe.
final class IdleConnections implements SourceOrder.FreeConnections {
    private final Relay relay;

    IdleConnections(Relay relay) {
        this.relay = relay;
    }

    /// Asks for details of titles, and tells where somebody watches on all connections.
    static DetailsLookup details(Films films, Relay relay) {
        return new DetailsLookup(
                films::accountOf,
                films::details,
                title -> films.titleCandidate(title)
                        .filter(one -> !relay.upstreams().spare(one))
                        .isPresent());
    }

    @Override
    public OptionalInt of(ChannelId channel, ProviderId provider) {
        var use = relay.slots().stream()
                .filter(one -> one.provider().equals(provider))
                .findFirst();
        if (use.isEmpty() || plays(channel)) return OptionalInt.empty();
        var limit = limit(use.get());
        return limit.isEmpty()
                ? limit
                : OptionalInt.of(Math.max(0, limit.getAsInt() - use.get().used()));
    }

    private boolean plays(ChannelId channel) {
        return relay.streams().stream().anyMatch(feed -> feed.channel().equals(channel));
    }

    private static OptionalInt limit(SlotUse use) {
        return IntStream.of(use.allowed(), use.learnt())
                .filter(number -> number > 0)
                .min();
    }
}
