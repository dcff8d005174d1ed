package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;

/// Event channels keep who they are while their names change by the hour, and are out of sight while nothing is on.
class EventSlotsTest {
    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aSlotThatSaysNothingIsHidden() {
        rig.sync("Home", list("PPV 01: No Event Today", "PPV 02: Derby - Hull 20:45", "PPV 03"));

        assertThat(rig.names()).containsExactly("PPV 02: Derby - Hull 20:45");
    }

    @Test
    void itComesBackWithItsIdAndNumberWhenThereIsAnEvent() {
        rig.sync("Home", list("PPV 01: Boxing 21:00", "PPV 02: Derby - Hull 20:45"));
        var before = channel("PPV 02: Derby - Hull 20:45");
        rig.sync("Home", list("PPV 01: Boxing 21:00", "PPV 02:"));
        assertThat(rig.names()).containsExactly("PPV 01: Boxing 21:00");

        rig.sync("Home", list("PPV 01: Boxing 21:00", "PPV 02: Ajax - PSV 18:00"));

        var after = channel("PPV 02: Ajax - PSV 18:00");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.number()).isEqualTo(before.number());
        assertThat(after.guideId()).isEqualTo(before.guideId());
    }

    @Test
    void whoeverShowsASlotSeesItAlways() {
        rig.sync("Home", list("PPV 01:", "PPV 02: Derby - Hull 20:45"));
        var idle = rig.catalog()
                .channels()
                .list(ChannelQuery.all().with(Sight.HIDDEN))
                .getFirst();

        rig.catalog().editor().show(List.of(idle.channel().id()));

        assertThat(rig.names()).containsExactly("PPV 01:", "PPV 02: Derby - Hull 20:45");
    }

    @Test
    void anOrdinaryChannelIsNeverIdle() {
        rig.sync("Home", list("Sport 1", "Event TV", "Canal 3 - Off"));

        assertThat(rig.names()).containsExactlyInAnyOrder("Sport 1", "Event TV", "Canal 3 - Off");
    }

    private Channel channel(String name) {
        return rig.catalog().channels().list(ChannelQuery.all()).stream()
                .map(ChannelRow::channel)
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String list(String... names) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < names.length; i++)
            list.append("#EXTINF:-1 group-title=\"PPV\",")
                    .append(names[i])
                    .append("\nhttp://a.test/live/u/p/")
                    .append(i)
                    .append(".ts\n");
        return list.toString();
    }
}
