package tv.tributary.catalog.xtream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.RequestSettings;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FakePanel;
import tv.tributary.testkit.LoopbackProxy;
import tv.tributary.testkit.RawServer;

/// Panels that mean no good, or know no better.
@ExpectedWarnings("job failed: Sync Panel")
class HostilePanelTest {
    private final CatalogRig rig = new CatalogRig();
    private final FakePanel panel = new FakePanel(6, 4, 3);
    private final LoopbackProxy internet = new LoopbackProxy("");
    private final RawServer inTheHome = new RawServer();

    @AfterEach
    void close() {
        rig.close();
        panel.close();
        internet.close();
        inTheHome.close();
    }

    /// A panel with a name on the internet.
    private ProviderId outside() {
        var settings = ProviderSettings.of("Panel", panel.api().replace("127.0.0.1", "panel.test"))
                .withRefreshEvery(Duration.ZERO)
                .withRequests(new RequestSettings("", "", "", internet.url("socks5"), ""));
        var id = rig.catalog().providers().add(settings).id();
        assertThat(rig.sync(id).result()).isEqualTo(Result.DONE);
        return id;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "localhost", "[::1]", "192.168.1.1", "10.0.0.1", "169.254.169.254", "2130706433"})
    void aPanelOnTheInternetDoesNotLeadIntoTheHome(String host) {
        var id = outside();
        var before = rig.everything();
        panel.redirect("", "http://" + host + ":" + inTheHome.port() + "/player_api.php?username=a&password=b");
        var report = rig.sync(id);

        assertThat(report.result()).isEqualTo(Result.FAILED);
        assertThat(report.words())
                .startsWith("The address leads from the internet to a device inside your home, which is not followed.");
        assertThat(inTheHome.requests()).isEmpty();
        assertThat(rig.everything()).isEqualTo(before);
    }

    @Test
    void norDoesOneOfItsLists() {
        var id = outside();
        var before = rig.everything();
        panel.redirect("get_vod_streams", "http://127.0.0.1:" + inTheHome.port() + "/films");
        assertThat(rig.sync(id).words()).contains("Films did not come").contains("a device inside your home");
        panel.redirect("get_live_streams", "http://127.0.0.1:" + inTheHome.port() + "/live");
        assertThat(rig.sync(id).result()).isEqualTo(Result.FAILED);

        assertThat(inTheHome.requests()).isEmpty();
        assertThat(rig.everything()).isEqualTo(before);
        assertThat(rig.stored("select count(*) from source where kind = 'VOD' and gone_at is null"))
                .isEqualTo(4);
    }

    @Test
    void aRedirectThatLeadsInACircleEnds() {
        var id = rig.add("Panel", panel.api()).id();
        panel.redirect("", panel.api());
        assertThat(rig.sync(id).words()).startsWith("The provider sends the request on and on");
    }

    @Test
    void idsThatAreNoneAreLeftOutAndThoseThatRepeatCountOnce() {
        var id = rig.add("Panel", panel.api()).id();
        panel.answer(
                "get_live_streams",
                200,
                "[{\"stream_id\":-1,\"name\":\"Minus\"},{\"stream_id\":\"abc\",\"name\":\"Text\"},"
                        + "{\"stream_id\":null,\"name\":\"None\"},{\"stream_id\":0,\"name\":\"Zero\"},"
                        + "{\"stream_id\":1e99,\"name\":\"Huge\"},{\"stream_id\":[7],\"name\":\"Seven\"},"
                        + "{\"stream_id\":\"7\",\"name\":\"Seven again\"},{\"stream_id\":7.0,\"name\":\"And again\"}]");
        var report = rig.sync(id);

        assertThat(report.result()).isEqualTo(Result.DONE);
        assertThat(rig.names()).containsExactly("Seven");
        assertThat(report.problems()).isEqualTo(5);
    }
}
