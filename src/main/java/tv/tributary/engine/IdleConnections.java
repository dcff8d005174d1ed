package tv.tributary.engine;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.Films;
import tv.tributary.catalog.WatchHistory.WatchedChannel;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.rank.SourceOrder;
import tv.tributary.health.HealthChecks;
import tv.tributary.library.DetailsLookup;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.relay.Relay;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.upstream.account.Slots.SlotUse;

/// Free connections of an account: by the user's limit or the one learnt from refusals, whichever is smaller.
/// Thread-safe.
final class IdleConnections implements SourceOrder.FreeConnections {
    /// So many of the channels watched last are tested before others.
    private static final int PREFERRED = 50;

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

    /// What tests have to make room for, and what they begin with.
    static HealthChecks.Watching watching(Catalog catalog, Relay relay) {
        return new HealthChecks.Watching(
                relay::isOnAir,
                () -> relay.streams().stream().map(StreamSnapshot::channel).collect(Collectors.toSet()),
                () -> Stream.concat(
                                catalog.channels().list(ChannelQuery.ofFavourites()).stream(),
                                catalog.watched().recent(PREFERRED).stream().map(WatchedChannel::row))
                        .map(row -> row.channel().id())
                        .collect(Collectors.toSet()));
    }
}
