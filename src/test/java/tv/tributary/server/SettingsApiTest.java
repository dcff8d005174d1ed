package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.format.json.Json;
import tv.tributary.relay.hls.HlsSettings;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.relay.live.VideoSettings;
import tv.tributary.settings.Settings;
import tv.tributary.store.SettingStore;
import tv.tributary.testkit.TempStore;

class SettingsApiTest {
    private static final String STREAMING = "/api/settings/streaming";
    private static final String HLS = "/api/settings/hls";
    private static final String CHANNELS = "/api/settings/channels";
    private static final House house = new House();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void whatIsNamedChangesAndHoldsAtOnce() throws Exception {
        var before = house.get(STREAMING).body();
        assertThat(before).contains("\"tickMillis\":90");

        var changed = house.send("PUT", STREAMING, "{\"startBehindMillis\":2000,\"viewerLimit\":1500000}");

        assertThat(changed.statusCode()).isEqualTo(200);
        var now =
                house.settings.of(RelaySettings.NAME, RelaySettings.defaults()).get();
        assertThat(now.buffers().startBehind()).isEqualTo(Duration.ofSeconds(2));
        assertThat(now.limits().viewer()).isEqualTo(1_500_000);
        assertThat(now.timing().tick()).isEqualTo(Duration.ofMillis(90));
        assertThat(house.get(STREAMING).body()).isEqualTo(changed.body());
    }

    @Test
    void picturesAreChosenHereToo() throws Exception {
        house.send("PUT", STREAMING, "{\"largestPicture\":\"hd\",\"watchPictures\":false}");

        var now =
                house.settings.of(RelaySettings.NAME, RelaySettings.defaults()).get();
        assertThat(now.video()).isEqualTo(new VideoSettings(VideoSettings.Resolution.HD, false));
        assertThat(house.get(STREAMING).body())
                .contains("\"largestPicture\":\"hd\"")
                .contains("\"watchPictures\":false");
    }

    @Test
    void hlsIsGivenOutAsTold() throws Exception {
        var changed = house.send("PUT", HLS, "{\"memoryBytes\":67108864,\"variants\":\"adaptive\"}");
        house.send("PUT", HLS, "{\"timeShiftSeconds\":3600,\"lowLatency\":true}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(house.settings.of(HlsSettings.NAME, HlsSettings.defaults()).get())
                .isEqualTo(new HlsSettings(64L << 20, Duration.ofHours(1), HlsSettings.Variants.ADAPTIVE, true));
        assertThat(house.get(HLS).body())
                .isEqualTo("{\"memoryBytes\":67108864,\"timeShiftSeconds\":3600,\"variants\":\"adaptive\","
                        + "\"lowLatency\":true}");
    }

    @Test
    void hlsThatCannotBeGivenOutSoIsRefusedInPlainWords() throws Exception {
        for (var nonsense : new String[] {
            "{\"memoryBytes\":1048576}",
            "{\"memoryBytes\":1000000000000000}",
            "{\"timeShiftSeconds\":-1}",
            "{\"timeShiftSeconds\":14401}"
        }) {
            var answer = house.send("PUT", HLS, nonsense);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("memoryBytes must be 33554432 to ", "timeShiftSeconds 0 to 14400");
        }
        assertThat(house.send("PUT", HLS, "{\"variants\":\"worst\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void channelsAreRankedAndNumberedAsTold() throws Exception {
        assertThat(house.get(CHANNELS).body()).contains("\"numbering\":\"from_list\"");

        var changed = house.send(
                "PUT",
                CHANNELS,
                "{\"ranking\":[\"provider\"],\"numbering\":\"by_group\",\"groups\":[{\"group\":\"News\",\"first\":100}]}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(house.settings
                        .of(RankingSettings.NAME, RankingSettings.defaults())
                        .get()
                        .order())
                .startsWith(Criterion.PROVIDER, Criterion.HEALTH);
        assertThat(house.settings
                        .of(NumberingSettings.NAME, NumberingSettings.defaults())
                        .get())
                .isEqualTo(new NumberingSettings(Scheme.BY_GROUP, 1, Map.of("News", 100)));
        assertThat(house.get(CHANNELS).body()).isEqualTo(changed.body());
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() throws Exception {
        for (var nonsense : new String[] {
            "{\"firstNumber\":0}", "{\"groups\":[{\"group\":\"News\",\"first\":1},{\"group\":\"News\",\"first\":2}]}"
        }) {
            var answer = house.send("PUT", CHANNELS, nonsense);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("must be 1 to 9000000");
        }
    }

    @Test
    void aCriterionThatIsNullIsRefused() throws Exception {
        assertThat(house.send("PUT", CHANNELS, "{\"ranking\":[null]}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatMakesNoSenseIsRefusedInPlainWords() throws Exception {
        for (var nonsense : new String[] {"{\"tickMillis\":5}", "{\"lingerSeconds\":-1}", "{\"allLimit\":-1}"}) {
            var answer = house.send("PUT", STREAMING, nonsense);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("tickMillis must be 10 to 100");
        }
    }

    @Test
    void whatAnOlderVersionStoredStillHolds() {
        var d = RelaySettings.defaults();
        var whole = Json.write(d.with(
                Duration.ofMillis(20), d.buffers().startBehind(), d.timing().linger(), d.limits()));
        var stored = whole.replaceFirst(",\"video\":\\{[^}]*}", "");
        assertThat(stored).isNotEqualTo(whole).doesNotContain("video");
        try (var older = new TempStore()) {
            new SettingStore(older.database()).save(RelaySettings.NAME, stored);
            var now = new Settings(older.database())
                    .of(RelaySettings.NAME, RelaySettings.defaults())
                    .get();
            assertThat(now.timing().tick()).isEqualTo(Duration.ofMillis(20));
            assertThat(now.video()).isEqualTo(VideoSettings.defaults());
        }
    }
}
