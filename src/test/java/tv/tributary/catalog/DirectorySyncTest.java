package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.identity.name.Brands;
import tv.tributary.identity.name.ChannelDirectory;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.DirectoryFeed;

/// A directory that comes while there are channels.
class DirectorySyncTest {
    /// Three letters: without the directory such a name is one channel per country.
    private static final DirectoryFeed VLK =
            new DirectoryFeed("VLK.at", "", true, List.of("VLK"), "at", Set.of("at"), Set.of("de"), false);

    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void channelsThatStandStayAndNewStreamsFindThem() {
        rig.sync("One", list("AT: VLK", "one"));
        rig.sync("Two", list("HU: VLK", "two"));
        var before = rig.everything();
        assertThat(before).hasSize(2);

        rig.identifier()
                .set(new ChannelIdentifier(
                        Brands.SHIPPED, new ChannelDirectory(List.of(VLK), Map.of(), Map.of(), "1")));
        rig.catalog().providers().readAllAgain();
        rig.sync("One", list("AT: VLK", "one"));
        rig.sync("Two", list("HU: VLK", "two"));
        assertThat(rig.everything()).isEqualTo(before);

        rig.sync("Three", list("CZ: VLK", "three"));

        assertThat(rig.channels()).hasSize(2);
        assertThat(rig.everything()).hasSize(3).containsAll(before);
        var channel = rig.channels().getFirst();
        assertThat(rig.catalog().channels().find(channel.id()).orElseThrow().sources())
                .anySatisfy(source -> assertThat(source.why())
                        .contains("The channel directory lists “VLK” for viewers in: Austria; language: German."));
    }

    private static String list(String name, String host) {
        return "#EXTM3U\n#EXTINF:-1,%s%nhttp://%s.test/1.ts%n".formatted(name, host);
    }
}
