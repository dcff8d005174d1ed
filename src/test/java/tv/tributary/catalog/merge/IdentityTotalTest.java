package tv.tributary.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.match.MatchScorer;
import tv.tributary.identity.match.MatchScorer.ChannelFeatures;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ChannelIdentity;
import tv.tributary.identity.name.ConventionLearner;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.Source.SourceKind;

/// Whatever stands in a list: its names are read without an exception.
class IdentityTotalTest {
    private static final String[] PIECES = {
        "", " ", "\u200E", "\u200F", "\u2066", "\u3000", "\uFEFF", "\u00AD", "\u0301", "\u20DD", "\uFE0F", "\u034F",
        "\u115F", "\u3164", "\uD83D", "\uDE00", "\uFFFE", "\uFFFF", "\uFFFD", "\0", "\t", "\n", "\u0085", "\u2028", "٣",
        "१", "²", "Ⅻ", "㊿", "ﷺ", "ß", "ı", "İ", "ǅ", "ﬁ", "K", "HD", "ᴴᴰ", "4K", "UK", "UK:", "|", "-", ":", "[", "]",
        "(", ")", "+", "+1", "&", "&amp;", "24/7", "PPV 01", "Canal", "中央", "1", "007", ".", "'", "’", "#", "✦", "🇩🇪",
        "🇩", "TV", "News", "east", "@", "<b>", "%", "·", "=", "CCTV", "Radio", "E", "Ł", "\u1D2C", "\u2C7D"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u200E",
                "\u3000",
                "\uFEFF",
                "\u200E\u200F",
                "\u00AD",
                "\uFE0F",
                "\u2066\u2069",
                "\u3000 \u3000"
            })
    void aNameWithoutAnythingToSeeGetsAStandIn(String name) {
        var channelIdentity = read(name, "", "");
        assertThat(channelIdentity.key()).isEqualTo("tv||?");
        assertThat(channelIdentity.title()).isEqualTo("?");
    }

    @Test
    void everyCharacterMayStandAloneAndBesideOthers() {
        for (var point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x10000 ? 1 : 7) {
            var c = Character.toString(point);
            read(c, "", "");
            // Hangul syllables and ideographs are thousands of a kind.
            if (point < 0x3000 || point > 0xD7A3 || point % 16 == 0) read("UK: " + c + "HD", c, c);
        }
    }

    @Test
    void anyMixtureIsRead() {
        var random = new Random(20_261_130);
        for (var run = 0; run < 6_000; run++) read(mixture(random), mixture(random), mixture(random));
    }

    @Test
    void anyListIsLearntFrom() {
        var random = new Random(7);
        for (var run = 0; run < 30; run++) {
            var conventionLearner = new ConventionLearner();
            var list = IntStream.range(0, 300)
                    .mapToObj(_ -> sighting(mixture(random), mixture(random), mixture(random)))
                    .toList();
            list.forEach(conventionLearner::add);
            var namingConventions = conventionLearner.learnt(NamingConventions.NONE);
            for (var listedStream : list) ChannelIdentifier.read(listedStream, namingConventions);
        }
    }

    @Test
    void anyChannelsAreWeighed() {
        var random = new Random(11);
        for (var run = 0; run < 20; run++) {
            var matchScorer = new MatchScorer(LogoHashes.BLIND);
            for (var channel = 1; channel <= 200; channel++) {
                var channelIdentity = read(mixture(random), "", "");
                matchScorer.add(new ChannelFeatures(
                        channel, channelIdentity.key(), channelIdentity.title(), mixture(random), mixture(random)));
            }
            assertThat(matchScorer.settle()).isNotNull();
        }
    }

    private static ChannelIdentity read(String name, String group, String tvgName) {
        return ChannelIdentifier.read(sighting(name, group, tvgName), NamingConventions.NONE);
    }

    private static ListedStream sighting(String name, String group, String tvgName) {
        return new ListedStream(new EntryName(SourceKind.LIVE, name, group, tvgName), tvgName, "");
    }

    private static String mixture(Random random) {
        var count = random.nextInt(6);
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(random.nextInt(8) == 0 ? Character.toString(random.nextInt(0x11000)) : piece(random));
        }
        return text.toString();
    }

    private static String piece(Random random) {
        return List.of(PIECES).get(random.nextInt(PIECES.length));
    }
}
