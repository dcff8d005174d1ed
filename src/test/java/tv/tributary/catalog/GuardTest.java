package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.event.Event;
import tv.tributary.job.Job;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.ExpectedWarnings;

/// A list that cannot be trusted never replaces the old one, and plain words say why.
@ExpectedWarnings("job failed: Sync Web")
class GuardTest {
    private static final String THREE = """
            #EXTM3U
            #EXTINF:-1,One
            http://a.test/live/u/p/1.ts
            #EXTINF:-1,Two
            http://a.test/live/u/p/2.ts
            #EXTINF:-1,Three
            http://a.test/live/u/p/3.ts
            """;
    private static final String ONE = "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/live/u/p/1.ts\n";

    private final CatalogRig rig = new CatalogRig();
    private final MockWebServer server = new MockWebServer();
    private ProviderId id = new ProviderId(1);

    @BeforeEach
    void start() throws IOException {
        server.start();
        id = rig.add(
                        "Web",
                        server.url("/get.php?username=joe&password=secret&type=m3u_plus")
                                .toString())
                .id();
        answer(200, THREE);
        assertThat(rig.sync(id).words()).isEqualTo("3 entries: 3 added, 0 changed, 0 gone.");
    }

    @AfterEach
    void close() {
        rig.close();
        server.close();
    }

    @Test
    void webPageInsteadOfAListIsRefused() {
        answer(200, "<!DOCTYPE html><html><body>Your account has expired</body></html>");

        var report = rig.sync(id);

        assertThat(report.result()).isEqualTo(SyncReport.Result.FAILED);
        assertThat(report.words())
                .isEqualTo("The provider sent a web page instead of a list. Check the address and the login.");
        assertThat(rig.names()).containsExactly("One", "Two", "Three");
        assertThat(rig.hear(Event.SyncFailed.class).words()).isEqualTo(report.words());
    }

    @Test
    void emptyListIsRefused() {
        answer(200, "#EXTM3U\n");

        assertThat(rig.sync(id).words()).isEqualTo("The list is empty. Check whether the account is still active.");
        assertThat(rig.names()).containsExactly("One", "Two", "Three");
    }

    @Test
    void aListThatUnpacksWithoutEndIsRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gz = new GZIPOutputStream(packed)) {
            gz.write("\n".repeat(24 << 20).getBytes(StandardCharsets.US_ASCII));
        }
        server.enqueue(new MockResponse.Builder()
                .code(200)
                .body(new Buffer().write(packed.toByteArray()))
                .build());

        assertThat(rig.sync(id).words()).startsWith("Unpacked, the list would be far larger than a list can be.");
        assertThat(rig.names()).containsExactly("One", "Two", "Three");
    }

    @Test
    void entriesWithInvisibleNamesKeepNoOthersOut() {
        answer(
                200,
                THREE
                        + "#EXTINF:-1,\u200E\nhttp://a.test/live/u/p/44.ts\n#EXTINF:-1,\u3000\nhttp://a.test/live/u/p/55.ts\n"
                        + "#EXTINF:-1,\uFEFF\nhttp://a.test/live/u/p/66.ts\n");

        assertThat(rig.sync(id).words()).isEqualTo("6 entries: 3 added, 0 changed, 0 gone.");
        assertThat(rig.names()).containsExactly("One", "Two", "Three", "44", "55", "66");
    }

    @Test
    void refusedLoginIsSaidWithoutTheLogin() {
        answer(403, "joe secret");

        assertThat(rig.sync(id).words())
                .startsWith("The provider refuses the list (403) and does not say why. Check user name and password.");
        assertThat(rig.status(id).shownLocation()).doesNotContain("secret").doesNotContain("joe");
    }

    @Test
    void missingListIsSaid() {
        answer(404, "");

        assertThat(rig.sync(id).words())
                .isEqualTo("The provider has no list at this address (404). Check the address.");
    }

    @Test
    void unmodifiedListIsNotReadAgain() {
        server.enqueue(new MockResponse.Builder()
                .code(200)
                .addHeader("ETag", "\"v2\"")
                .body(THREE + "\n")
                .build());
        rig.sync(id);
        answer(304, "");

        assertThat(rig.sync(id).result()).isEqualTo(SyncReport.Result.UNCHANGED);
    }

    @Test
    void listThatShrankALotWaitsForTheUser() {
        answer(200, ONE);

        var report = rig.sync(id);

        assertThat(report.result()).isEqualTo(SyncReport.Result.NEEDS_REVIEW);
        assertThat(report.words())
                .isEqualTo("The list shrank from 3 to 1 entry, so the old one is still in use."
                        + " Accept the new list if that is right.");
        assertThat(rig.names()).containsExactly("One", "Two", "Three");
        assertThat(rig.hear(Event.SyncNeedsReview.class).after()).isEqualTo(1);
    }

    @Test
    void heldListIsTakenAsItWasAlsoAfterARestart() {
        answer(200, ONE);
        rig.sync(id);
        rig.restart(Duration.ofHours(1));

        rig.await(rig.catalog().sync().accept(id));

        assertThat(rig.names()).containsExactly("One");
        assertThat(rig.status(id).last().result()).isEqualTo(SyncReport.Result.DONE);
    }

    @Test
    void failedSyncKeepsTheHeldList() {
        answer(200, ONE);
        rig.sync(id);
        answer(200, "<html>");
        rig.sync(id);

        var job = rig.await(rig.catalog().sync().accept(id));

        assertThat(job.view().state()).isEqualTo(Job.State.DONE);
        assertThat(rig.names()).containsExactly("One");
    }

    /// The user may be faster than the end of the job that asks.
    @Test
    void acceptingWhileTheListIsBeingReadWaitsForThat() {
        answer(200, ONE);
        rig.sync(id);
        var asked = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                asked.countDown();
                released.await();
                return new MockResponse.Builder().code(200).body(ONE).build();
            }
        });
        var reading = rig.catalog().sync().sync(id);
        rig.await(asked);

        var accepting = rig.catalog().sync().accept(id);
        released.countDown();

        assertThat(rig.await(accepting).view().state()).isEqualTo(Job.State.DONE);
        assertThat(reading.view().state()).isEqualTo(Job.State.DONE);
        assertThat(rig.names()).containsExactly("One");
    }

    @Test
    void acceptingNothingFails() {
        var job = rig.await(rig.catalog().sync().accept(id));

        assertThat(job.view().note()).isEqualTo("There is no list to accept. Sync again.");
    }

    @Test
    void statusSurvivesARestart() {
        answer(404, "");
        var before = rig.sync(id);

        rig.restart(Duration.ofMinutes(1));

        assertThat(rig.status(id).last())
                .usingRecursiveComparison()
                .ignoringFields("took")
                .isEqualTo(before);
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }
}
