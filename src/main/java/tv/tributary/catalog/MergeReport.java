package tv.tributary.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.identity.match.KeyGrouping;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.match.MatchScorer;
import tv.tributary.identity.match.MatchScorer.ChannelFeatures;
import tv.tributary.identity.match.MergeResult;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ChannelIdentity;
import tv.tributary.identity.name.ConventionLearner;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConvention;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.question.AskedStream;
import tv.tributary.identity.question.ChannelQuestion;
import tv.tributary.identity.question.QuestionFinder;
import tv.tributary.model.Source.SourceKind;

/// Simulates adding lists: which streams would share a channel. Changes nothing; leaves out films, series and separator
/// lines, which never become channels. Not thread-safe.
public final class MergeReport {
    /// The verdict on two entries: the same channel or not; `SKIP` if one of them is none.
    public enum Verdict {
        SAME,
        DIFFERENT,
        SKIP
    }

    /// @param list which of the lists it is in, from 0
    public record Stream(String url, String name, int list, long channel) {}

    /// A question that a user would be asked.
    ///
    /// @param title and `other`: the two channels, or the streams that would stay and those that would go
    public record Question(
            ChannelQuestion asked, String title, String other, List<Stream> streams, List<Stream> others) {
        public Question {
            streams = List.copyOf(streams);
            others = List.copyOf(others);
        }

        /// Whether yes is right: whether the streams of both sides have one label in most cases, or not, in a question
        /// about one channel.
        ///
        /// @param labels of streams, by their URLs; streams with one label are one channel
        public boolean isYes(Map<String, String> labels) {
            var same = 0;
            for (var one : streams)
                for (var other : others) if (label(labels, one).equals(label(labels, other))) same++;
            var isOne = 2 * same > streams.size() * others.size();
            return asked.kind().isJoin() == isOne;
        }

        private static String label(Map<String, String> labels, Stream stream) {
            return labels.getOrDefault(stream.url(), stream.url());
        }
    }

    /// Streams that share a channel, in the order of the lists.
    public record Group(long channel, String title, List<Stream> streams) {}

    private final KeyGrouping keyGrouping = new KeyGrouping(0);
    private final ChannelIdentifier identifier;
    private final MatchScorer matchScorer;
    private final List<IdentifiedStream> streams = new ArrayList<>();
    private final Map<Long, String> titles = new HashMap<>();
    private final List<List<NamingConvention>> learnt = new ArrayList<>();
    private Optional<MergeResult> joins = Optional.empty();
    private int lists;
    private int leftOut;

    /// By the tables of the product.
    public MergeReport() {
        this(ChannelIdentifier.SHIPPED);
    }

    public MergeReport(ChannelIdentifier identifier) {
        this.identifier = identifier;
        this.matchScorer = new MatchScorer(LogoHashes.BLIND, identifier);
    }

    /// Reads one more list, gz and zip too. Does not close it.
    ///
    /// @throws IOException only if `list` does
    public void add(InputStream list) throws IOException {
        var entries = new ArrayDeque<Entry>();
        var conventionLearner = new ConventionLearner();
        M3uReader.read(list, entry -> {
            if (!isChannel(entry)) {
                leftOut++;
                return;
            }
            var listedStream = descriptor(entry);
            conventionLearner.add(listedStream);
            entries.add(new Entry(entry.url(), listedStream));
        });
        var namingConventions = conventionLearner.learnt(NamingConventions.NONE);
        while (!entries.isEmpty()) place(entries.remove(), namingConventions);
        learnt.add(namingConventions.all());
        joins = Optional.empty();
        lists++;
    }

    private record Entry(String url, ListedStream descriptor) {}

    /// A stream with all that is known of it.
    ///
    /// @param listed as its list describes it; @param identity what that says
    public record IdentifiedStream(Stream stream, ListedStream listed, ChannelIdentity identity) {}

    private void place(Entry entry, NamingConventions namingConventions) {
        var listedStream = entry.descriptor;
        var channelIdentity = identifier.identify(listedStream, namingConventions);
        var channel = keyGrouping.place(channelIdentity.key());
        titles.putIfAbsent(channel, channelIdentity.title());
        matchScorer.add(new ChannelFeatures(
                channel, channelIdentity.key(), channelIdentity.title(), listedStream.tvgId(), listedStream.logo()));
        var stream = new Stream(entry.url, listedStream.entryName().name(), lists, channel);
        streams.add(new IdentifiedStream(stream, listedStream, channelIdentity));
    }

    /// What each list as a whole tells about how its names are meant.
    public List<List<NamingConvention>> learnt() {
        return List.copyOf(learnt);
    }

    /// All streams in the order they were read.
    public List<Stream> streams() {
        return identified().stream().map(IdentifiedStream::stream).toList();
    }

