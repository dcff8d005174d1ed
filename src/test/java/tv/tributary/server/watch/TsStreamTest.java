package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Event;
import tv.tributary.model.FailureReason;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.Ts;

class TsStreamTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private Station station = new Station(Station.settings());
    /// Counted down once the player has what the first source has to show.
    private final CountDownLatch seen = new CountDownLatch(1);

    @AfterEach
    void close() {
        seen.countDown();
        station.close();
    }

    @Test
    void twoPlayersShareOneConnection() {
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        try (var one = station.watch();
                var two = station.watch()) {
            assertThat(one.words(4)).isEqualTo("PAT PMT K1 p2");
            assertThat(two.words(4)).isEqualTo("PAT PMT K1 p2");
        }
        assertThat(station.first.requests()).hasSize(1);
    }

    @Test
    void aPlayerThatHangsUpIsNoticedWhileItsSourceIsSilent() throws Exception {
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        try (var player = station.watch()) {
            player.words(4);
        }
        assertThat(station.await(Event.ViewerLeft.class).bytes()).isEqualTo(4 * 188);
    }

    @Test
    void aPlayerThatTakesNothingIsClosed() throws Exception {
        station.close();
        station = new Station(Station.settings(LONG, Duration.ofMillis(500)));
        station.first.then((_, out) -> {
            Station.send(out, Station.HEAD);
            var pictures = new EndlessTs("flood");
            while (true) Station.send(out, pictures.nextPicture());
        });
        try (var player = station.watch()) {
            assertThat(player.status()).isEqualTo(200);
            station.await(Event.ViewerLeft.class);
        }
    }

    @Test
    void aPlayerThatComesBackSoonFindsTheConnectionOpen() throws Exception {
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        try (var player = station.watch()) {
            player.words(4);
        }
        station.await(Event.ViewerLeft.class);
        try (var again = station.watch()) {
            assertThat(again.words(4)).isEqualTo("PAT PMT K1 p2");
        }
        assertThat(station.first.requests()).hasSize(1);
    }

    @Test
    void theConnectionIsClosedWhenNobodyComesBack() throws Exception {
        station.close();
        station = new Station(Station.settings(Duration.ofMillis(50), LONG));
        var left = new CountDownLatch(1);
        station.first.then((_, out) -> {
            Station.send(out, Station.HEAD, Ts.ts("PAT PMT K1 p2 p3"));
            left.await();
            var pictures = new EndlessTs("on");
            while (true) Station.send(out, pictures.nextPicture());
        });
        try (var player = station.watch()) {
            player.words(4);
        }
        station.await(Event.ViewerLeft.class);
        left.countDown();
        station.await(Event.StreamClosed.class);
        station.awaitNothingOpen();
    }

    @Test
    void stoppingEndsPlayersAtOnce() {
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        try (var player = station.watch()) {
            player.words(4);
            long began = System.nanoTime();
            station.relay.close();
            assertThat(player.rest()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void anEndOfAPromisedLengthIsAnEndLikeAnyOther() throws Exception {
        var packets = Ts.ts("PAT PMT K1 p2 p3 p4");
        var rest = padding(1);
        var head = "HTTP/1.1 200 OK\r\nContent-Length: " + (packets.length + rest.length)
                + "\r\nConnection: close\r\n\r\n";
        station.first.then((_, out) -> {
            Station.send(out, head.getBytes(StandardCharsets.US_ASCII), packets);
            seen.await();
            Station.send(out, rest);
        });
        assertBackupGoesOn("PAT PMT K1 p2 p3", FailureReason.ENDED);
    }

    @Test
    void aTornConnectionIsAnEndLikeAnyOther() throws Exception {
        station.first.thenReset((_, out) -> {
            Station.send(out, Station.HEAD, Ts.ts("PAT PMT K1 p2 p3 p4"));
            seen.await();
        });
        assertBackupGoesOn("PAT PMT K1 p2 p3", FailureReason.ENDED);
    }

    @Test
    void aSilentSourceIsLeft() throws Exception {
        station.tolerates(Duration.ofMillis(300), Duration.ofMillis(300));
        station.first.then(station.says(Station.HEAD, Ts.ts("PAT PMT K1 p2 p3")));
        assertBackupGoesOn("PAT PMT K1 p2", FailureReason.STALLED);
    }

    @Test
    void paddingAloneIsSilence() throws Exception {
        station.tolerates(Duration.ofMillis(300), Duration.ofMillis(300));
        station.first.then((_, out) -> {
            Station.send(out, Station.HEAD, Ts.ts("PAT PMT K1 p2 p3"));
            while (true) Station.send(out, padding(50));
        });
        assertBackupGoesOn("PAT PMT K1 p2", FailureReason.STALLED);
    }

    private static byte[] padding(int packets) {
        var padding = new byte[188 * packets];
        for (int at = 0; at < padding.length; at += 188) {
            padding[at] = 0x47;
            padding[at + 1] = 0x1F;
            padding[at + 2] = (byte) 0xFF;
            padding[at + 3] = 0x10;
        }
        return padding;
    }

    private void assertBackupGoesOn(String shown, FailureReason why) throws InterruptedException {
        // It may be asked before the first has come to answer, and again.
        var says = station.says(Station.HEAD, Ts.other().write("PAT PMT K11 p12 p13"));
        station.backup.always((request, out) -> {
            seen.await();
            says.answer(request, out);
        });
        try (var player = station.watch()) {
            assertThat(player.words(shown.split(" ", -1).length)).isEqualTo(shown);
            seen.countDown();
            assertThat(player.words(5)).isEqualTo("PAT PMT ! K11 p12");
        }
        assertThat(station.await(Event.FailedOver.class).why()).isEqualTo(why);
    }
}
