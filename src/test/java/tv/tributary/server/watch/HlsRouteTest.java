package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tv.tributary.access.Grant;
import tv.tributary.access.StreamLimits;
import tv.tributary.access.View;
import tv.tributary.ffmpeg.Availability;
import tv.tributary.ffmpeg.FailureText;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ParentalLimit;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.hls.PlaylistResult;
import tv.tributary.relay.hls.PlaylistResult.BlockingReload;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.watch.CatchupStreams.PastPlaylist;

class HlsRouteTest {
    private static final ChannelId ONE = new ChannelId(1);
    private static final Grant VIEWER = Grant.of("household", "The household", "token");

    private PlaylistResult playlistResult = new PlaylistResult.Text("#EXTM3U\n", Duration.ofSeconds(3), false);
    private final List<ViewerRequest> asked = new ArrayList<>();
    private Optional<BlockingReload> awaited = Optional.empty();
    private String list = "";

    private PastPlaylist past = new PastPlaylist.Present();

    private Grant viewer = VIEWER;
    private Optional<ParentalCheck.Blocked> above = Optional.empty();

    private final HlsRoute route = new HlsRoute(
            (_, which, request, until) -> {
                asked.add(request);
                list = which;
                awaited = until;
                return playlistResult;
            },
            (_, _, _, _) -> new PlaylistResult.Text("#EXTM3U with AAC", Duration.ofSeconds(1), false),
            ONE::equals,
            new StreamLimits(),
            new FailureText(() -> Optional.of(new Availability(Optional.empty(), "", "libc.so.6: cannot open"))),
            new HlsRoute.HlsSessions(List::of, _ -> {}),
            (_, _) -> true,
            (_, _) -> above,
            (_, _, _) -> past);

    @Test
    void whatTheTimeShiftHoldsBeginsSoFarFromTheEnd() {
        past = new PastPlaylist.TimeShift(Duration.ofMinutes(10));
        assertThat(get(Map.of("start", "1")).text()).isEqualTo("#EXTM3U\n#EXT-X-START:TIME-OFFSET=-600,PRECISE=YES\n");
    }

