package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Event;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.Ts;

/// One viewer who changes channels, at a provider that allows a single connection.
class ZapTest {
    private Station station = new Station(Station.settings());

    /// Instead of waiting for the one connection.
    private void lookElsewhere() {
        station.close();
        station = new Station(Station.hurried());
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    void whoZapsLeavesTheOldChannel() {
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K5 p6 p7")));
        try (var one = watch(1, "tv")) {
            assertThat(one.words(4)).isEqualTo("PAT PMT K1 p2");
            try (var two = watch(2, "tv")) {
                assertThat(two.words(4)).isEqualTo("PAT PMT K5 p6");
                assertThat(one.rest()).hasSizeLessThanOrEqualTo(188);
            }
        }
        assertThat(station.backup.requests()).isEmpty();
    }

    @Test
    void aChannelThatOthersWatchTooIsNotLeft() {
        lookElsewhere();
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        station.backup.then(station.says(Station.HEAD, Ts.ts("PAT PMT K5 p6 p7")));
        try (var one = watch(1, "tv");
                var other = watch(1, "radio")) {
            assertThat(one.words(3)).isEqualTo("PAT PMT K1");
            assertThat(other.words(3)).isEqualTo("PAT PMT K1");
            try (var two = watch(2, "tv")) {
                assertThat(two.words(3)).isEqualTo("PAT PMT K5");
            }
        }
    }

    @Test
    void aPreviewGivesWayToAViewer() throws Exception {
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K5 p6 p7")));
        station.backup.then("HTTP/1.1 404 Gone\nContent-Length: 0\n\n");
        try (var preview = station.call("GET /1?use=preview HTTP/1.1\nUser-Agent: mpv")) {
            assertThat(preview.words(3)).isEqualTo("PAT PMT K1");
            try (var viewer = watch(2, "tv")) {
                assertThat(viewer.words(3)).isEqualTo("PAT PMT K5");
                assertThat(station.await(Event.StreamPreempted.class).words()).contains("Channel 2");
            }
        }
    }

    @Test
    void aPreviewThatAViewerJoinsIsAPreviewNoMore() {
        lookElsewhere();
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        station.backup.then(station.says(Station.HEAD, Ts.ts("PAT PMT K5 p6 p7")));
        try (var preview = station.call("GET /1?use=preview HTTP/1.1\nUser-Agent: mpv");
                var viewer = watch(1, "tv")) {
            assertThat(preview.words(3)).isEqualTo("PAT PMT K1");
            assertThat(viewer.words(3)).isEqualTo("PAT PMT K1");
            try (var other = watch(2, "radio")) {
                assertThat(other.words(3)).isEqualTo("PAT PMT K5");
            }
        }
    }

    @Test
    void whoHangsUpWhileWaitingHoldsNothing() throws Exception {
        var asked = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        station.first.then((_, out) -> {
            asked.countDown();
            released.await();
            Station.send(out, Station.HEAD);
        });
        try (var _ = Caller.asking(station.port(), "GET /1 HTTP/1.1")) {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(station.relay.slots()).hasSize(1);
        }
        station.awaitNothingOpen();
        released.countDown();
        assertThat(station.backup.requests()).isEmpty();
    }

    @Test
    void theOneWhoStaysGetsTheChannelThoughTheOtherHungUp() throws Exception {
        var asked = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        station.first.then((_, out) -> {
            asked.countDown();
            released.await();
            Station.send(out, Station.HEAD, Ts.ts("PAT PMT K1 p2 p3"));
            new CountDownLatch(1).await();
        });
        try (var stays = Caller.asking(station.port(), "GET /1 HTTP/1.1")) {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            Caller.asking(station.port(), "GET /1 HTTP/1.1").close();
            released.countDown();
            assertThat(stays.answered().words(3)).isEqualTo("PAT PMT K1");
        }
        assertThat(station.first.requests()).hasSize(1);
    }

    private Caller watch(int channel, String player) {
        return station.call("GET /" + channel + " HTTP/1.1\nUser-Agent: " + player);
    }
}
