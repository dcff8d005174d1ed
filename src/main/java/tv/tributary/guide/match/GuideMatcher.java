package tv.tributary.guide.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.guide.match.ChannelStreams.Stream;
import tv.tributary.guide.match.GuideNames.Reading;
import tv.tributary.identity.match.Evidence;
import tv.tributary.identity.match.EvidenceKind;
import tv.tributary.identity.name.ChannelKey;
import tv.tributary.identity.name.ChannelKey.KeyDifference;
import tv.tributary.identity.name.ConventionLearner;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.text.Lexicon;
import tv.tributary.identity.text.Tokens;
import tv.tributary.model.Source.SourceKind;

/// Finds the channels of one guide that the user's channels are: the guide is one more list for the code that merges
/// streams into channels, with the same keys.
///
/// A guide id that a list states counts only if the names do not contradict it. A `+1` that the guide does not have
/// gets the base channel's, an hour later. Rather none than a guess. Immutable after building; thread-safe. Matching a
/// channel takes some microseconds.
final class GuideMatcher {
    private static final int SAME_ID = 99;
    /// An id, and names that share a word.
    private static final int ID_AND_WORD = 85;
    private static final int SAME_KEY = 90;
    private static final int SAME_VIEWERS = 5;
    /// The same name, but one of the two does not say its country.
    private static final int COUNTRY_UNKNOWN = 60;
    private static final int LANGUAGE_UNSAID = 25;
    private static final int SHORTEST_WORD = 3;

    private record Entry(int place, String guideId, Reading reading) {}

    private record Found(Entry entry, int sureness, List<Evidence> evidence) {}

    private final Map<String, List<Entry>> byName = new HashMap<>();
    private final Map<String, List<Entry>> byId = new HashMap<>();

    /// @param countries of these channels
    public GuideMatcher(Collection<ListedGuideChannel> channels, GuideCountries countries) {
        var names = new GuideNames(learnt(channels));
        var place = 0;
        for (var channel : channels) {
            for (var name : channel.names()) {
                var language = GuideLanguages.language(name.language());
                var readings = names.read(name.text(), language, countries.of(channel), countries.leadingWord(channel));
                for (var reading : readings) add(new Entry(place, channel.id(), reading));
            }
            place++;
        }
    }

    private static NamingConventions learnt(Collection<ListedGuideChannel> channels) {
        var learner = new ConventionLearner();
        for (var channel : channels)
            for (var name : channel.names())
                learner.add(new ListedStream(new EntryName(SourceKind.LIVE, name.text(), "", ""), "", ""));
        return learner.learnt(NamingConventions.NONE);
    }

    private void add(Entry entry) {
        byName.computeIfAbsent(block(entry.reading.key()), _ -> new ArrayList<>(1))
                .add(entry);
        byId.computeIfAbsent(id(entry.guideId), _ -> new ArrayList<>(1)).add(entry);
    }

    private static String id(String guideId) {
        return guideId.strip().toLowerCase(Locale.ROOT);
    }

    /// All that differ only in country and language.
    private static String block(ChannelKey key) {
        return key.kind() + ' ' + key.name() + key.coast() + key.shift();
    }

    /// The guide channel that is this channel: the surest, of equals the one that more of its streams speak for, then
    /// the first of the guide. Empty if there is none.
    public Optional<GuideMatch> match(ChannelStreams channel) {
        return best(channel, "").or(() -> ofBase(channel));
    }

    private Optional<GuideMatch> ofBase(ChannelStreams channel) {
        for (var stream : channel.streams()) {
            var shift = stream.identity().channel().shift();
            if (!shift.isEmpty()) {
                return best(channel, shift)
                        .map(base -> new GuideMatch(
                                base.channel(),
                                base.guideId(),
                                base.sureness(),
                                base.evidence(),
                                Integer.parseInt(shift.substring(1))));
            }
        }
        return Optional.empty();
    }

