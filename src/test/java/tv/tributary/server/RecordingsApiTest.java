package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.dvr.RecordingSettings;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.testkit.FakeProvider;

@Timeout(90)
class RecordingsApiTest {
    private final House house = new House();
    private final FakeProvider provider = new FakeProvider("Erste HD");
    private long channel;

    @BeforeEach
    void oneChannel() throws Exception {
        house.settings.save(
                RecordingSettings.NAME,
                new RecordingSettings("", 0, 0, Duration.ZERO, Duration.ZERO, 3, FileSettings.defaults()));
        var added = house.catalog
                .providers()
                .add(ProviderSettings.of("Fake", provider.list()).withConnections(4));
        assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        channel = house.catalog
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .id()
                .value();
        house.recordings.start();
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    @Test
    void aRecordingIsWatchedWhileItGrowsAndInPartsAfterwards() throws Exception {
        var answer = house.send("POST", "/api/recordings", "{\"channel\":" + channel + ",\"minutes\":60}");
        assertThat(answer.statusCode()).isEqualTo(201);
        var made = house.recordings.list().getFirst();
        assertThat(answer.headers().firstValue("Location")).contains("/api/recordings/" + made.id());
        until(made.id(), one -> one.progress().bytes() > 0);

        assertThat(house.send(house.household("/planned.ics")).body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("UID:recording-" + made.id() + "@tributary\r\n");

        var parts =
                house.send(house.household("/recording/" + made.id() + ".m3u8")).body();
        double seconds = parts.lines()
                .filter(line -> line.startsWith("#EXTINF:"))
                .mapToDouble(line -> Double.parseDouble(line.substring(8, line.length() - 1)))
                .sum();
        assertThat(seconds).as("what is there by now, not all that will be").isLessThan(30);
        var path = "/recording/" + made.id() + ".ts";
        var growing = house.client.sendAsync(house.household(path).build(), BodyHandlers.ofByteArray());
        var part = house.client.send(
                house.household(path).header("Range", "bytes=188-375").build(), BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 188-375/*");
        assertThat(house.send(house.household("/recordings.m3u")).body())
                .contains(path)
                .contains("Erste");

        assertThat(house.send("POST", "/api/recordings/" + made.id() + "/extend", "{\"minutes\":15}")
                        .body())
                .contains("\"state\":\"recording\"");
        house.send("POST", "/api/recordings/" + made.id() + "/stop", "");
        var done = until(made.id(), one -> !one.progress().state().isOpen());
        assertThat(done.progress().state()).isEqualTo(RecordingState.COMPLETE);
        assertThat(done.late()).isEqualTo(Duration.ofMinutes(15));
        var file = Files.readAllBytes(Path.of(done.progress().file()));
        assertThat(growing.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(growing.get().headers().firstValue("Content-Type")).contains("video/mp2t");
        assertThat(growing.get().body()).isEqualTo(file);

        var end = house.client.send(
                house.household(path).header("Range", "bytes=-188").build(), BodyHandlers.ofByteArray());
        assertThat(end.headers().firstValue("Content-Range"))
                .contains("bytes " + (file.length - 188) + "-" + (file.length - 1) + "/" + file.length);
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(file, file.length - 188, file.length));
        var beyond = house.send(house.household(path).header("Range", "bytes=" + file.length + "-"));
        assertThat(beyond.statusCode()).isEqualTo(416);

        var deleted = house.send("DELETE", "/api/recordings/" + made.id(), "");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(house.send(house.household(path)).statusCode()).isEqualTo(404);
        house.send("POST", "/api/recordings/" + made.id() + "/restore", "");
        assertThat(house.send(house.household(path).method("HEAD", BodyPublishers.noBody()))
                        .headers()
                        .firstValue("Content-Length"))
                .contains(Integer.toString(file.length));
    }

    @Test
    void whatCannotBeRecordedIsRefusedInWords() throws Exception {
        assertThat(house.send("POST", "/api/recordings", "{\"channel\":" + channel + ",\"minutes\":0}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.send("POST", "/api/recordings", "{\"channel\":999999,\"minutes\":5}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.send("POST", "/api/recordings/7/stop", "").statusCode())
                .isEqualTo(404);
        assertThat(house.recordings.list()).isEmpty();
    }

    @Test
    void theFolderAndTheRoomThatIsLeftAreSettings() throws Exception {
        var folder = house.store.folder().resolve("videos");
        var path = "/api/settings/recordings";
        var changed =
                house.send("PUT", path, "{\"folder\":\"" + folder.toString().replace("\\", "/") + "\",\"late\":300}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(House.json(house.get(path)))
                .containsEntry("late", 300)
                .containsEntry("early", 0)
                .containsEntry("keepFreePercent", 0);
        house.send("PUT", path, "{\"files\":{\"container\":\"mkv\"}}");
        assertThat(house.settings
                        .of(RecordingSettings.NAME, RecordingSettings.defaults())
                        .get()
                        .files()
                        .container())
                .isEqualTo(RecordingContainer.MKV);
        assertThat(House.json(house.get(path))).containsEntry("late", 300);
        var refused = house.send("PUT", path, "{\"files\":{\"names\":\"own\",\"template\":\"../{title}\"}}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("out of the folder");
        assertThat(house.send("PUT", path, "{\"folder\":\"videos\"}").statusCode())
                .isEqualTo(400);
        assertThat(house.send("PUT", path, "{\"keepFreePercent\":200}").statusCode())
                .isEqualTo(400);
    }

    private Recording until(long id, Predicate<Recording> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            var one = house.recordings.find(id).orElseThrow();
            if (condition.test(one)) return one;
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("not in time: " + house.recordings.find(id));
    }
}
