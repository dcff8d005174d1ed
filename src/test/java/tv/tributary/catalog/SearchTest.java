package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;

/// A search knows what the merge knows: names of streams, and that `bbc1` is BBC One.
class SearchTest {
    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void fill() {
        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="501" group-title="UK| ENTERTAINMENT",UK: BBC ONE HD
                http://a.test/live/u/p/1.ts
                #EXTINF:-1 tvg-chno="502" group-title="UK| ENTERTAINMENT",UK: BBC ONE FHD
                http://a.test/live/u/p/2.ts
                #EXTINF:-1 tvg-chno="503" group-title="UK| ENTERTAINMENT",UK: BBC TWO HD
                http://a.test/live/u/p/3.ts
                #EXTINF:-1 tvg-chno="504" group-title="UK| NEWS",UK: SKY NEWS
                http://a.test/live/u/p/4.ts
                #EXTINF:-1 tvg-chno="505" group-title="UK| NEWS",UK: SKY NEWS HD
                http://a.test/live/u/p/5.ts
                #EXTINF:-1 tvg-chno="506" group-title="UK| SPORT",UK: SKY SPORTS NEWS
                http://a.test/live/u/p/6.ts
                #EXTINF:-1 tvg-chno="11" group-title="DE| SPORT",DE: Sport 1
                http://a.test/live/u/p/7.ts
                #EXTINF:-1 tvg-chno="1" group-title="DE| SPORT",DE: Sport 11
                http://a.test/live/u/p/8.ts
                #EXTINF:-1 tvg-chno="9" group-title="RU",Первый канал
                http://a.test/live/u/p/9.ts
                #EXTINF:-1 tvg-chno="10" group-title="UK| SPORT",BBC Sport One Extra
                http://a.test/live/u/p/10.ts
                """);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aChannelIsFoundByTheNamesOfItsStreams() {
        assertThat(rig.names()).contains("BBC ONE", "SKY NEWS");
        assertThat(found("bbc one hd")).startsWith("BBC ONE");
        assertThat(found("BBC One FHD")).startsWith("BBC ONE");
        assertThat(found("sky news hd")).startsWith("SKY NEWS");
        assertThat(found("UK: BBC ONE HD")).containsExactly("BBC ONE");
    }

    @Test
    void itIsFoundByWhatTheMergeReadsInTheWords() {
        assertThat(found("bbc1")).containsExactly("BBC ONE");
        assertThat(found("bbc 1")).startsWith("BBC ONE");
        assertThat(found("bbc one uhd")).as("no stream is called so").startsWith("BBC ONE");
        assertThat(found("bbc one u")).as("half typed").startsWith("BBC ONE");
        assertThat(found("bbc2")).containsExactly("BBC TWO");
        assertThat(found("pervyi")).containsExactly("Первый канал");
    }

    @Test
    void oneIsNotEleven() {
        assertThat(found("sport1")).containsExactly("Sport 1", "BBC Sport One Extra");
        assertThat(found("sport11")).containsExactly("Sport 11");
        assertThat(found("bbc3")).isEmpty();
    }

    @Test
    void theBestMatchComesFirst() {
        assertThat(found("sky news")).containsExactly("SKY NEWS", "SKY SPORTS NEWS");
        assertThat(found("bbc one")).containsExactly("BBC ONE", "BBC Sport One Extra");
        assertThat(found("11")).as("the number before the name").containsExactly("Sport 1", "Sport 11");
        assertThat(found("news")).startsWith("SKY NEWS");
    }

    @Test
    void asOneTypesItIsThereAtEachKey() {
        for (var end = 1; end <= "bbc one hd".length(); end++) {
            assertThat(found("bbc one hd".substring(0, end))).contains("BBC ONE");
        }
    }

    @Test
    void aHiddenChannelIsRankedAmongTheOthers() {
        rig.catalog().editor().hide(List.of(rig.channel("BBC ONE").id()));

        assertThat(found("bbc one")).containsExactly("BBC Sport One Extra");
        assertThat(names(ChannelQuery.of("bbc one").with(Sight.BOTH)))
                .containsExactly("BBC ONE", "BBC Sport One Extra");
    }

    @Test
    void afterAnEditItIsFoundByItsStreamsAsBefore() {
        rig.catalog().editor().rename(rig.channel("SKY NEWS").id(), "Headlines");

        assertThat(found("sky news hd")).containsExactly("Headlines");
        assertThat(found("headlines")).containsExactly("Headlines");
    }

    @Test
    void anyOfSeveralGroupsIsMeant() {
        var query = new ChannelQuery("", Set.of("UK| NEWS", "RU"), Optional.empty(), 0, Sight.SHOWN, false);

        assertThat(names(query)).containsExactly("Первый канал", "SKY NEWS");
    }

    @Test
    void signsAloneFindAll() {
        assertThat(found(": |")).hasSize(rig.names().size());
    }

    private List<String> found(String words) {
        return names(ChannelQuery.of(words));
    }

    private List<String> names(ChannelQuery query) {
        return rig.catalog().channels().list(query).stream()
                .map(row -> row.channel().name())
                .toList();
    }
}
