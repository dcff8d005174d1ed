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
import org.junit.jupiter.api.Timeout;
import tv.tributary.event.Event;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.hls.PlaylistResult.BlockingReload;
import tv.tributary.relay.live.StreamSnapshot;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.relay.viewer.ViewerSnapshot;
import tv.tributary.testkit.HlsServer;
import tv.tributary.testkit.ManualClock;

/// Players wait by a clock that stands: what they get is what they waited for.
@Timeout(60)
class HlsSessionTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T20:00:00Z"));
    private final HlsHouse house = new HlsHouse(clock);

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
        house.channel(1, "/one.ts").fast("/one.ts");
        beginning(1, BOB);
        assertThat(HlsHouse.names(house.list(1, ANN))).hasSizeGreaterThanOrEqualTo(2);
    }

    /// The channel has one segment, and nothing more comes at once.
    private void beginning(long channel, ClientId first) throws InterruptedException {
        house.first(channel, first);
        clock.pass(Duration.ofMillis(500));
    }

    @Test
    void aPlayerThatAsksForTheNextSegmentByItsNumberBeginsWithOne() throws Exception {
        house.channel(1, "/one.ts").sent("/one.ts", 45);
        house.channel(2, "/two.ts").sent("/two.ts", 45);
        beginning(1, ANN);
        beginning(2, BOB);
        assertThat(HlsHouse.names(house.list(2, ANN))).hasSize(1);
    }

    /// It would come back half a target duration later, and stand still meanwhile.
    @Test
    void aPlayerThatAsksAMomentTooSoonGetsTheNextSegmentWhenItComes() throws Exception {
        house.channel(1, "/one.ts").sent("/one.ts", 80);
        var first = HlsHouse.names(house.list(1, ANN));
        house.more("/one.ts", 100);
        var second = HlsHouse.names(house.list(1, ANN));
        assertThat(second).startsWith(first.toArray(String[]::new)).hasSizeGreaterThan(first.size());
    }

    /// It would wait for what comes in minutes, or never.
    @Test
    void whoAwaitsASegmentFarAheadIsToldAtOnce() throws Exception {
        house.channel(1, "/one.ts").sent("/one.ts", 80);
        var list = house.list(1, ANN);
        long newest = HlsHouse.sequence(list) + HlsHouse.names(list).size() - 1;
        var far = Optional.of(new BlockingReload(newest + 3, OptionalInt.empty()));
        assertThat(house.hlsOutput.show(new ChannelId(1), "", HlsHouse.request(ANN), far))
                .isEqualTo(new PlaylistResult.TooFar());
        house.more("/one.ts", 300);
        var next = Optional.of(new BlockingReload(newest + 2, OptionalInt.empty()));
        assertThat(house.hlsOutput.show(new ChannelId(1), "", HlsHouse.request(ANN), next))
                .isInstanceOf(PlaylistResult.Text.class);
    }

    @Test
    void everybodyGetsTheSameNamesAndNobodyElseFindsThem() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 8);
        var ann = HlsHouse.names(house.list(1, ANN)).getFirst();
        var bob = HlsHouse.names(house.list(1, BOB)).getFirst();
        assertThat(ann).isEqualTo(bob).matches("[A-Za-z0-9_-]{22}\\.ts");
        var guessed = (ann.startsWith("A") ? "B" : "A") + ann.substring(1);
        assertThat(house.hlsOutput.item(guessed, ANN)).isEmpty();
    }

    @Test
    void whoWatchesAsHlsIsAViewerOfTheOneConnection() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 5);
        var admission = house.feeds.join(
                new ChannelId(1), ViewerRequest.of(StreamUse.VIEWER, BOB, "", ""), Runnable::run, new Deaf());
        assertThat(admission).isInstanceOf(JoinResult.Joined.class);
        var names = HlsHouse.names(house.list(1, ANN));
        house.item(names.getFirst(), ANN);
        assertThat(house.server.asked("/one.ts")).isEqualTo(1);
        assertThat(house.feeds.snapshots()).singleElement().satisfies(feed -> {
            assertThat(feed.viewers())
                    .extracting(ViewerSnapshot::protocol)
                    .containsExactly(ViewerSnapshot.Protocol.TS, ViewerSnapshot.Protocol.HLS);
            assertThat(feed.viewers().getLast().client()).isEqualTo("Ann's television");
            assertThat(feed.viewers().getLast().bytes()).isGreaterThan(50_000);
        });
        assertThat(house.await(Event.ViewerJoined.class).client()).isEqualTo("Bob's television");
        assertThat(house.await(Event.ViewerJoined.class).client()).isEqualTo("Ann's television");
    }

    @Test
    void aChannelThatCannotBePlayedIsRefusedWithItsReason() throws Exception {
        house.channel(1, "/none.ts");
        assertThat(house.show(1, "", ANN)).isEqualTo(new PlaylistResult.Refused(FailureReason.NOT_FOUND));
        assertThat(house.show(2, "", ANN)).isEqualTo(new PlaylistResult.Unknown());
        assertThat(house.show(1, "x", ANN)).isEqualTo(new PlaylistResult.NotListed());
    }

    @Test
    void whoeverZapsTakesTheOneConnectionAlong() throws Exception {
        house.only(1, "/one.ts").endless("/one.ts", 5);
        house.only(2, "/two.ts").endless("/two.ts", 5);
        house.list(1, ANN);
        house.list(2, ANN);
        assertThat(house.feeds.snapshots()).extracting(StreamSnapshot::name).containsExactly("Channel 2");
        assertThat(house.hlsOutput.views()).extracting(HlsSnapshot::channel).containsExactly(new ChannelId(2));
    }

    @Test
    void whoWatchesKeepsTheOneConnection() throws Exception {
        try (var impatient = new HlsHouse(clock, Duration.ofMillis(100))) {
            impatient.only(1, "/one.ts").endless("/one.ts", 5);
            impatient.only(2, "/two.ts").endless("/two.ts", 5);
            impatient.list(1, ANN);
            assertThat(impatient.show(2, "", BOB)).isInstanceOf(PlaylistResult.Refused.class);
            assertThat(impatient.show(1, "", ANN)).isInstanceOf(PlaylistResult.Text.class);
        }
    }

    @Test
    void whoAsksForNoPlaylistAnyMoreIsGone() throws Exception {
        house.channel(1, "/one/live.m3u8").rolling("/one", 0, "");
        house.list(1, ANN);
        // A seat is kept for three and a half target durations, and for as long as this process was late itself.
        clock.pass(Duration.ofSeconds(10));
        var left = house.await(Event.ViewerLeft.class);
        assertThat(left.client()).isEqualTo("Ann's television");
        assertThat(left.watched()).isEqualTo(Duration.ofSeconds(10));
        assertThat(house.hlsOutput.views()).isEmpty();
    }

    @Test
    void afterARestartTheNumbersAreHigher() throws Exception {
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
        var viewers = house.feeds.snapshots().getFirst().viewers();
        house.feeds.disconnect(viewers.getFirst().id());
        assertThat(house.show(1, "", ANN)).isEqualTo(new PlaylistResult.Left());
        assertThat(house.show(1, "", BOB)).isInstanceOf(PlaylistResult.Text.class);
    }

    @Test
    void theLastPicturesStayListedWhileNoSourceWorks() throws Exception {
        house.channel(1, "/one.ts").endless("/one.ts", 8);
        var before = house.until(1, "", ANN, list -> HlsHouse.names(list).size() >= 3);
        house.cut("/one.ts");
        house.await(Event.SourceRefused.class);
        assertThat(HlsHouse.names(house.list(1, BOB))).containsAll(HlsHouse.names(before));
    }

    @Test
    void aFailoverIsADiscontinuityAndTheNumbersGoOn() throws Exception {
        house.channel(1, "/one.ts", "/two.ts").sent("/one.ts", 200).sent("/two.ts", 125);
        var before = house.until(1, "", ANN, list -> HlsHouse.names(list).size() >= 3);
        house.cut("/one.ts");
        var after = house.until(1, "", ANN, list -> list.contains("#EXT-X-DISCONTINUITY\n"));
        // Where this machine is slow the slate comes between them.
        while (!afterTheLastSeam(after).contains("/two.ts")) {
            var seen = after;
            after = house.until(1, "", ANN, list -> !list.equals(seen));
        }
        assertThat(HlsHouse.sequence(after)).isEqualTo(HlsHouse.sequence(before));
        assertThat(HlsHouse.names(after)).containsSubsequence(HlsHouse.names(before));
        assertThat(afterTheLastSeam(after)).doesNotContain("/one.ts");
    }

    /// The segment there.
    private String afterTheLastSeam(String list) throws Exception {
        var last = list.substring(list.lastIndexOf("#EXT-X-DISCONTINUITY\n"));
        return HlsHouse.text(house.item(HlsHouse.names(last).getFirst(), ANN));
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
        assertThat(house.hlsOutput.views()).singleElement().satisfies(view -> {
            assertThat(view.viewers()).isEqualTo(1);
            assertThat(view.hits()).isEqualTo(2);
            assertThat(view.fetched()).isZero();
            assertThat(view.savedBytes()).isEqualTo(2L * bytes);
            assertThat(view.playlists()).isEqualTo(1);
        });
    }

    /// A player that takes nothing.
    private static final class Deaf implements ViewerSink {
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void dataAvailable() {
            // It does not listen.
        }

        @Override
        public void end() {
            ended.countDown();
        }
    }
}
