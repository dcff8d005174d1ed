package tv.tributary.identity.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.match.MatchScorer;
import tv.tributary.identity.match.MatchScorer.ChannelFeatures;
import tv.tributary.identity.name.ChannelDirectory.FeedFit;
import tv.tributary.identity.name.ChannelIdentifier;

/// Finds what is worth asking about channels and their streams: whether two are one, and whether one should be two.
/// What
/// it finds depends on the streams only, not on their order or on how often they are told. Not thread-safe.
public final class QuestionFinder {
    private final MatchScorer matchScorer;
    private final JoinFinder joins;
    private final SplitFinder splits;
    private final Map<Long, Map<Long, AskedStream>> channels = new TreeMap<>();

    /// @param identifier by which the keys were made
    /// @param directory the feeds that a stream's name may mean, those that fit best first
    public QuestionFinder(
            ChannelIdentifier identifier, LogoHashes logos, Function<AskedStream, List<FeedFit>> directory) {
        this.matchScorer = new MatchScorer(logos, identifier);
        this.joins = new JoinFinder(identifier.brands(), directory);
        this.splits = new SplitFinder(directory);
    }

    public void add(AskedStream stream) {
        channels.computeIfAbsent(stream.channel(), _ -> new HashMap<>(2)).put(stream.source(), stream);
        matchScorer.add(new ChannelFeatures(
                stream.channel(),
                stream.key(),
                stream.title(),
                stream.listed().tvgId(),
                stream.listed().logo()));
    }

    /// The surest first.
    public List<ChannelQuestion> find() {
        var asked = new TreeMap<Long, AskedChannel>();
        channels.forEach((id, streams) -> asked.put(id, AskedChannel.of(id, streams.values())));
        var merges = matchScorer.settle();
        var suggested = Stream.concat(merges.sure().stream(), merges.suggested().stream())
                .toList();
        var found = new ArrayList<>(joins.find(asked, suggested));
        asked.values().forEach(channel -> found.addAll(splits.find(channel)));
        found.sort(ChannelQuestion.SUREST_FIRST);
        return List.copyOf(found);
    }
}
