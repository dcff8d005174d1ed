package tv.tributary.catalog.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.catalog.rank.CandidateFactory;
import tv.tributary.catalog.rank.SourceOrder;
import tv.tributary.format.catchup.CatchupRequest;
import tv.tributary.format.catchup.CatchupSource;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source;
import tv.tributary.store.ArchiveStore;

/// The archives of providers: how far back channels can be watched, and the sources that play a past programme.
/// Thread-safe.
public final class Archives {
    private final ArchiveStore store;
    private final LineupCache lineupCache;
    private final SourceOrder order;
    private final ProviderCache providerCache;
    private final CandidateFactory candidateFactory;
    private final InstantSource clock;
    private final PastChannels pastChannels;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(-1, Map.of()));

    /// Depths in days by channel, as they were at a revision of the line-up.
    private record Known(long revision, Map<ChannelId, Integer> days) {}

    /// @param clock tells how far back a programme lies
    public Archives(
            ArchiveStore store,
            LineupCache lineupCache,
            SourceOrder order,
            ProviderCache providerCache,
            CandidateFactory candidateFactory,
            InstantSource clock) {
        this.store = store;
        this.lineupCache = lineupCache;
        this.order = order;
        this.providerCache = providerCache;
        this.candidateFactory = candidateFactory;
        this.clock = clock;
        this.pastChannels = new PastChannels(this::candidates, clock);
    }

    /// Past programmes as channels, for those who need them at the pace of the clock.
    public PastChannels pastChannels() {
        return pastChannels;
    }

    /// How many days back channels can be watched, by the deepest archive of each; those without one are missing. From
    /// memory, or after a change of the line-up one read.
    public Map<ChannelId, Integer> days() {
        long revision = lineupCache.lineup().revision();
        var last = known.get();
        if (last.revision == revision) return last.days;
        var days = new HashMap<ChannelId, Integer>();
        store.each(source -> CatchupSource.of(source.attributes())
                .filter(archive -> archive.fits(source.url()))
                .ifPresent(archive -> days.merge(source.channel(), archive.days(), Math::max)));
        var read = new Known(revision, Map.copyOf(days));
        known.set(read);
        return read.days;
    }

    /// The same of one channel; 0 for not at all.
    public int days(ChannelId channel) {
        return days().getOrDefault(channel, 0);
    }

    /// What plays a past programme, in the order in which to try it: the channel's sources whose archives reach back so
    /// far. One short read by index.
    ///
    /// @param end may lie ahead, where the programme is still on
    /// @param programme the provider's own id of it; mostly empty
    public List<Candidate> candidates(ChannelId channel, Instant start, Instant end, String programme) {
        var candidates = new ArrayList<Candidate>();
        if (lineupCache.lineup().find(channel).isEmpty()) return candidates;
        var now = clock.instant();
        for (var one : order.of(channel)) {
            var source = one.source().source();
            var archive = CatchupSource.of(source.attributes())
                    .filter(_ -> !one.source().blocked())
                    .filter(found -> !start.isBefore(now.minus(found.depth())));
            if (archive.isEmpty()) continue;
            var request = new CatchupRequest(start, end, now, zone(one.provider()), programme);
            candidates.addAll(candidates(source, one.provider(), archive.get(), request));
        }
        return candidates;
    }

    /// One for each form of the address.
    private List<Candidate> candidates(
            Source source, Provider provider, CatchupSource archive, CatchupRequest request) {
        var live = candidateFactory.candidate(source, provider);
        int forms = live.pool().stream()
                .mapToInt(login -> archive.addresses(login.url(), request).size())
                .min()
                .orElse(0);
        var candidates = new ArrayList<Candidate>();
        for (int n = 0; n < forms; n++) {
            int form = n;
            candidates.add(live.recorded(url -> archive.addresses(url, request).get(form)));
        }
        return candidates;
    }

    /// The zone in which a provider counts the time of day: as the user says, else as the provider says, else that of
    /// this computer.
    public ZoneId zone(Provider provider) {
        return userZone(provider.id())
                .or(() -> providerCache
                        .account(provider.id(), "")
                        .map(ProviderAccount::zone)
                        .flatMap(Archives::zone))
                .orElseGet(ZoneId::systemDefault);
    }

    /// The zone that the user has set for a provider.
    public Optional<ZoneId> userZone(ProviderId provider) {
        return Optional.ofNullable(store.zones().get(provider)).flatMap(Archives::zone);
    }

    /// @param zone empty to take what the provider says
    public void setZone(ProviderId provider, Optional<ZoneId> zone) {
        store.setZone(provider, zone.map(ZoneId::getId));
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return id.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(id));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
