package tv.tributary.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import tv.tributary.identity.match.MatchScorer.ChannelFeatures;
import tv.tributary.identity.name.ChannelKey;
import tv.tributary.identity.text.Hash;

class MatchScorerPropertiesTest {
    @Property(tries = 300)
    void orderOfTheCluesDoesNotMatter(
            @ForAll @Size(max = 40) List<@From("clues") ChannelFeatures> clues, @ForAll long seed) {
        var shuffled = new ArrayList<>(clues);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(settled(shuffled)).isEqualTo(settled(clues));
    }

    @Property(tries = 300)
    void whatWasToldTwiceCountsOnce(@ForAll @Size(max = 40) List<@From("clues") ChannelFeatures> clues) {
        var twice = new ArrayList<>(clues);
        twice.addAll(clues);

        assertThat(settled(twice)).isEqualTo(settled(clues));
    }

    @Property(tries = 300)
    void noChainJoinsWhatMustStayApart(@ForAll @Size(max = 40) List<@From("clues") ChannelFeatures> clues) {
        var mergeResult = settled(clues);
        for (var one : clues) {
            for (var other : clues) {
                if (mergeResult.of(one.channel()) != mergeResult.of(other.channel())) continue;
                assertThat(ChannelKey.of(one.key()).apart(ChannelKey.of(other.key())))
                        .as(one + " and " + other)
                        .isEmpty();
            }
        }
    }

    /// Each key has a channel of its own, as it has after placing.
    @Provide
    Arbitrary<ChannelFeatures> clues() {
        var markets = Arbitraries.of("", "gb", "cz", "bg");
        var names = Arbitraries.of("novasat", "espn", "espn2", "almasriya", "almasriyah");
        var tails = Arbitraries.of("", ";en", ";ar", ";+1", ";west");
        var ids = Arbitraries.of("", "nova.cz", "espn.us", "0");
        var logos = Arbitraries.of("", "http://logo.test/1.png");
        return Combinators.combine(markets, names, tails, ids, logos).as((market, name, tail, id, logo) -> {
            var key = "tv|" + market + "|" + name + tail;
            return new ChannelFeatures(1 + (Hash.of(key) & 0xFFFFFF), key, name, id, logo);
        });
    }

    private static MergeResult settled(List<ChannelFeatures> clues) {
        var matchScorer = new MatchScorer(LogoHashes.BLIND);
        clues.forEach(matchScorer::add);
        return matchScorer.settle();
    }
}
