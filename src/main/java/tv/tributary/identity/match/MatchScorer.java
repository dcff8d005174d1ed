package tv.tributary.identity.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tv.tributary.identity.match.MergeResult.MergeSuggestion;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ChannelKey;
import tv.tributary.identity.name.ChannelKey.KeyDifference;
import tv.tributary.identity.text.Hash;
import tv.tributary.identity.text.LongMap;

/// Scores pairs of channels whose keys differ, by evidence in the lists: the same name where one does not say
/// its country, another way to write it, the same guide id, the same logo. Above one threshold they are one
/// channel, above a lower one it is a question, below nothing. Channels with one key may meet here, too: when
/// names are read better than at the time a channel was made.
///
/// Only channels that share a name, an id or a logo are compared, so it costs as much as there are channels.
/// Joins go from the surest down, and what a [KeyDifference] keeps apart never comes together, not by way of a
/// third one either. Independent of the order in which features are added. Not thread-safe.
public final class MatchScorer {
    private static final int MERGED = 90;
    private static final int ASKED = 60;
    /// Of what needs no question, on a scale that ends at 99.
    private static final int SURE = 95;
    private static final int SAME_NAME = 50;
    private static final int SAME_SOUND = 45;
    /// By so much a name weighs more that has a rare word, and less that has but common ones.
    private static final int RARITY = 10;
    private static final int SAME_ID = 30;
    private static final int SAME_COUNTRY = 15;
    private static final int ONLY_COUNTRY = 15;
    /// Enough for a name of common words, too.
    private static final int ONLY_LISTED = 50;
    private static final int OTHER_COUNTRY = -30;
    private static final int LANGUAGE_UNSAID = -10;
    /// An id, logo or name of more channels than this says nothing: a provider's default.
    private static final int CROWD = 4;
    private static final int LARGEST = 32;
    private static final String NAME = "n";
    private static final String SOUND = "s";
    private static final String ID = "i";

    /// @param said its key as it was told
    private record Node(long channel, ChannelKey key, String said, String title, Set<String> ids, Set<String> logos) {}

    private record Edge(Node low, Node high, int weight, List<Evidence> evidence) {}

    private final Map<Long, Node> nodes = new HashMap<>();
    private final LongMap shared = new LongMap();
    private final WordFrequencies wordFrequencies = new WordFrequencies();
    private final LogoSimilarity logos;
    private final ChannelIdentifier identifier;

    /// By what comes with the program.
    public MatchScorer(LogoHashes look) {
        this(look, ChannelIdentifier.SHIPPED);
    }

    /// @param identifier by which the keys were made
    public MatchScorer(LogoHashes look, ChannelIdentifier identifier) {
        this.logos = new LogoSimilarity(look);
        this.identifier = identifier;
    }

    /// One more stream. Of a channel whose streams differ in key or title, those that sort first stand for it.
    public void add(ChannelFeatures channelFeatures) {
        var node = nodes.get(channelFeatures.channel());
        if (node != null && node.said.equals(channelFeatures.key()) && node.title.equals(channelFeatures.title())) {
            addMarks(node, channelFeatures);
            return;
        }
        wordFrequencies.add(channelFeatures.channel(), channelFeatures.title());
        var key = ChannelKey.of(channelFeatures.key());
        if (node == null) {
            node = new Node(
                    channelFeatures.channel(),
                    key,
                    channelFeatures.key(),
                    channelFeatures.title(),
                    new HashSet<>(2),
                    new HashSet<>(2));
            nodes.put(channelFeatures.channel(), node);
        } else {
            var order = channelFeatures.key().compareTo(node.said);
            if (order == 0) order = channelFeatures.title().compareTo(node.title);
            if (order < 0) {
                node = new Node(
                        node.channel, key, channelFeatures.key(), channelFeatures.title(), node.ids, node.logos);
                nodes.put(channelFeatures.channel(), node);
            }
        }
        for (var block : blocks(key, "")) shared.put(Hash.of(block), 1);
        addMarks(node, channelFeatures);
    }

    private void addMarks(Node node, ChannelFeatures channelFeatures) {
        if (isId(channelFeatures.guideId()) && node.ids.add(id(channelFeatures.guideId())))
            shared.put(Hash.of(ID + id(channelFeatures.guideId())), 1);
        if (!channelFeatures.logo().isBlank()) node.logos.add(channelFeatures.logo());
    }

    private static String id(String guideId) {
        return guideId.strip().toLowerCase(Locale.ROOT);
    }

    /// One more stream of a channel that may be like one of those added; told after all of those. If it cannot
    /// be, it only counts for how rare its words are.
    public void addIfNear(ChannelFeatures channelFeatures) {
        if (isNear(channelFeatures)) add(channelFeatures);
        else wordFrequencies.add(channelFeatures.channel(), channelFeatures.title());
    }

