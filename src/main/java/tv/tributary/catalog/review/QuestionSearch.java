package tv.tributary.catalog.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.ProviderCache;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ChannelKey;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.question.AskedStream;
import tv.tributary.identity.question.ChannelQuestion;
import tv.tributary.identity.question.QuestionFinder;
import tv.tributary.identity.text.Hash;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.ChannelStore.Member;

/// Finds the questions that the channels of now give rise to, and keeps them until channels are read anew. Of very many
/// only those are asked about that have been known longest. Takes about ten microseconds a stream. Thread-safe.
final class QuestionSearch {
    /// Streams whose names are compared at once: each takes about a kilobyte meanwhile.
    private static final int MOST_STREAMS = 100_000;

    /// @param keys of the channels that questions are about
    /// @param news by question, a hash of why it is asked and of which providers' streams
    record Found(long build, List<ChannelQuestion> questions, Map<Long, ChannelKey> keys, Map<Long, Long> news) {}

    private final ChannelStore channels;
    private final LineupCache lineupCache;
    private final ProviderCache providerCache;
    private final Function<Long, NamingConventions> conventions;
    private final LogoHashes logos;
    private final Supplier<ChannelIdentifier> identifiers;
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<Found> known = Optional.empty();
    private String revision = "";

    /// @param conventions of a provider's list, by the provider's id
    QuestionSearch(
            ChannelStore channels,
            LineupCache lineupCache,
            ProviderCache providerCache,
            Function<Long, NamingConventions> conventions,
            LogoHashes logos,
            Supplier<ChannelIdentifier> identifiers) {
        this.channels = channels;
        this.lineupCache = lineupCache;
        this.providerCache = providerCache;
        this.conventions = conventions;
        this.logos = logos;
        this.identifiers = identifiers;
    }

    /// Those of the channels of now. Blocks while they are found.
    Found found() {
        turn.lock();
        try {
            var identifier = identifiers.get();
            var build = lineupCache.builds();
            if (known.isEmpty() || known.get().build != build || !revision.equals(identifier.revision())) {
                known = Optional.of(new Search(identifier).run(build));
                revision = identifier.revision();
            }
            return known.get();
        } finally {
            turn.unlock();
        }
    }

    /// One run.
    private final class Search {
        private final ChannelIdentifier identifier;
        private final QuestionFinder finder;
        private final Map<Long, NamingConventions> habits = new HashMap<>();
        private final Map<Long, Set<Long>> providers = new HashMap<>();
        private final Map<Long, ChannelKey> keys = new HashMap<>();
        private final Set<Long> enabled;
        private final List<Member> members = new ArrayList<>();

        Search(ChannelIdentifier identifier) {
            this.identifier = identifier;
            this.finder = new QuestionFinder(
                    identifier, logos, stream -> identifier.feeds(stream.listed(), of(stream.provider())));
            this.enabled = providerCache.present().stream()
                    .map(row -> row.provider())
                    .filter(provider -> provider.enabled())
                    .map(provider -> provider.id().value())
                    .collect(Collectors.toSet());
        }

        Found run(long build) {
            var all = new ArrayList<Member>();
            channels.eachMember(member -> {
                boolean full = all.size() >= MOST_STREAMS && all.getLast().channel() != member.channel();
                if (!full && enabled.contains(member.provider())) all.add(member);
            });
            // Names are read beside the database, which has other work.
            for (var member : all) {
                if (!members.isEmpty() && members.getFirst().channel() != member.channel()) finishChannel();
                members.add(member);
            }
            finishChannel();
            var questions = finder.find().stream()
                    .filter(ChannelQuestion::isWorthAsking)
                    .toList();
            var asked = new HashMap<Long, ChannelKey>();
            var news = new HashMap<Long, Long>();
            for (var question : questions) {
                Optional.ofNullable(keys.get(question.channel())).ifPresent(key -> asked.put(question.channel(), key));
                Optional.ofNullable(keys.get(question.other())).ifPresent(key -> asked.put(question.other(), key));
                news.put(question.id(), news(question));
            }
            return new Found(build, questions, Map.copyOf(asked), Map.copyOf(news));
        }

        private long news(ChannelQuestion question) {
            var lists = new TreeSet<>(providers.getOrDefault(question.channel(), Set.of()));
            lists.addAll(providers.getOrDefault(question.other(), Set.of()));
            return Hash.of(question.kind() + question.evidence().toString() + lists);
        }

        private NamingConventions of(long provider) {
            return Objects.requireNonNull(habits.computeIfAbsent(provider, conventions));
        }

        private void finishChannel() {
            for (var member : members) {
                var listed = new ListedStream(
                        new EntryName(
                                member.radio() ? SourceKind.RADIO : SourceKind.LIVE,
                                member.name(),
                                member.group(),
                                member.tvgName()),
                        member.tvgId(),
                        member.logo());
                // Whose viewers a stream is for matters only beside others of its channel.
                var market = members.size() == 1
                        ? ChannelKey.of(member.mergeKey()).market()
                        : identifier.identify(listed, of(member.provider())).market();
                finder.add(new AskedStream(
                        member.source(),
                        member.channel(),
                        member.provider(),
                        member.mergeKey(),
                        member.title(),
                        market,
                        listed));
                providers
                        .computeIfAbsent(member.channel(), _ -> new TreeSet<>())
                        .add(member.provider());
                keys.putIfAbsent(member.channel(), ChannelKey.of(member.mergeKey()));
            }
            members.clear();
        }
    }
}
