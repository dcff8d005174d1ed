package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.relay.hls.HlsHouse.ANN;
import static tv.tributary.relay.hls.HlsHouse.BOB;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Trouble;
import tv.tributary.relay.live.Admission;
import tv.tributary.relay.live.Arrival;
import tv.tributary.relay.live.FeedView;
import tv.tributary.relay.live.Outlet;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.ManualClock;

class HlsSessionTest {
    private final HlsHouse house = new HlsHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aChannelThatRunsIsListedAtOnceFromWhatItHolds() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 14);
        var playlist = house.list(1, ANN);
        assertThat(playlist).startsWith("""
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-TARGETDURATION:6
                #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES
                #EXT-X-MEDIA-SEQUENCE:""");
        assertThat(playlist).contains("#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-PROGRAM-DATE-TIME:20");
        assertThat(playlist).containsPattern("#EXTINF:[124].000,\n../../hls/");
        assertThat(HlsHouse.text(house.item(HlsHouse.names(playlist).getFirst(), ANN)))
                .contains("/one.ts");
    }

    @Test
    void aPlayerBeginsWithWhatComesAtOnce() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 4);
        assertThat(HlsHouse.names(house.list(1, ANN))).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whereLittleComesAtOnceAPlayerBeginsWithTwoSegments() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 0);
        assertThat(HlsHouse.names(house.list(1, ANN))).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aPlayerThatAsksForTheNextSegmentByItsNumberBeginsWithOne() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 0);
        house.channel(2, "/two.ts").slow("/two.ts", 45);
        house.list(1, ANN);
        house.relay.hls().show(new ChannelId(1), "", ANN, Optional.of(new Awaited(1, OptionalInt.empty())));
        long before = System.nanoTime();
        assertThat(HlsHouse.names(house.list(2, ANN))).hasSize(1);
        // For two they would wait twelve seconds.
        assertThat(System.nanoTime() - before).isLessThan(11_000_000_000L);
    }

    /// It would come back half a target duration later, and stand still meanwhile.
    @Test
    void aPlayerThatAsksAMomentTooSoonGetsTheNextSegmentWhenItComes() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 1);
        var first = HlsHouse.names(house.list(1, ANN));
        var second = HlsHouse.names(house.list(1, ANN));
        assertThat(second).startsWith(first.toArray(String[]::new)).hasSizeGreaterThan(first.size());
    }

    /// It would wait for what comes in minutes, or never.
    @Test
    void whoAwaitsASegmentFarAheadIsToldAtOnce() throws Exception {
        house.channel(1, "/one/live.m3u8").rolling("/one", 0, "");
        var list = house.list(1, ANN);
        long newest = HlsHouse.sequence(list) + HlsHouse.names(list).size() - 1;
        var far = Optional.of(new Awaited(newest + 9, OptionalInt.empty()));
        assertThat(house.relay.hls().show(new ChannelId(1), "", ANN, far)).isEqualTo(new Shown.TooFar());
        var next = Optional.of(new Awaited(newest + 2, OptionalInt.empty()));
        assertThat(house.relay.hls().show(new ChannelId(1), "", ANN, next)).isInstanceOf(Shown.Text.class);
    }

    @Test
    void everybodyGetsTheSameNamesAndNobodyElseFindsThem() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 8);
        var ann = HlsHouse.names(house.list(1, ANN)).getFirst();
        var bob = HlsHouse.names(house.list(1, BOB)).getFirst();
        assertThat(ann).isEqualTo(bob).matches("[A-Za-z0-9_-]{22}\\.ts");
        assertThat(house.relay.hls().item("A" + ann.substring(1), ANN)).isEmpty();
    }

    @Test
    void whoWatchesAsHlsIsAViewerOfTheOneConnection() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 5);
        var admission = house.relay.join(new ChannelId(1), Arrival.of(BOB), Runnable::run, new Deaf());
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        var names = HlsHouse.names(house.list(1, ANN));
        house.item(names.getFirst(), ANN);
        assertThat(house.server.asked("/one.ts")).isEqualTo(1);
        assertThat(house.relay.feeds()).singleElement().satisfies(feed -> {
            assertThat(feed.viewers())
                    .extracting(FeedView.ViewerView::way)
                    .containsExactly(FeedView.Way.TS, FeedView.Way.HLS);
            assertThat(feed.viewers().getLast().client()).isEqualTo("Ann's television");
            assertThat(feed.viewers().getLast().bytes()).isGreaterThan(50_000);
        });
        assertThat(house.await(Event.ViewerJoined.class).client()).isEqualTo("Bob's television");
        assertThat(house.await(Event.ViewerJoined.class).client()).isEqualTo("Ann's television");
    }

    @Test
    void aChannelThatCannotBePlayedIsRefusedWithItsReason() throws Exception {
        house.channel(1, "/none.ts");
        assertThat(house.show(1, "", ANN)).isEqualTo(new Shown.Refused(Trouble.NOT_FOUND));
        assertThat(house.show(2, "", ANN)).isEqualTo(new Shown.Unknown());
        assertThat(house.show(1, "x", ANN)).isEqualTo(new Shown.NotListed());
    }

    @Test
    void whoeverZapsTakesTheOneConnectionAlong() throws Exception {
        house.only(1, "/one.ts").endless("/one.ts", 5);
        house.only(2, "/two.ts").endless("/two.ts", 5);
        house.list(1, ANN);
        long before = System.nanoTime();
        house.list(2, ANN);
        // Their seat in the other would be kept for 21 seconds.
        assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
        assertThat(house.relay.feeds()).extracting(FeedView::name).containsExactly("Channel 2");
        assertThat(house.relay.hls().views()).extracting(HlsView::channel).containsExactly(new ChannelId(2));
    }

    @Test
    void whoWatchesKeepsTheOneConnection() throws Exception {
        house.only(1, "/one.ts").endless("/one.ts", 5);
        house.only(2, "/two.ts").endless("/two.ts", 5);
        house.list(1, ANN);
        assertThat(house.show(2, "", BOB)).isInstanceOf(Shown.Refused.class);
        assertThat(house.show(1, "", ANN)).isInstanceOf(Shown.Text.class);
    }

    /// Takes as long as a seat is kept: 3.5 seconds.
    @Test
    void whoAsksForNoPlaylistAnyMoreIsGone() throws Exception {
        house.channel(1, "/one/live.m3u8").rolling("/one", 0, "");
        house.list(1, ANN);
        var left = house.await(Event.ViewerLeft.class);
        assertThat(left.client()).isEqualTo("Ann's television");
        assertThat(left.watched()).isGreaterThan(Duration.ofSeconds(3));
        assertThat(house.relay.hls().views()).isEmpty();
    }

    @Test
    void afterARestartTheNumbersAreHigher() throws Exception {
        var clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
        long before;
        try (var first = new HlsHouse(clock)) {
            first.channel(1, "/one.ts").endless("/one.ts", 14);
            var list = first.list(1, ANN);
            before = HlsHouse.sequence(list) + HlsHouse.names(list).size();
        }
        clock.pass(Duration.ofSeconds(14));
        try (var second = new HlsHouse(clock)) {
            second.channel(1, "/one.ts").endless("/one.ts", 14);
            assertThat(HlsHouse.sequence(second.list(1, ANN))).isGreaterThan(before);
        }
    }

    @Test
    void whoeverWasDisconnectedIsNotLetInAgainAtOnce() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 5);
        house.list(1, ANN);
        house.list(1, BOB);
        var viewers = house.relay.feeds().getFirst().viewers();
        house.relay.disconnect(viewers.getFirst().id());
        assertThat(house.show(1, "", ANN)).isEqualTo(new Shown.Left());
        assertThat(house.show(1, "", BOB)).isInstanceOf(Shown.Text.class);
    }

    @Test
    void theLastPicturesStayListedWhileNoSourceWorks() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 8);
        var before = house.until(1, "", ANN, list -> HlsHouse.names(list).size() >= 3);
        house.cut("/one.ts");
        house.await(Event.SourceRefused.class);
        assertThat(HlsHouse.names(house.list(1, ANN))).containsAll(HlsHouse.names(before));
    }

    @Test
    void aFailoverIsADiscontinuityAndTheNumbersGoOn() throws Exception {
        house.channel(1, "/one.ts", "/two.ts").endless("/one.ts", 8).endless("/two.ts", 5);
        var before = house.until(1, "", ANN, list -> HlsHouse.names(list).size() >= 3);
        house.cut("/one.ts");
        var after = house.until(1, "", ANN, list -> list.contains("#EXT-X-DISCONTINUITY\n"));
        assertThat(HlsHouse.sequence(after)).isEqualTo(HlsHouse.sequence(before));
        assertThat(HlsHouse.names(after)).containsSubsequence(HlsHouse.names(before));
        var last = after.substring(after.indexOf("#EXT-X-DISCONTINUITY\n"));
        assertThat(HlsHouse.text(house.item(HlsHouse.names(last).getFirst(), ANN)))
                .contains("/two.ts")
                .doesNotContain("/one.ts");
    }

    /// While what had come before is still played.
    @Test
    void aSourceWhosePlaylistIsGoneGetsABackupAtOnce() throws Exception {
        house.channel(1, "/a/live.m3u8", "/two.ts").rolling("/a", 7, "");
        var opened = new CountDownLatch(1);
        house.server.put("/two.ts", exchange -> {
            opened.countDown();
            HlsServer.send(exchange, 404, new byte[0]);
        });
        house.list(1, ANN);
        house.cut("/a/live.m3u8");
        assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsWatchedIsCounted() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 5);
        var name = HlsHouse.names(house.list(1, ANN)).getFirst();
        int bytes = house.item(name, ANN).length;
        house.item(name, BOB);
        assertThat(house.relay.hls().views()).singleElement().satisfies(view -> {
            assertThat(view.viewers()).isEqualTo(1);
            assertThat(view.hits()).isEqualTo(2);
            assertThat(view.fetched()).isZero();
            assertThat(view.savedBytes()).isEqualTo(2L * bytes);
            assertThat(view.playlists()).isEqualTo(1);
        });
    }

    /// A player that takes nothing.
    private static final class Deaf implements Outlet {
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void pour() {
            // It does not listen.
        }

        @Override
        public void end() {
            ended.countDown();
        }
    }
}
