package tv.tributary.catalog.rank;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import tv.tributary.catalog.lineup.ChannelOverrides;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.lineup.RepeatedStreams;
import tv.tributary.event.LatestValue;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.EditStore;
import tv.tributary.text.Messages;

/// The streams of a channel in the order they are tried. Thread-safe; short reads by index.
public final class SourceOrder {
    private static final Pattern HEVC = Pattern.compile("\\b(hevc|[hx]\\.?265)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern AV1 = Pattern.compile("\\bav1\\b", Pattern.CASE_INSENSITIVE);

    /// The connections an account has left. Must answer at once.
    @FunctionalInterface
    public interface FreeConnections {
        /// The connections a provider has left for a channel. Empty if not known or without limit, and for a
        /// channel that plays: its own connections must not count against what it plays.
        OptionalInt of(ChannelId channel, ProviderId provider);
    }

    /// A stream of a channel and its place in the order.
    ///
    /// @param vitals what was measured of it
    public record Waiting(
            ChannelStore.Ranked source,
            Provider provider,
            Optional<StreamInfo> vitals,
            Ranking.Contender contender,
            Ranking.Ranked rank) {
        public boolean isPinned() {
            return rank.place() == Ranking.Place.PINNED;
        }

        /// Why it has its place, in words.
        public String reason() {
            return switch (rank.place()) {
                case PINNED -> Messages.of("rank.pinned", contender.pin());
                case FIRST -> Messages.of("rank.first");
                case SAME_PICTURE -> Messages.of("rank.same-picture");
                case LISTED -> Messages.of("rank.listed");
                case BEHIND -> reasonBehind(rank.by().orElseThrow());
            };
        }

        private String reasonBehind(RankingSettings.Criterion criterion) {
            return switch (criterion) {
                case HEALTH -> Messages.of(contender.isDead() ? "rank.dead" : "rank.untried");
                case MEASURED ->
                    contender.height() > 0
                            ? Messages.of("rank.measured", contender.height())
                            : Messages.of("rank.unmeasured");
                case PROVIDER -> Messages.of("rank.provider", provider.name());
                case DECLARED -> Messages.of("rank.declared");
                case CAPACITY -> Messages.of("rank.capacity", provider.name());
            };
        }
    }

    private final ChannelStore store;
    private final EditStore edits;
    private final ProviderCache providerCache;
    private final LatestValue<RankingSettings> settings;
    private final Function<SourceId, Optional<StreamInfo>> measured;
    private final FreeConnections freeConnections;
    private final InstantSource clock;

    /// @param settings read whenever an order is asked for
    /// @param measured asked for each stream of a channel, so it must answer at once
    public SourceOrder(
            ChannelStore store,
            EditStore edits,
            ProviderCache providerCache,
            LatestValue<RankingSettings> settings,
            Function<SourceId, Optional<StreamInfo>> measured,
            FreeConnections freeConnections,
            InstantSource clock) {
        this.store = store;
        this.edits = edits;
        this.providerCache = providerCache;
        this.settings = settings;
        this.measured = measured;
        this.freeConnections = freeConnections;
        this.clock = clock;
    }

    public List<Waiting> of(ChannelId channel) {
        var pins = ChannelOverrides.of(edits, List.of(channel.value()))
                .getOrDefault(channel.value(), ChannelOverrides.PLAIN);
        var offered = new ArrayList<Offered>();
        for (var source : store.sources(channel)) {
            providerCache
                    .findPresent(source.source().provider())
                    .ifPresent(row -> offered.add(new Offered(
                            source,
                            row.provider(),
                            measured.apply(source.source().id()))));
        }
        var contenders =
                offered.stream().map(one -> contender(channel, one, pins)).toList();
        var waiting = new ArrayList<Waiting>();
        for (var rank : new Ranking(settings.get()).rank(contenders)) {
            var one = offered.get(rank.index());
            waiting.add(new Waiting(one.source, one.provider, one.vitals, contenders.get(rank.index()), rank));
        }
        return withoutCopies(waiting);
    }

    /// One copy of each stream; blocked once is blocked.
    private static List<Waiting> withoutCopies(List<Waiting> ranked) {
        var blocked = ranked.stream().filter(one -> one.source.blocked()).toList();
        var copies = RepeatedStreams.withCopies(ranked, blocked, SourceOrder::address);
        var left = new ArrayList<>(ranked);
        left.removeIf(one -> !one.source.blocked() && copies.contains(one));
        return RepeatedStreams.withoutCopies(left, SourceOrder::address);
    }

    private static RepeatedStreams.Address address(Waiting one) {
        return new RepeatedStreams.Address(
                one.provider.id().value(), one.source.source().url());
    }

    private record Offered(ChannelStore.Ranked source, Provider provider, Optional<StreamInfo> vitals) {}

    private Ranking.Contender contender(ChannelId channel, Offered one, ChannelOverrides pins) {
        var source = one.source.source();
        return new Ranking.Contender(
                pins.place(source.id().value()),
                one.vitals.flatMap(streamInfo -> ProbeSummary.of(streamInfo, clock.instant())),
                one.provider.settings().priority(),
                one.source.quality(),
                codec(source.name()),
                freeConnections.of(channel, one.provider.id()),
                one.provider.id().value(),
                one.source.position());
    }

    private static String codec(String name) {
        if (HEVC.matcher(name).find()) return "hevc";
        return AV1.matcher(name).find() ? "av1" : "";
    }
}
