package tv.tributary.catalog.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tv.tributary.catalog.edit.NumberAllocator;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.identity.match.ChannelFeatures;
import tv.tributary.identity.match.KeyMerger;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.match.MatchScorer;
import tv.tributary.identity.match.MergeResult;
import tv.tributary.store.ChannelAssigner;
import tv.tributary.store.SuggestionStore.Offer;

/// Assigns a list's new entries to channels and numbers new channels: the list's own numbers first, then free ones. For
/// one sync.
///
/// An entry goes where its key says. What else the lists say may join a new channel to another one; two channels that
/// stood before are only ever offered to the user.
public final class ChannelAssignment implements ChannelAssigner {
    private record Opened(long channel, String mergeKey, String number, String group) {}

    private final NumberAllocator numberAllocator;
    private final List<Opened> opened = new ArrayList<>();
    private final Set<Long> touched = new HashSet<>();
    private final MatchScorer matchScorer;
    private KeyMerger keyMerger = new KeyMerger(0);
    private Optional<MergeResult> joins = Optional.empty();
    private long firstNew;
    private long lastId;
    private int joined;

    public ChannelAssignment(NumberingSettings numbering, LogoHashes look) {
        this.matchScorer = new MatchScorer(look);
        this.numberAllocator = new NumberAllocator(numbering);
    }

    @Override
    public void begin(long last) {
        keyMerger = new KeyMerger(last);
        firstNew = last + 1;
        lastId = last;
    }

    @Override
    public void standing(Place channel) {
        if (!channel.mergeKey().isEmpty()) keyMerger.standing(channel.channel(), channel.mergeKey());
        numberAllocator.claim(channel.number());
    }

    @Override
    public void remembered(String number) {
        numberAllocator.avoid(number);
    }

    @Override
    public long place(Look source, String number, String group) {
        var channel = keyMerger.place(source.mergeKey());
        touched.add(channel);
        matchScorer.add(clue(channel, source));
        if (channel > lastId) {
            lastId = channel;
            opened.add(new Opened(channel, source.mergeKey(), numberAllocator.wish(number), group));
        } else {
            joined++;
        }
        return channel;
    }

    @Override
    public void member(long channel, Look source) {
        matchScorer.addIfNear(clue(channel, source));
    }

    @Override
    public void eachJoined(Join action) {
        joins().merged().forEach((from, to) -> {
            if (from < firstNew) return;
            joined++;
            action.joined(from, to);
        });
    }

    @Override
    public void eachOpened(Consumer<Place> action) {
        for (var channel : opened) {
            if (joins().merged().containsKey(channel.channel)) continue;
            var number = channel.number.isEmpty() ? numberAllocator.free(channel.group) : channel.number;
            action.accept(new Place(channel.channel, channel.mergeKey, number));
        }
    }

    @Override
    public Collection<Offer> offers() {
        // Channels that stood before are not joined unasked, however sure it is.
        var standing = joins().sure().stream().filter(pair -> pair.other() < firstNew);
        return Stream.concat(standing, joins().suggested().stream())
                .filter(pair -> touched.contains(pair.channel()) || touched.contains(pair.other()))
                .map(pair -> new Offer(pair.channel(), pair.other(), pair.sureness(), pair.words()))
                .toList();
    }

    /// How many entries joined a channel that was there before them.
    public int joined() {
        return joined;
    }

    private MergeResult joins() {
        var settled = joins.orElseGet(matchScorer::settle);
        joins = Optional.of(settled);
        return settled;
    }

    private static ChannelFeatures clue(long channel, Look source) {
        return new ChannelFeatures(channel, source.mergeKey(), source.title(), source.tvgId(), source.logo());
    }
}
