package tv.tributary.relay.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.event.Events;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.FfmpegLocator;
import tv.tributary.format.ts.Descriptors;
import tv.tributary.format.ts.Pmt;
import tv.tributary.model.Candidate;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.PlayableChannel;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamUse;
import tv.tributary.net.Http;
import tv.tributary.relay.Relay;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.viewer.ViewerSink;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.RawServer;
import tv.tributary.testkit.Ts;

class AacUpstreamTest {
    private static final Descriptors NONE = new Descriptors(new byte[0]);
    private static final ChannelId CHANNEL = new ChannelId(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    /// Stream types of 13818-1, table 2-34, and of ATSC A/53.
    @ParameterizedTest
    @CsvSource({
        "0F, false", // AAC in ADTS
        "11, true", // AAC in LATM
        "03, true", // MPEG-1 layer II
        "04, true",
        "81, true", // AC-3
        "87, true", // E-AC-3
    })
    void onlySoundThatIsNotAacIsConverted(String type, boolean converted) {
        var sound = new Pmt.Stream(0x101, Integer.parseInt(type, 16), NONE);
        var tables =
                Ts.first().announce(new Pmt.Stream(0x100, 0x1B, NONE), sound).write("PAT PMT");
        assertThat(AacUpstream.converts(ByteBuffer.wrap(tables))).isEqualTo(converted);
    }

    @Test
    void picturesWithoutSoundAreNotConverted() {
        var tables = Ts.first().announce(new Pmt.Stream(0x100, 0x1B, NONE)).write("PAT PMT");
        assertThat(AacUpstream.converts(ByteBuffer.wrap(tables))).isFalse();
    }

    @Test
    @ExpectedWarnings({"could not be unpacked", "sound cannot be converted"})
    void withoutAnFfmpegThatIsTheReason() throws Exception {
        var nowhere = Files.writeString(folder.resolve("no-folder"), "");
        var none = new Ffmpeg(new FfmpegLocator(Optional.empty(), nowhere, List.of()));
        var over = new CountDownLatch(1);
        var dolby = Ts.first()
                .announce(new Pmt.Stream(0x100, 0x1B, NONE), new Pmt.Stream(0x101, 0x81, NONE))
                .write("PAT PMT K1 p2 p3 p4");
        try (var provider = new RawServer();
                var http = new Http();
                var events = new Events();
                var relay =
                        new Relay(channel -> tuning(channel, provider), http, events, InstantSource.system(), none)) {
            provider.always((_, out) -> {
                out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.write(dolby);
                out.flush();
                over.await();
            });
            var request = ViewerRequest.of(StreamUse.VIEWER, new ClientId("127.0.0.1", "browser"), "", "");
            var answer = relay.withAac().join(CHANNEL, request, Runnable::run, new Nobody());
            assertThat(answer).isEqualTo(new JoinResult.Refused<>(FailureReason.NO_FFMPEG));
            over.countDown();
        }
    }

    private static Optional<PlayableChannel> tuning(ChannelId channel, RawServer provider) {
        var source = new Candidate(
                new SourceId(1),
                new ProviderId(1),
                "Provider",
                "Source",
                provider.url("/1.ts"),
                Map.of(),
                "account",
                1,
                new FailoverTolerance(LONG, LONG));
        return Optional.of(new PlayableChannel(channel, "Channel", List.of(source)));
    }

    private static final class Nobody implements ViewerSink {
        @Override
        public void dataAvailable() {}

        @Override
        public void end() {}
    }
}
