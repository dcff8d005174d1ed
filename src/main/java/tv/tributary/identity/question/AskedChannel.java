package tv.tributary.identity.question;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tv.tributary.identity.name.ChannelDirectory.FeedFit;
import tv.tributary.identity.name.ChannelKey;

/// A channel and its streams, the oldest first.
///
/// @param id the channel
/// @param key that of its oldest stream
record AskedChannel(long id, ChannelKey key, List<AskedStream> streams) {
    /// The directory is asked about so many streams of a side at most.
    private static final int SAMPLE = 8;
    /// How far ahead the best feed is where there is no other.
    private static final double ALONE = 9;

    static AskedChannel of(long id, Collection<AskedStream> streams) {
        var sorted = streams.stream()
                .sorted(Comparator.comparingLong(AskedStream::source))
                .toList();
        return new AskedChannel(id, ChannelKey.of(sorted.getFirst().key()), sorted);
    }

    String title() {
        return streams.getFirst().title();
    }

    Set<Long> providers() {
        return streams.stream().map(AskedStream::provider).collect(Collectors.toSet());
    }

    /// The guide ids of some streams, in lower case.
    static Set<String> guideIds(Collection<AskedStream> streams) {
        return streams.stream()
                .map(AskedStream::guideId)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    /// What the directory makes of some streams that are taken for one channel.
    ///
    /// @param feed the one that most of them mean; @param points how well it fits; @param ahead by how much it
    ///     fits better than the next; @param feeds how many it may be
    record Listing(FeedFit feed, double points, double ahead, int feeds) {
        boolean isSure() {
            return ahead >= 0.3;
        }

        boolean isOfChannel(Listing other) {
            return feed.feed().channel().equals(other.feed.feed().channel());
        }
    }

    /// @param directory the feeds of a stream's name, the best first; empty without a directory
    static Optional<Listing> listing(Collection<AskedStream> streams, Function<AskedStream, List<FeedFit>> directory) {
        Map<String, Integer> votes = new HashMap<>();
        Map<String, Listing> listings = new HashMap<>();
        streams.stream()
                .sorted(Comparator.comparingLong(AskedStream::source))
                .limit(SAMPLE)
                .forEach(stream -> {
                    var feeds = directory.apply(stream);
                    if (feeds.isEmpty()) return;
                    var best = feeds.getFirst();
                    var ahead = feeds.size() == 1
                            ? ALONE
                            : best.points() - feeds.get(1).points();
                    votes.merge(best.id(), 1, Integer::sum);
                    listings.merge(
                            best.id(),
                            new Listing(best, best.points(), ahead, feeds.size()),
                            (one, other) -> one.ahead >= other.ahead ? one : other);
                });
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .flatMap(most -> Optional.ofNullable(listings.get(most.getKey())));
    }
}