    /// The same with what they were recognised by.
    public List<IdentifiedStream> identified() {
        var mergeResult = joins();
        return streams.stream()
                .map(one -> new IdentifiedStream(
                        new Stream(
                                one.stream.url(),
                                one.stream.name(),
                                one.stream.list(),
                                mergeResult.of(one.stream.channel())),
                        one.listed,
                        one.identity))
                .toList();
    }

    public int channels() {
        return titles.size() - joins().merged().size();
    }

    /// The questions that a user would be asked, the surest first.
    public List<Question> questions() {
        return questions(identifier).stream()
                .filter(question -> question.asked().isWorthAsking())
                .toList();
    }

    /// All questions that can be asked about these channels, the surest first.
    ///
    /// @param asking by which names are looked up in the directory: another one than that by which they were
    ///     read, if the directory came later
    public List<Question> questions(ChannelIdentifier asking) {
        var all = identified();
        var finder = new QuestionFinder(
                identifier, LogoHashes.BLIND, stream -> asking.feeds(stream.listed(), NamingConventions.NONE));
        var byChannel = new HashMap<Long, List<Integer>>();
        for (var i = 0; i < all.size(); i++) {
            var one = all.get(i);
            byChannel
                    .computeIfAbsent(one.stream.channel(), _ -> new ArrayList<>())
                    .add(i);
            finder.add(new AskedStream(
                    i,
                    one.stream.channel(),
                    one.stream.list(),
                    one.identity.key(),
                    one.identity.title(),
                    one.identity.market(),
                    one.listed));
        }
        return finder.find().stream()
                .map(asked -> question(asked, all, byChannel))
                .toList();
    }

    private Question question(ChannelQuestion asked, List<IdentifiedStream> all, Map<Long, List<Integer>> byChannel) {
        var streams = new ArrayList<Stream>();
        var others = new ArrayList<Stream>();
        for (var index : byChannel.getOrDefault(asked.channel(), List.of()))
            (asked.part().contains((long) index) ? others : streams).add(all.get(index).stream());
        for (var index : byChannel.getOrDefault(asked.other(), List.of())) others.add(all.get(index).stream());
        return new Question(asked, streams.getFirst().name(), others.getFirst().name(), streams, others);
    }

    private String title(long channel) {
        return titles.getOrDefault(channel, "");
    }

    private MergeResult joins() {
        var settled = joins.orElseGet(matchScorer::settle);
        joins = Optional.of(settled);
        return settled;
    }

    /// Entries that never become channels.
    public int leftOut() {
        return leftOut;
    }

    /// The channels with more than one stream, the largest first.
    public List<Group> groups() {
        var byChannel = new TreeMap<Long, List<Stream>>();
        for (var stream : streams()) {
            byChannel.computeIfAbsent(stream.channel(), _ -> new ArrayList<>()).add(stream);
        }
        return byChannel.entrySet().stream()
                .filter(channel -> channel.getValue().size() > 1)
                .map(channel -> new Group(channel.getKey(), title(channel.getKey()), List.copyOf(channel.getValue())))
                .sorted(Comparator.comparingInt(group -> -group.streams().size()))
                .toList();
    }

    /// Compares two entries as two providers might write them, as if each were all its provider has.
    public static Verdict compare(String name, String group, String otherName, String otherGroup) {
        var one = entry(name, group);
        var other = entry(otherName, otherGroup);
        if (!isChannel(one) || !isChannel(other)) return Verdict.SKIP;
        var pair = new MergeReport();
        pair.place(new Entry(one.url(), descriptor(one)), NamingConventions.NONE);
        pair.place(new Entry(other.url(), descriptor(other)), NamingConventions.NONE);
        return pair.channels() == 1 ? Verdict.SAME : Verdict.DIFFERENT;
    }

    private static boolean isChannel(M3uEntry entry) {
        var kind = kind(entry);
        return kind == SourceKind.LIVE || kind == SourceKind.RADIO;
    }

    private static SourceKind kind(M3uEntry entry) {
        return SourceKind.valueOf(entry.kind().name());
    }

    private static ListedStream descriptor(M3uEntry entry) {
        return new ListedStream(
                new EntryName(kind(entry), entry.name(), entry.group(), entry.tvgName()), entry.tvgId(), entry.logo());
    }

    /// Read from a list of one, so that it is what an import would see.
    private static M3uEntry entry(String name, String group) {
        var list = "#EXTM3U\n#EXTINF:-1 group-title=\"" + group.replace('"', '\'') + "\"," + name
                + "\nhttp://provider.test/1.ts\n";
        var read = new ArrayList<M3uEntry>(1);
        try {
            M3uReader.read(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), read::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.getFirst();
    }
}