    @Test
    void aPastThatCannotBeHadIsRefusedInWords() {
        past = new PastPlaylist.Refused(404, "watch.error.no-archive");
        var refused = get(Map.of("start", "1"));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).startsWith("This cannot be watched again");
        assertThat(asked).isEmpty();
    }

    @Test
    void soundIsConvertedForWhoseViewWantsIt() {
        viewer = viewer.with(View.all().withAudio(Optional.of(View.AudioCodec.AAC)));
        assertThat(get(Map.of()).text()).isEqualTo("#EXTM3U with AAC");
        assertThat(get(Map.of("audio", "original")).text()).doesNotContain("AAC");
    }

    @Test
    void whatIsOnForOlderViewersIsRefusedInWordsAndOpensNothing() {
        viewer = viewer.with(View.all().withParental(Optional.of(new ParentalLimit(6, true))));
        above = Optional.of(new ParentalCheck.Blocked("Thriller", OptionalInt.of(12)));
        var refused = get(Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).startsWith("\"Thriller\" is for viewers from 12 years on.");
        assertThat(asked).isEmpty();
    }

    @Test
    void soundIsConvertedForWhoeverAsks() {
        assertThat(get(Map.of("audio", "aac")).text()).isEqualTo("#EXTM3U with AAC");
        assertThat(get(Map.of("audio", "AAC")).text()).isEqualTo("#EXTM3U with AAC");
        assertThat(get(Map.of("audio", "original")).text()).doesNotContain("AAC");
        assertThatThrownBy(() -> get(Map.of("audio", "flac")))
                .isInstanceOf(HttpError.class)
                .hasMessageContaining("audio=aac");
    }

    @Test
    void aPlaylistMayBeKeptAsLongAsItIsFresh() {
        var answer = get(Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/vnd.apple.mpegurl");
        assertThat(answer.header("Cache-Control")).hasValue("public, max-age=3");
        assertThat(answer.text()).isEqualTo("#EXTM3U\n");
    }

    @Test
    void aPlaylistIsFreshForASecondAtLeast() {
        playlistResult = new PlaylistResult.Text("#EXTM3U\n", Duration.ofMillis(200), false);
        assertThat(get(Map.of()).header("Cache-Control")).hasValue("public, max-age=1");
    }

    @Test
    void aPlaylistOfPlaylistsIsKeptLonger() {
        playlistResult = new PlaylistResult.Text("#EXTM3U\n", Duration.ofSeconds(3), true);
        assertThat(get(Map.of()).header("Cache-Control")).hasValue("public, max-age=30");
    }

    @Test
    void whoAsksIsToldApartByAddressPlayerAndUser() {
        get(Map.of());
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.client()).isEqualTo(new ClientId("192.168.1.7", "VLC", "household"));
            assertThat(request.use()).isEqualTo(StreamUse.VIEWER);
        });
    }

    @Test
    void aRefusalSaysWhyAndWhenToTryAgain() {
        playlistResult = new PlaylistResult.Refused(FailureReason.NO_SLOT);
        var answer = get(Map.of());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).hasValue("5");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.text()).contains("All connections of this provider are in use");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        playlistResult = new PlaylistResult.Unknown();
        assertRefused(404);
        playlistResult = new PlaylistResult.NotListed();
        assertRefused(404);
        playlistResult = new PlaylistResult.Left();
        assertRefused(410);
        playlistResult = new PlaylistResult.TooFar();
        assertRefused(400);
    }

    @Test
    void wantOfAnFfmpegIsToldWithItsCause() {
        playlistResult = new PlaylistResult.Refused(FailureReason.NO_FFMPEG);
        assertThat(get(Map.of()).text()).contains("FFmpeg", "libc.so.6: cannot open");
    }

    private void assertRefused(int status) {
        var answer = get(Map.of());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
    }

    @Test
    void askingForTheHeadOpensNothing() {
        assertThat(((BufferedResponse) route.answer(request("HEAD", Map.of()), ONE, "", viewer)).status())
                .isEqualTo(200);
        assertThat(((BufferedResponse) route.answer(request("HEAD", Map.of()), new ChannelId(2), "", viewer)).status())
                .isEqualTo(404);
        assertThat(asked).isEmpty();
    }

    @Test
    void aPlayerMayWaitForASegmentOrAPart() {
        get(Map.of("_HLS_msn", "1700000012"));
        assertThat(awaited).hasValue(new BlockingReload(1_700_000_012, OptionalInt.empty()));
        get(Map.of("_HLS_msn", "7", "_HLS_part", "0"));
        assertThat(awaited).hasValue(new BlockingReload(7, OptionalInt.of(0)));
    }

    @Test
    void aWaitThatMakesNoSenseIsRefused() {
        for (var query : List.of(
                Map.of("_HLS_part", "1"),
                Map.of("_HLS_msn", ""),
                Map.of("_HLS_msn", "-1"),
                Map.of("_HLS_msn", "1e3"),
                Map.of("_HLS_msn", "99999999999999999999"),
                Map.of("_HLS_msn", "1", "_HLS_part", "x"))) {
            assertThatThrownBy(() -> get(query)).as(query.toString()).isInstanceOf(HttpError.class);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void oneOfSeveralPlaylistsIsAskedForByName() {
        route.answer(request("GET", Map.of()), ONE, "v1", viewer);
        assertThat(list).isEqualTo("v1");
    }

    private BufferedResponse get(Map<String, String> query) {
        return (BufferedResponse) route.answer(request("GET", query), ONE, "", viewer);
    }

    private static Request request(String method, Map<String, String> query) {
        return new Request(method, "/", Map.of(), query, Map.of("user-agent", "VLC"), "", "192.168.1.7");
    }
}
