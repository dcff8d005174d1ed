package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.User.UserSettings;
import tv.tributary.testkit.ArchiveServer;

/// What an archive has as HLS, players get as a complete playlist, in which they can seek.
@Timeout(60)
class RecordedHlsTest {
    private final House house = new House();
    private final ArchiveServer archive = new ArchiveServer();
    private final long start = Instant.now().getEpochSecond() - 7_200;

    @BeforeEach
    void aChannelWithAnArchive() throws Exception {
        house.provider(
                "One",
                "#EXTM3U\n#EXTINF:-1 catchup=\"default\" catchup-days=\"3\" catchup-source=\"" + archive.base()
                        + "/rec/{utc}-{duration}.m3u8\",First\n" + archive.base() + "/live/1.m3u8\n");
    }

    @AfterEach
    void close() {
        house.close();
        archive.close();
    }

    private String past() {
        return "/watch/1.m3u8?start=" + start + "&duration=3600";
    }

    private static List<String> segments(String playlist) {
        return playlist.lines().filter(line -> !line.startsWith("#")).toList();
    }

    private HttpResponse<byte[]> segment(String address) throws Exception {
        return house.client.send(house.household("/watch/" + address).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void thePlaylistIsCompleteAndItsSegmentsAreTheArchives() throws Exception {
        var answer = house.send(house.household(past()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("#EXTM3U\n")
                .contains("#EXT-X-PLAYLIST-TYPE:VOD", "#EXTINF:4.000,", "#EXT-X-TARGETDURATION:4")
                .endsWith("#EXT-X-ENDLIST\n")
                .doesNotContain(archive.base());
        assertThat(archive.asked()).containsExactly("/rec/" + start + "-3600.m3u8");
        var segments = segments(answer.body());
        assertThat(segments).hasSize(3);
        // A player seeks: the last one first.
        for (int n : new int[] {2, 0, 1}) {
            var bytes = segment(segments.get(n));
            assertThat(bytes.statusCode()).isEqualTo(200);
            assertThat(bytes.headers().firstValue("Content-Type")).contains("video/mp2t");
            assertThat(bytes.body()).isEqualTo(ArchiveServer.at("/rec/segment/" + n + ".ts"));
        }
        assertThat(house.send(house.household(past())).body()).isEqualTo(answer.body());
    }

    @Test
    void segmentsThatAreFetchedAtOnceComeOneAfterTheOther() throws Exception {
        var segments = segments(house.send(house.household(past())).body());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var fetches = new ArrayList<Callable<HttpResponse<byte[]>>>();
            for (int round = 0; round < 4; round++) for (var one : segments) fetches.add(() -> segment(one));
            for (var fetched : threads.invokeAll(fetches)) {
                assertThat(fetched.get().statusCode()).isEqualTo(200);
                assertThat(fetched.get().body()).hasSize(ArchiveServer.at("/rec/segment/0.ts").length);
            }
        }

        assertThat(archive.most()).isEqualTo(1);
    }

    @Test
    void aUserWithOneStreamSeeksFreelyAndAnotherDeviceIsTurnedAway() throws Exception {
        var mia = house.users.add(
                "Mia",
                Optional.of("secret77"),
                UserSettings.defaults().withRights(Set.of(Right.CATCH_UP)).withMaxStreams(1));
        var own = "/" + mia.token();
        var playlist = house.send(house.request(own + past())).body();

        for (var one : segments(playlist))
            assertThat(house.client
                            .send(house.request(own + "/watch/" + one).build(), BodyHandlers.ofByteArray())
                            .statusCode())
                    .isEqualTo(200);

        assertThat(house.users.limits().count("user " + mia.id())).isEqualTo(1);
        assertThat(house.send(house.request(own + past()).header("User-Agent", "Other"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(segment(segments(playlist).getFirst()).statusCode())
                .as("they are nobody else's")
                .isEqualTo(404);
    }

    @Test
    void xtreamAppsAreSentThere() throws Exception {
        var token = house.tokenGate.householdToken();

        var answer = house.send(house.request("/timeshift/x/" + token + "/60/" + start + "/1.m3u8"));

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(token + past());
    }

    @Test
    void whatHasNoSuchSegmentIsNotFound() throws Exception {
        var first = segments(house.send(house.household(past())).body()).getFirst();

        assertThat(segment(first.replace("/0.ts", "/3.ts")).statusCode()).isEqualTo(404);
        assertThat(segment("past/00000000000000000000000000000000/0.ts").statusCode())
                .isEqualTo(404);
    }
}
