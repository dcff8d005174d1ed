package tv.tributary.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.RequestSettings;

/// Which providers are taken as typed in.
class ProvidersTest {
    private static final String URL = "http://tv.test/get.php?username=joe&password=secret";

    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void namesAndPlacesAreTakenWithoutBlanksAround() {
        var provider = rig.catalog().providers().add(draft("  Home ", "  " + URL + " "));

        assertThat(provider.name()).isEqualTo("Home");
        assertThat(provider.settings().location()).isEqualTo(URL);
    }

    @Test
    void nameIsNeededAndOnlyOnce() {
        refused(Problem.NO_NAME, draft("  ", URL));
        rig.catalog().providers().add(draft("Home", URL));

        refused(Problem.NAME_TAKEN, draft("HOME", "http://other.test/"));
    }

    @Test
    void keepingItsOwnNameIsNoClash() {
        var id = rig.catalog().providers().add(draft("Home", URL)).id();

        assertThatCode(() -> rig.catalog().providers().change(id, draft("home", URL)))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsNeitherUrlNorFileIsRefused() {
        refused(Problem.NO_LOCATION, draft("Home", " "));
        refused(Problem.BAD_LOCATION, draft("Home", "ftp://tv.test/list.m3u"));
        refused(Problem.BAD_LOCATION, draft("Home", "http://"));
        refused(Problem.BAD_LOCATION, draft("Home", "http://tv.test/my list.m3u"));
        refused(Problem.FILE_MISSING, draft("Home", "/there/is/no/such/list.m3u"));
    }

    @Test
    void whatRequestsSayAndByWhichWayTheyGoIsKept() {
        var requests = new RequestSettings(
                "http://tv.test/player",
                "http://tv.test",
                "sid=7",
                "socks5://ann:secret@10.0.0.2:1080",
                "ab".repeat(32));
        var id = rig.catalog()
                .providers()
                .add(draft("Home", URL).withRequests(requests))
                .id();
        var stored = rig.catalog().providers().find(id).orElseThrow();
        var shown = "AB" + ":AB".repeat(31);
        assertThat(stored.provider().settings().requests())
                .isEqualTo(new RequestSettings(
                        requests.referer(), requests.origin(), requests.cookie(), requests.proxy(), shown));
        assertThat(stored.shownProxy()).isEqualTo("socks5://***@10.0.0.2:1080");
        rig.catalog().providers().change(id, draft("Home", URL));
        assertThat(rig.catalog()
                        .providers()
                        .find(id)
                        .orElseThrow()
                        .provider()
                        .settings()
                        .requests())
                .isEqualTo(RequestSettings.NONE);
    }

    @Test
    void aProxyOrAFingerprintThatIsNoneIsRefused() {
        refused(Problem.BAD_PROXY, draft("Home", URL).withRequests(requests("10.0.0.2:1080", "")));
        refused(Problem.BAD_PROXY, draft("Home", URL).withRequests(requests("socks4://10.0.0.2:1080", "")));
        refused(Problem.BAD_CERTIFICATE, draft("Home", URL).withRequests(requests("", "trust everything")));
    }

    private static RequestSettings requests(String proxy, String certificate) {
        return new RequestSettings("", "", "", proxy, certificate);
    }

    @Test
    void fileUrlIsTakenAsItsPath() {
        var file = rig.write("list", "#EXTM3U\n");

        assertThat(rig.catalog()
                        .providers()
                        .add(draft("Home", file.toUri().toString()))
                        .settings()
                        .location())
                .isEqualTo(file.toAbsolutePath().toString());
    }

    @Test
    void negativeNumbersAreRefused() {
        refused(Problem.BAD_NUMBER, draft("Home", URL).withConnections(-1));
        refused(Problem.BAD_NUMBER, draft("Home", URL).withRefreshEvery(Duration.ofHours(-1)));
    }

    @Test
    void aGraceIsKeptAcrossARestart() {
        var failoverTolerance = new FailoverTolerance(Duration.ofMillis(1_500), Duration.ofMillis(4_250));
        var id = rig.catalog()
                .providers()
                .add(draft("Home", URL).withGrace(failoverTolerance))
                .id();
        rig.restart(Duration.ofHours(1));

        assertThat(rig.status(id).provider().settings().grace()).isEqualTo(failoverTolerance);
    }

    @Test
    void aGraceThatViewersCouldNotBearIsRefused() {
        refused(Problem.BAD_GRACE, patient(Duration.ofSeconds(11), Duration.ofSeconds(3)));
        refused(Problem.BAD_GRACE, patient(Duration.ZERO, Duration.ofMillis(999)));
        refused(Problem.BAD_GRACE, patient(Duration.ZERO, Duration.ofSeconds(61)));
    }

    private static ProviderSettings patient(Duration end, Duration stall) {
        return draft("Home", URL).withGrace(new FailoverTolerance(end, stall));
    }

    private void refused(Problem problem, ProviderSettings draft) {
        assertThatThrownBy(() -> rig.catalog().providers().add(draft))
                .isInstanceOfSatisfying(
                        InvalidProvider.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private static ProviderSettings draft(String name, String location) {
        return ProviderSettings.of(name, location);
    }
}
