package tv.tributary.catalog.xtream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.RequestSettings;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FakePanel;
import tv.tributary.testkit.SelfSigned;

/// Panels whose certificate nobody vouches for.
@ExpectedWarnings("job failed: Sync Panel")
class UntrustedPanelTest {
    @TempDir
    static Path folder;

    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private ProviderSettings settings(FakePanel panel, String certificate) {
        return ProviderSettings.of("Panel", panel.api())
                .withRefreshEvery(Duration.ZERO)
                .withRequests(new RequestSettings("", "", "", "", certificate));
    }

    @Test
    void theUserMayTrustItOnceTheySawWhoseItIs() throws Exception {
        try (var panel = new FakePanel(3, 0, 0, Optional.of(SelfSigned.configurator(folder, "panel")))) {
            var tested = rig.catalog().sync().test(settings(panel, ""));
            assertThat(tested.usable()).isFalse();
            assertThat(tested.fault()).contains(ListFault.TLS);
            assertThat(tested.words()).startsWith("The provider's secure connection cannot be trusted.");

            var seen =
                    rig.catalog().providers().certificate(settings(panel, "")).orElseThrow();
            assertThat(seen.subject()).isEqualTo("CN=panel.test");
            assertThat(rig.catalog()
                            .sync()
                            .test(settings(panel, seen.fingerprint()))
                            .usable())
                    .isTrue();

            var id = rig.catalog().providers().add(settings(panel, "")).id();
            assertThat(rig.sync(id).result()).isEqualTo(Result.FAILED);
            assertThat(rig.status(id).last().fault()).contains(ListFault.TLS);
            rig.catalog().providers().change(id, settings(panel, seen.fingerprint()));
            assertThat(rig.sync(id).result()).isEqualTo(Result.DONE);
            assertThat(rig.status(id).last().fault()).isEmpty();
            assertThat(rig.names()).hasSize(3);
        }
    }

    @Test
    void oneThatHasExpiredCanBeTrustedUntilItIsRenewed() throws Exception {
        var expired = SelfSigned.configurator(folder, "expired", "-startdate", "-10d", "-validity", "5");
        try (var panel = new FakePanel(3, 0, 0, Optional.of(expired))) {
            assertThat(rig.catalog().sync().test(settings(panel, "")).fault())
                    .get()
                    .matches(ListFault::isOfTheCertificate);
            var seen =
                    rig.catalog().providers().certificate(settings(panel, "")).orElseThrow();
            assertThat(rig.catalog()
                            .sync()
                            .test(settings(panel, seen.fingerprint()))
                            .usable())
                    .isTrue();
        }
    }
}