    private boolean isNear(ChannelFeatures channelFeatures) {
        for (var block : blocks(ChannelKey.of(channelFeatures.key()), channelFeatures.guideId())) {
            if (shared.get(Hash.of(block)) != LongMap.ABSENT) return true;
        }
        return false;
    }

    private static List<String> blocks(ChannelKey key, String guideId) {
        var blocks = new ArrayList<String>(3);
        blocks.add(block(key));
        blocks.add(SOUND + PhoneticKey.of(key.name()));
        if (isId(guideId)) blocks.add(ID + id(guideId));
        return blocks;
    }

    /// All that differ only in country and language.
    private static String block(ChannelKey key) {
        return NAME + key.kind() + ' ' + key.name() + key.shift() + key.coast();
    }

    /// `0`, `N/A` and `null` stand for none.
    private static boolean isId(String id) {
        var text = id.strip();
        return text.length() > 1 && !text.equalsIgnoreCase("n/a") && !text.equalsIgnoreCase("null");
    }

    public MergeResult settle() {
        var edges = new ArrayList<>(edges().values());
        edges.sort(Comparator.comparingInt((Edge edge) -> -edge.weight)
                .thenComparingLong(edge -> edge.low.channel)
                .thenComparingLong(edge -> edge.high.channel));
        var clusters = new Clusters();
        for (var edge : edges) if (edge.weight >= MERGED) clusters.join(edge.low, edge.high);
        var suggested = new ArrayList<MergeSuggestion>();
        var asked = new HashSet<List<Long>>();
        for (var edge : edges) {
            var one = clusters.first(edge.low.channel);
            var other = clusters.first(edge.high.channel);
            if (one == other || !clusters.mayJoin(edge.low, edge.high)) continue;
            if (!asked.add(List.of(Math.min(one, other), Math.max(one, other)))) continue;
            suggested.add(new MergeSuggestion(
                    Math.min(one, other), Math.max(one, other), Math.min(SURE - 1, edge.weight), edge.evidence));
        }
        return new MergeResult(clusters.merged(), sure(edges, clusters), suggested);
    }

    /// @param edges the strongest first
    private static List<MergeSuggestion> sure(List<Edge> edges, Clusters clusters) {
        var merged = clusters.merged();
        var sure = new TreeMap<Long, MergeSuggestion>();
        for (var edge : edges) {
            var first = clusters.first(edge.low.channel);
            if (clusters.first(edge.high.channel) != first) continue;
            for (var channel : List.of(edge.high.channel, edge.low.channel)) {
                if (merged.containsKey(channel))
                    sure.putIfAbsent(channel, new MergeSuggestion(first, channel, SURE, edge.evidence));
            }
        }
        return List.copyOf(sure.values());
    }

    private Map<List<Long>, Edge> edges() {
        var blocks = new HashMap<String, List<Node>>();
        for (var node : nodes.values()) {
            for (var block : blocks(node.key, "")) block(blocks, block, node);
            for (var id : node.ids) block(blocks, ID + id, node);
        }
        var edges = new HashMap<List<Long>, Edge>();
        blocks.forEach((block, members) -> {
            var limit = block.startsWith(NAME) ? CROWD * 4 : CROWD;
            if (members.size() < 2 || members.size() > limit) return;
            for (var i = 1; i < members.size(); i++) {
                for (var j = 0; j < i; j++) {
                    var one = members.get(i);
                    var other = members.get(j);
                    var inOrder = one.channel < other.channel;
                    var low = inOrder ? one : other;
                    var high = inOrder ? other : one;
                    var pair = List.of(low.channel, high.channel);
                    if (!edges.containsKey(pair)) {
                        weigh(low, high, blocks).ifPresent(edge -> edges.put(pair, edge));
                    }
                }
            }
        });
        return edges;
    }

    private static void block(Map<String, List<Node>> blocks, String key, Node node) {
        blocks.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(node);
    }

    private Optional<Edge> weigh(Node low, Node high, Map<String, List<Node>> blocks) {
        if (isApart(low, high)) return Optional.empty();
        var evidence = new ArrayList<Evidence>(4);
        var weight = name(low, high, evidence);
        if (weight == 0) return Optional.empty();
        if (weight < MERGED) weight += rarity(low.title, high.title, evidence);
        weight += country(low, high, blocks, evidence);
        if (low.key.language().isEmpty() != high.key.language().isEmpty()) weight += LANGUAGE_UNSAID;
        for (var id : low.ids) {
            if (!high.ids.contains(id)
                    || Objects.requireNonNull(blocks.get(ID + id)).size() > CROWD) continue;
            evidence.add(Evidence.of(EvidenceKind.SAME_GUIDE_ID, id));
            weight += SAME_ID;
            break;
        }
        weight += logos.weigh(low.logos, high.logos, evidence);
        // What says its language is asked about, not joined with what does not: both are seen side by side.
        if (low.key.language().isEmpty() != high.key.language().isEmpty()) weight = Math.min(weight, MERGED - 1);
        return weight < ASKED ? Optional.empty() : Optional.of(new Edge(low, high, weight, List.copyOf(evidence)));
    }

