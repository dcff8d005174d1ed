package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.job.Job;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.ExpectedWarnings;

/// Whatever ends a sync early leaves the old list whole.
class CrashTest {
    private final CatalogRig rig = new CatalogRig();
    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void close() {
        rig.close();
        server.close();
    }

    @Test
    void syncCancelledWhileItLoadsLeavesTheOldList() throws Exception {
        var id = synced();
        var before = rig.everything();
        var list = list(9_000, "new");
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().writeUtf8(list))
                .throttleBody(list.length() / 2L, 20, TimeUnit.SECONDS)
                .build());
        server.takeRequest();

        var job = rig.catalog().sync().sync(id);
        assertThat(server.takeRequest(20, TimeUnit.SECONDS)).isNotNull();
        job.cancel();

        assertThat(rig.await(job).view().state()).isEqualTo(Job.State.CANCELLED);
        assertThat(rig.everything()).isEqualTo(before);
    }

    @Test
    void syncCancelledHalfWayLeavesTheOldList() throws Exception {
        var id = synced();
        var before = rig.everything();
        server.enqueue(new MockResponse.Builder().body(list(40_000, "new")).build());
        // Each batch takes a while, and there are many: it is cancelled long before the last.
        rig.run("""
                create trigger slow after insert on staged when (new.id & 0xFFFFFFFF) % 1000 = 0 begin
                    select count(*) from (
                        with recursive c(x) as (select 1 union all select x + 1 from c where x < 1000000)
                        select x from c);
                end
                """);

        var job = rig.catalog().sync().sync(id);
        rig.awaitStaged();
        job.cancel();

        assertThat(rig.await(job).view().state()).isEqualTo(Job.State.CANCELLED);
        assertThat(rig.everything()).isEqualTo(before);
        assertThat(rig.status(id).last().words()).isEqualTo("Cancelled. The old list is still in use.");
        assertThat(rig.staged()).isZero();
    }

    @Test
    @ExpectedWarnings("job failed: Sync Web")
    void programKilledHalfWayFindsTheOldListWhole() throws Exception {
        var id = synced();
        var before = rig.everything();
        server.enqueue(new MockResponse.Builder().body(list(9_000, "new")).build());
        // The third batch fails and nobody tidies up: what is left is what a killed process leaves.
        rig.run("""
                create trigger broken after insert on staged when new.id & 0xFFFFFFFF = 5000 begin
                    select raise(abort, 'killed');
                end
                """);
        rig.run("create trigger left before delete on staged begin select raise(ignore); end");

        rig.await(rig.catalog().sync().sync(id));
        assertThat(rig.staged()).isEqualTo(4_000);
        rig.run("drop trigger left");
        rig.restartFromCopy(Duration.ofMinutes(1));

        assertThat(rig.everything()).isEqualTo(before);
        assertThat(rig.staged()).isZero();
    }

    @Test
    @ExpectedWarnings("job failed: Sync Web")
    void takeOverThatFailsInTheMiddleChangesNothing() throws Exception {
        var id = synced();
        var before = rig.everything();
        server.enqueue(new MockResponse.Builder().body(list(400, "new")).build());
        rig.run("""
                create trigger broken after insert on source when new.position = 350 begin
                    select raise(abort, 'full');
                end
                """);

        assertThat(rig.sync(id).result()).isEqualTo(SyncReport.Result.FAILED);

        assertThat(rig.everything()).isEqualTo(before);
    }

    private ProviderId synced() throws IOException {
        server.start();
        server.enqueue(new MockResponse.Builder().body(list(300, "old")).build());
        var id = rig.add("Web", server.url("/list.m3u").toString()).id();
        rig.sync(id);
        return id;
    }

    private static String list(int entries, String name) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < entries; i++) {
            list.append("#EXTINF:-1,").append(name).append(' ').append(i).append('\n');
            list.append("http://a.test/live/u/p/").append(i).append(".ts\n");
        }
        return list.toString();
    }
}
