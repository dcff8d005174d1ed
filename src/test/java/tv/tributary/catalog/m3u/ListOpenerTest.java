package tv.tributary.catalog.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.testkit.RawServer;

class ListOpenerTest {
    private static final ListMark UNKNOWN = new ListMark("", "", "", 0);

    private final Http http = new Http();
    private final RawServer server = new RawServer();
    private final ListOpener opener = new ListOpener(new Fetch(http));
    private final CountDownLatch ended = new CountDownLatch(1);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        ended.countDown();
        server.close();
        http.close();
    }

    @Test
    void listThatStopsComingIsSaidToBeLate() throws Exception {
        server.then((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n#EXTM3U\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            ended.await(20, TimeUnit.SECONDS);
        });

        // On a slow machine its time is over before anything has come.
        var fault = catchThrowableOfType(UnusableList.class, () -> {
            try (var list = opener.open(provider(server.url("/list")), UNKNOWN, Duration.ofMillis(500))) {
                list.spool(_ -> {});
            }
        });

        assertThat(fault.words()).isEqualTo("The provider did not answer in time. Try again later.");
    }

    @Test
    void missingFileIsSaid() {
        var fault = catchThrowableOfType(
                UnusableList.class,
                () -> opener.open(provider(folder.resolve("gone.m3u").toString()), UNKNOWN, Duration.ofSeconds(1)));

        assertThat(fault.words()).isEqualTo("The file is gone. Put it back, or choose another.");
    }

    private static Provider provider(String location) {
        return new Provider(new ProviderId(1), ProviderSettings.of("Web", location));
    }
}
