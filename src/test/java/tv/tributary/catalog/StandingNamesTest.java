package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Channel;

/// A second provider must not rename, regroup or renumber what the user knows.
class StandingNamesTest {
    private static final int CHANNELS = 8_000;

    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private record Look(String name, String group, String number, String logo) {
        static Look of(Channel channel) {
            return new Look(channel.name(), channel.group(), channel.number(), channel.logo());
        }
    }

    @Test
    void secondProviderOntoEightThousandChannelsChangesNoneOfThem() {
        rig.sync("One", list("UK: Velka%d Zorbo", "UNITED KINGDOM", "one"));
        var before = looks();

        rig.sync("Two", list("UK| VELKA%d ZORBO ⁴ᴷ", "NED - NETHERLANDS", "two"));

        assertThat(rig.catalog().channels().counts().withBackups()).isEqualTo(CHANNELS);
        assertThat(looks()).isEqualTo(before);
    }

    @Test
    void nameFollowsTheProviderTheChannelCameWith() {
        rig.sync("One", entry("UK: BBC Two", "UK", "http://one.test/1.ts"));
        rig.sync("Two", entry("UK: BBC 2 UHD", "NED - NETHERLANDS", "http://two.test/1.ts"));

        assertThat(looks().values()).containsExactly(new Look("BBC Two", "UK", "1", ""));
    }

    @Test
    void whatTheFirstLacksTheSecondGives() {
        rig.sync("One", entry("UK: BBC Two", "", "http://one.test/1.ts"));
        rig.sync("Two", entry("UK: BBC 2 UHD", "British", "http://two.test/1.ts"));

        assertThat(looks().values()).containsExactly(new Look("BBC Two", "British", "1", ""));
    }

    @Test
    void whenTheFirstHasItNoMoreTheSecondNamesIt() {
        rig.sync(
                "One",
                entry("UK: BBC Two", "UK", "http://one.test/1.ts")
                        + entry("UK: Dave", "UK", "http://one.test/2.ts").replace("#EXTM3U\n", ""));
        rig.sync("Two", entry("UK: BBC 2 UHD", "British", "http://two.test/1.ts"));

        rig.sync(
                "One",
                entry("UK: Dave", "UK", "http://one.test/2.ts")
                        + entry("UK: Alibi", "UK", "http://one.test/3.ts").replace("#EXTM3U\n", ""));

        assertThat(rig.names()).contains("BBC 2");
    }

    private Map<Long, Look> looks() {
        return rig.channels().stream()
                .collect(Collectors.toMap(channel -> channel.id().value(), Look::of));
    }

    private static String list(String name, String group, String host) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < CHANNELS; i++) {
            list.append("#EXTINF:-1 group-title=\"%s\" tvg-logo=\"http://%s.test/%d.png\",%s%nhttp://%s.test/%d.ts%n"
                    .formatted(group, host, i, name.formatted(1000 + i), host, i));
        }
        return list.toString();
    }

    private static String entry(String name, String group, String url) {
        return "#EXTM3U\n#EXTINF:-1 group-title=\"%s\",%s%n%s%n".formatted(group, name, url);
    }
}
