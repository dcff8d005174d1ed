package tv.tributary.identity.question;

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
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.text.Hash;
import tv.tributary.model.Source.SourceKind;

class QuestionFinderPropertiesTest {
    @Property(tries = 200)
    void orderOfTheStreamsDoesNotMatter(
            @ForAll @Size(max = 30) List<@From("streams") AskedStream> streams, @ForAll long seed) {
        var shuffled = new ArrayList<>(streams);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(found(shuffled)).isEqualTo(found(streams));
    }

    @Property(tries = 200)
    void whatWasToldTwiceCountsOnce(@ForAll @Size(max = 30) List<@From("streams") AskedStream> streams) {
        var twice = new ArrayList<>(streams);
        twice.addAll(streams);

        assertThat(found(twice)).isEqualTo(found(streams));
    }

    @Property(tries = 200)
    void noQuestionIsAskedTwiceAndAPartIsNeverTheWhole(
            @ForAll @Size(max = 30) List<@From("streams") AskedStream> streams) {
        var found = found(streams);

        assertThat(found).extracting(ChannelQuestion::id).doesNotHaveDuplicates();
        for (var question : found) {
            if (question.kind().isJoin()) continue;
            var all = streams.stream()
                    .filter(stream -> stream.channel() == question.channel())
                    .map(AskedStream::source)
                    .toList();
            assertThat(all).containsAll(question.part());
            assertThat(question.part())
                    .hasSizeLessThan((int) all.stream().distinct().count());
        }
    }

    /// One stream of an id is the same stream; each key has a channel of its own.
    @Provide
    Arbitrary<AskedStream> streams() {
        var markets = Arbitraries.of("", "gb", "cz", "hu");
        var names = Arbitraries.of("novasat", "espn", "espn2", "almasriya", "almasriyah");
        var tails = Arbitraries.of("", ";en", ";+1");
        var titles = Arbitraries.of("Nova", "Nova Sat", "ESPN");
        var ids = Arbitraries.of("", "nova.cz", "espn.us");
        var viewers = Arbitraries.of("", "gb", "cz", "hu");
        return Combinators.combine(markets, names, tails, titles, ids, viewers)
                .as((market, name, tail, title, id, viewer) -> {
                    var key = "tv|" + market + "|" + name + tail;
                    var source = 1 + (Hash.of(key + title + id + viewer) & 0xFFFFFF);
                    return new AskedStream(
                            source,
                            1 + (Hash.of(key) & 0xFFFFFF),
                            source % 3,
                            key,
                            title,
                            viewer,
                            new ListedStream(new EntryName(SourceKind.LIVE, title, "", ""), id, ""));
                });
    }

    private static List<ChannelQuestion> found(List<AskedStream> streams) {
        var finder = new QuestionFinder(ChannelIdentifier.SHIPPED, LogoHashes.BLIND, _ -> List.of());
        streams.forEach(finder::add);
        return finder.find();
    }
}