    /// @param shift taken from the channel's streams to find its base; empty for the channel itself
    private Optional<GuideMatch> best(ChannelStreams channel, String shift) {
        var found = new HashMap<Integer, Found>();
        var votes = new HashMap<Integer, Integer>();
        for (var stream : channel.streams()) {
            var key = stream.identity().channel();
            if (key.shift().equals(shift) && !shift.isEmpty()) key = withoutShift(key);
            var ofStream = new HashMap<Integer, Found>();
            for (var entry : byName.getOrDefault(block(key), List.of()))
                named(stream, key, entry).ifPresent(one -> keep(ofStream, one));
            for (var entry : byId.getOrDefault(id(stream.listed().tvgId()), List.of()))
                stated(stream, key, entry).ifPresent(one -> keep(ofStream, one));
            for (var one : ofStream.values()) {
                keep(found, one);
                votes.merge(one.entry.place, one.sureness, Integer::sum);
            }
        }
        return found.values().stream()
                .min(Comparator.comparingInt((Found one) -> -one.sureness)
                        .thenComparingInt(one -> -votes.getOrDefault(one.entry.place, 0))
                        .thenComparingInt(one -> one.entry.place))
                .map(one -> new GuideMatch(channel.channel(), one.entry.guideId, one.sureness, one.evidence, 0));
    }

    private static ChannelKey withoutShift(ChannelKey key) {
        return new ChannelKey(key.kind(), key.market(), key.name(), key.language(), key.coast(), "");
    }

    private static void keep(Map<Integer, Found> found, Found one) {
        found.merge(one.entry.place, one, (known, other) -> other.sureness > known.sureness ? other : known);
    }

    /// By the id the list states.
    private static Optional<Found> stated(Stream stream, ChannelKey key, Entry entry) {
        var other = entry.reading.key();
        var apart = key.apart(other)
                .filter(difference -> difference != KeyDifference.COUNTRY && difference != KeyDifference.REGION);
        if (apart.isPresent()) return Optional.empty();
        var isSame = key.name().equals(other.name());
        if (!isSame && !shareWord(stream.identity().title(), entry.reading.title())) return Optional.empty();
        var evidence = List.of(
                new Evidence(EvidenceKind.SAME_GUIDE_ID, List.of(stream.listed().tvgId())),
                Evidence.ofNames(stream.identity().title(), entry.reading.title()));
        return Optional.of(
                new Found(entry, isSame ? SAME_ID : ID_AND_WORD, isSame ? evidence : evidence.subList(0, 1)));
    }

    private static boolean shareWord(String title, String other) {
        var words = words(other);
        return words(title).stream().anyMatch(words::contains);
    }

    private static Set<String> words(String title) {
        var words = new HashSet<String>();
        for (var word : Tokens.of(title)) {
            var text = word.text();
            if (!word.isNumber() && text.length() >= SHORTEST_WORD && !Lexicon.SHIPPED.isCommon(text)) words.add(text);
        }
        return words;
    }

    /// By the name; both are of one block.
    private static Optional<Found> named(Stream stream, ChannelKey key, Entry entry) {
        var reading = entry.reading;
        var other = reading.key();
        var evidence = new ArrayList<Evidence>(2);
        evidence.add(
                key.call().isEmpty()
                        ? Evidence.ofNames(stream.identity().title(), reading.title())
                        : new Evidence(
                                EvidenceKind.SAME_CALL_SIGN, List.of(key.call().toUpperCase(Locale.ROOT))));
        int sureness;
        if (key.market().equals(other.market())) sureness = SAME_KEY;
        else if (key.market().isEmpty() || other.market().isEmpty()) sureness = COUNTRY_UNKNOWN;
        else return Optional.empty();
        if (!key.language().equals(other.language())) {
            if (!key.language().isEmpty() && !other.language().isEmpty()) return Optional.empty();
            sureness -= LANGUAGE_UNSAID;
        }
        var viewers = stream.identity().market();
        if (viewers.isEmpty() || reading.market().isEmpty()) {
            evidence.add(new Evidence(EvidenceKind.COUNTRY_UNKNOWN, List.of()));
        } else if (viewers.equals(reading.market())) {
            sureness += SAME_VIEWERS;
            evidence.add(new Evidence(EvidenceKind.SAME_COUNTRY, List.of(viewers)));
        } else {
            evidence.add(
                    key.market().isEmpty()
                            ? new Evidence(EvidenceKind.ONE_EVERYWHERE, List.of(reading.title()))
                            : new Evidence(EvidenceKind.SHARED_FEED, List.of(viewers, reading.market())));
        }
        return Optional.of(new Found(entry, sureness - reading.doubt(), evidence));
    }
}
