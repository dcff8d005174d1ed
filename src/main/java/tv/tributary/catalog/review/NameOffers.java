package tv.tributary.catalog.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.edit.RenameRule.Renamed;
import tv.tributary.catalog.lineup.ChannelOverrides;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.DirectoryFeed;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.store.ChannelStore;
import tv.tributary.store.ChannelStore.Member;
import tv.tributary.store.Database;
import tv.tributary.store.EditStore;

/// Better names for channels, to take or to leave: a sync never renames a channel by itself. None for channels that the
/// user named or hid. What streams and the directory say is read once until channels are read anew, about ten
/// microseconds a stream. Thread-safe; blocks meanwhile.
public final class NameOffers {
    /// Streams that are read at once; of more, channels that have been known longest come first.
    private static final int MOST_STREAMS = 100_000;

    /// What the streams of one channel are called.
    ///
    /// @param listed what the directory calls those that it knows
    private record Called(List<String> titles, List<String> listed) {}

    private record Read(long build, String revision, Map<Long, Called> channels) {}

    private final ChannelStore channels;
    private final EditStore edits;
    private final LineupCache lineupCache;
    private final Function<ProviderId, NamingConventions> conventions;
    private final Supplier<ChannelIdentifier> identifiers;
    private final Editor editor;
    private final ReentrantLock turn = new ReentrantLock();
    private Optional<Read> known = Optional.empty();

    /// @param conventions of a provider's list; @param identifiers how names are read
    public NameOffers(
            Database database,
            EditStore edits,
            LineupCache lineupCache,
            Function<ProviderId, NamingConventions> conventions,
            Supplier<ChannelIdentifier> identifiers,
            Editor editor) {
        this.channels = new ChannelStore(database);
        this.edits = edits;
        this.lineupCache = lineupCache;
        this.conventions = conventions;
        this.identifiers = identifiers;
        this.editor = editor;
    }

    /// All that there are now, in the order in which channels became known.
    public List<NameOffer> all() {
        var called = called();
        var named = ChannelOverrides.all(edits);
        var offers = new ArrayList<NameOffer>();
        called.forEach((channel, words) -> {
            if (named.getOrDefault(channel, ChannelOverrides.PLAIN).name().isPresent()) return;
            lineupCache
                    .lineup()
                    .find(new ChannelId(channel))
                    .filter(row -> !row.hidden())
                    .flatMap(row ->
                            NameOffer.of(row.channel().id(), row.channel().name(), words.titles(), words.listed()))
                    .ifPresent(offers::add);
        });
        return offers;
    }

    /// Takes the offers for some channels; those that have none now keep their names. One step of the history.
    ///
    /// @throws tv.tributary.catalog.edit.EditRefused if none of them has an offer
    public EditResult apply(Collection<ChannelId> chosen) {
        var wanted = new HashSet<>(chosen);
        return editor.rename(all().stream()
                .filter(offer -> wanted.contains(offer.channel()))
                .map(offer -> new Renamed(offer.channel(), offer.before(), offer.after()))
                .toList());
    }

    private Map<Long, Called> called() {
        turn.lock();
        try {
            var identifier = identifiers.get();
            var build = lineupCache.builds();
            var read = known.filter(
                            one -> one.build() == build && one.revision().equals(identifier.revision()))
                    .orElseGet(() -> new Read(build, identifier.revision(), read(identifier)));
            known = Optional.of(read);
            return read.channels();
        } finally {
            turn.unlock();
        }
    }

    private Map<Long, Called> read(ChannelIdentifier identifier) {
        var members = new ArrayList<Member>();
        channels.eachMember(member -> {
            if (members.size() < MOST_STREAMS) members.add(member);
        });
        var habits = new HashMap<Long, NamingConventions>();
        var called = new LinkedHashMap<Long, Called>();
        // Names are read beside the database, which has other work.
        for (var member : members) {
            var words = Objects.requireNonNull(
                    called.computeIfAbsent(member.channel(), _ -> new Called(new ArrayList<>(), new ArrayList<>())));
            words.titles().add(member.title());
            if (identifier.channels() == 0 || member.radio()) continue;
            var habit = Objects.requireNonNull(
                    habits.computeIfAbsent(member.provider(), provider -> conventions.apply(new ProviderId(provider))));
            identifier.listed(listed(member), habit).map(DirectoryFeed::title).ifPresent(words.listed()::add);
        }
        return called;
    }

    private static ListedStream listed(Member member) {
        var name = new EntryName(SourceKind.LIVE, member.name(), member.group(), member.tvgName());
        return new ListedStream(name, member.tvgId(), member.logo());
    }
}