    /// Two countries alone are no proof: many names are one channel in both.
    private static boolean isApart(Node one, Node other) {
        return one.key
                .apart(other.key)
                .filter(keyDifference -> keyDifference != KeyDifference.COUNTRY)
                .isPresent();
    }

    private static int name(Node low, Node high, List<Evidence> evidence) {
        if (low.key.equals(high.key)) {
            evidence.add(Evidence.ofNames(low.title, high.title));
            return MERGED;
        }
        if (low.key.name().equals(high.key.name())) {
            evidence.add(Evidence.ofNames(low.title, high.title));
            return SAME_NAME;
        }
        if (low.key.call().isEmpty()
                && low.key.name().length() > 6
                && PhoneticKey.of(low.key.name()).equals(PhoneticKey.of(high.key.name()))) {
            evidence.add(Evidence.of(EvidenceKind.SAME_SPELLED, low.title, high.title));
            return SAME_SOUND;
        }
        return 0;
    }

    private int rarity(String title, String other, List<Evidence> evidence) {
        return switch (wordFrequencies.of(title, other)) {
            case COMMON -> -RARITY;
            case PLAIN -> 0;
            case RARE -> {
                evidence.add(Evidence.of(EvidenceKind.RARE_WORD, wordFrequencies.rareWord(title, other)));
                yield RARITY;
            }
        };
    }

    private int country(Node low, Node high, Map<String, List<Node>> blocks, List<Evidence> evidence) {
        var market = low.key.market();
        var other = high.key.market();
        if (market.equals(other)) {
            if (!market.isEmpty()) evidence.add(Evidence.of(EvidenceKind.SAME_COUNTRY, market));
            return SAME_COUNTRY;
        }
        if (!market.isEmpty() && !other.isEmpty()) return OTHER_COUNTRY;
        if (identifier.brands().hasFeedOfEverywhere(low.key.name())) return OTHER_COUNTRY;
        var named = blocks.getOrDefault(block(low.key), List.of());
        if (isOnlyListed(low, high, named)) {
            evidence.add(Evidence.of(EvidenceKind.ONLY_LISTED));
            return ONLY_LISTED;
        }
        evidence.add(Evidence.of(EvidenceKind.COUNTRY_UNKNOWN));
        return named.size() == 2 ? ONLY_COUNTRY : 0;
    }

    /// A directory has several channels of the name, but the lists only this one.
    private boolean isOnlyListed(Node low, Node high, List<Node> named) {
        var language = low.key.language();
        if (!low.key.name().equals(high.key.name()) || !language.equals(high.key.language())) return false;
        if (named.stream().filter(node -> node.key.language().equals(language)).count() != 2) return false;
        return identifier.isSplitByDirectory(low.key.market().isEmpty() ? low.title : high.title);
    }

    /// Channels that were joined, each with all its members, so that every two of them are asked whether they
    /// may meet.
    private static final class Clusters {
        private final Map<Long, List<Node>> members = new HashMap<>();

        private List<Node> of(Node node) {
            return members.computeIfAbsent(node.channel, _ -> new ArrayList<>(List.of(node)));
        }

        void join(Node one, Node other) {
            var all = of(one);
            var more = of(other);
            var same = all.getFirst().channel == more.getFirst().channel;
            if (same || all.size() + more.size() > LARGEST) return;
            for (var node : all)
                for (var with : more) if (node.key.apart(with.key).isPresent()) return;
            all.addAll(more);
            for (var node : more) members.put(node.channel, all);
        }

        boolean mayJoin(Node one, Node other) {
            if (of(one).size() + of(other).size() > LARGEST) return false;
            for (var node : of(one)) for (var with : of(other)) if (isApart(node, with)) return false;
            return true;
        }

        long first(long channel) {
            return members.getOrDefault(channel, List.of()).stream()
                    .mapToLong(Node::channel)
                    .min()
                    .orElse(channel);
        }

        Map<Long, Long> merged() {
            var merged = new HashMap<Long, Long>();
            for (var channel : members.keySet()) if (first(channel) != channel) merged.put(channel, first(channel));
            return merged;
        }
    }

    /// The features of a channel's stream by which channels are compared.
    ///
    /// @param channel the one its key put it into
    /// @param key its merge key
    /// @param title its name without prefix and marks
    /// @param guideId the guide id its list gives it, or empty
    /// @param logo its picture's URL, or empty
    public record ChannelFeatures(long channel, String key, String title, String guideId, String logo) {}
}
