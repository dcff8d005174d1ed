package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ProviderId;

/// What is found by which words.
class ChannelsTest {
    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void fill() {
        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1 tvg-id="bbc1.uk" tvg-chno="101" group-title="UK",BBC One HD
                http://a.test/live/u/p/1.ts
                #EXTINF:-1 group-title="UK",BBC One
                http://a.test/live/u/p/2.ts
                #EXTINF:-1 group-title="Télé",Arte Français
                http://a.test/live/u/p/3.ts
                """);
        rig.sync("Away", "#EXTM3U\n#EXTINF:-1 group-title=\"UK news\",Sky\nhttp://b.test/live/u/p/1.ts\n");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void allWordsMustOccurSomewhereInAnyOrderAndCase() {
        assertThat(found("one bbc")).containsExactly("BBC One");
        assertThat(found("BBC sky")).isEmpty();
        assertThat(found("uk")).containsExactlyInAnyOrder("BBC One", "Sky");
    }

    @Test
    void accentsDoNotMatter() {
        assertThat(found("francais")).containsExactly("Arte Français");
        assertThat(found("TELE ARTÉ")).containsExactly("Arte Français");
    }

    @Test
    void numberAndGuideIdAreSearchedToo() {
        assertThat(found("101")).containsExactly("BBC One");
        assertThat(found("bbc1.uk")).containsExactly("BBC One");
    }

    @Test
    void wordsDoNotReachFromOneFieldIntoTheNext() {
        assertThat(found("oneuk")).isEmpty();
    }

    @Test
    void blankFindsAll() {
        assertThat(found("  ")).hasSize(3);
    }

    @Test
    void groupMustBeExact() {
        assertThat(names(new ChannelQuery("", "UK", Optional.empty(), 0))).containsExactly("BBC One");
    }

    @Test
    void providerAndBackupsNarrowIt() {
        assertThat(names(new ChannelQuery("", "", Optional.of(new ProviderId(2)), 0)))
                .containsExactly("Sky");
        assertThat(names(new ChannelQuery("", "", Optional.empty(), 1))).containsExactly("BBC One");
    }

    private List<String> found(String words) {
        return names(new ChannelQuery(words, "", Optional.empty(), 0));
    }

    private List<String> names(ChannelQuery query) {
        return rig.catalog().channels().list(query).stream()
                .map(row -> row.channel().name())
                .toList();
    }
}
