package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.server.http.NetworkSettings;

/// Network settings as a user types them, against a running instance.
@Timeout(60)
class NetworkCommandTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatIsNamedChangesAndTheRestStays() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("network", "set", "--proxy", "192.168.1.2", "--base-path", "/tv", "--https-port", "9443"))
                    .isZero();
            assertThat(out.toString()).contains("Ports and certificate take effect at the next start.");
            assertThat(run("network", "set", "--host-name", "tv.example.org", "--no-mdns"))
                    .isZero();

            assertThat(stored(engine))
                    .isEqualTo(new NetworkSettings(
                            9188, List.of("192.168.1.2"), "/tv", 9443, "", List.of("tv.example.org")));
            assertThat(engine.server().discovery().settings().get().mdns()).isFalse();
            assertThat(run("network")).isZero();
            assertThat(out.toString())
                    .contains("tv.example.org", "192.168.1.2", "/tv", "9443", "Name in the network (mDNS)");

            assertThat(run("network", "set", "--no-proxies", "--no-host-names", "--base-path=", "--https-port=0"))
                    .isZero();
            assertThat(stored(engine)).isEqualTo(NetworkSettings.defaults());
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedAndChangesNothing() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("network", "set", "--proxy", "my-proxy", "--base-path", "/tv"))
                    .isEqualTo(1);
            assertThat(run("network", "set", "--host-name", "http://tv.example.org"))
                    .isEqualTo(1);
            assertThat(run("network", "set", "--certificate", "none.pem")).isEqualTo(1);

            assertThat(stored(engine)).isEqualTo(NetworkSettings.defaults());
            assertThat(err.toString()).contains("PEM");
        }
    }

    private static NetworkSettings stored(Engine engine) {
        return engine.settings()
                .of(NetworkSettings.NAME, NetworkSettings.defaults())
                .get();
    }

    private int run(String... args) {
        return CliRun.run(temp, out, err, args);
    }
}
