package tv.tributary.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.model.ProviderSettings;

class SyncTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1,One
            http://a.test/live/u/p/1.ts
            #EXTINF:-1,Film
            http://a.test/movie/u/p/2.mkv
            """;

    private final CatalogRig rig = new CatalogRig();
    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void close() {
        rig.close();
        server.close();
    }

    @Test
    void aDraftIsTriedWithoutBeingStored() {
        var report = rig.catalog()
                .sync()
                .test(ProviderSettings.of("Home", rig.write("Home", LIST).toString()));

        assertThat(report.words()).isEqualTo("It works: 1 channel and 1 film or episode.");
        assertThat(rig.catalog().providers().all()).isEmpty();
        assertThat(rig.names()).isEmpty();
    }

    @Test
    void ofALongListOnlyTheHeadIsTried() {
        var file = rig.write("Home", "#EXTM3U\n" + "#EXTINF:-1,One\nhttp://a.test/live/u/p/1.ts\n".repeat(2_001));

        assertThat(rig.catalog()
                        .sync()
                        .test(ProviderSettings.of("Home", file.toString()))
                        .words())
                .isEqualTo("It works: the first 2,000 entries are 2,000 channels and 0 films or episodes,"
                        + " and there are more.");
    }

    @Test
    void aDraftThatCannotWorkIsSaidSo() throws IOException {
        server.start();
        server.enqueue(new MockResponse.Builder().body("<html>").build());
        server.enqueue(new MockResponse.Builder().code(401).build());
        var url = server.url("/list.m3u").toString();

        assertThat(rig.catalog().sync().test(ProviderSettings.of("Web", url)).words())
                .isEqualTo("The provider sent a web page instead of a list. Check the address and the login.");
        assertThat(rig.catalog().sync().test(ProviderSettings.of("Web", url)).words())
                .isEqualTo("The provider refused the login. Check user name and password,"
                        + " and whether the subscription is active.");
        assertThat(rig.catalog().sync().test(ProviderSettings.of("", url)).words())
                .isEqualTo("Give the provider a name.");
    }

    @Test
    void atMostTwoListsComeAtOnce() throws Exception {
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        var two = new CountDownLatch(2);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                two.countDown();
                if (!two.await(10, TimeUnit.SECONDS)) throw new AssertionError("the second never came");
                open.decrementAndGet();
                return new MockResponse.Builder().body(LIST).build();
            }
        });
        server.start();
        for (var i = 0; i < 5; i++) rig.add("Web " + i, server.url("/" + i).toString());

        for (var job : rig.catalog().sync().syncAll()) rig.await(job);

        assertThat(server.getRequestCount()).isEqualTo(5);
        assertThat(most.get()).isEqualTo(2);
    }
}
