package tv.tributary.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.server.watch.Station.HEAD;
import static tv.tributary.server.watch.Station.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TsScanner;
import tv.tributary.model.ChannelId;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.hls.PlaylistResult;
import tv.tributary.relay.hls.SegmentResponse;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.testkit.BundledFfmpeg;
import tv.tributary.testkit.Caller;
import tv.tributary.testkit.RawServer;
import tv.tributary.testkit.Ts;

/// Channels whose sound a real ffmpeg converts: `?audio=aac`.
class ConvertedSoundTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String WITH_AAC = "GET /1?audio=aac HTTP/1.1";

    private static final int H264 = 0x1B;
    private static final int ADTS_AAC = 0x0F;
    private static final int AC3 = 0x81;

    @TempDir
    private static Path media;

    /// Eight seconds with a keyframe each.
    private static byte[] ac3;

    private Station station = new Station(settings());
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeAll
    static void film() throws Exception {
        ac3 = film("testsrc=size=160x90:rate=25");
    }

    /// @param pictures as ffmpeg makes them
    private static byte[] film(String pictures) throws Exception {
        var file = Files.createTempFile(media, "ac3", ".ts");
        var how = "-loglevel error -y -f lavfi -i " + pictures + " -f lavfi -i sine -t 8 -c:v libopenh264 -b:v 8M -g 25"
                + " -pix_fmt yuv420p -c:a ac3 " + file;
        var arguments = List.of(how.split(" ", -1));
        assertThat(BundledFfmpeg.FFMPEG.filter(arguments, new byte[0], LONG)).isPresent();
        return Files.readAllBytes(file);
    }

    @AfterEach
    void close() {
        over.countDown();
        station.close();
    }

    @Test
    void aChannelWithDolbySoundIsHeardAsAacAndItsPicturesStay() {
        station.first.always(plays(Integer.MAX_VALUE));
        try (var television = station.watch();
                var browser = station.call(WITH_AAC)) {
            assertThat(types(television.bytes(100 * Packet.SIZE))).containsExactly(H264, AC3);
            assertThat(browser.status()).isEqualTo(200);
            assertThat(browser.header("Content-Type")).hasValue("video/mp2t");
            assertThat(types(browser.bytes(100 * Packet.SIZE))).containsExactly(H264, ADTS_AAC);
        }
        assertThat(station.first.requests()).hasSize(1);
    }

    @Test
    void whereMuchHasBeenPlayedAlreadyItBeginsAtOnce() throws Exception {
        // Seconds of it are more than a pipe holds.
        var noise = film("testsrc=size=320x180:rate=25,noise=alls=100:allf=t");
        assertThat(noise.length).isGreaterThan(1_500_000);
        station.first.always(station.says(HEAD, noise));
        try (var television = station.watch()) {
            television.bytes(noise.length / 3 / Packet.SIZE * Packet.SIZE);
            try (var browser = station.call(WITH_AAC)) {
                assertThat(types(browser.bytes(1_000 * Packet.SIZE))).containsExactly(H264, ADTS_AAC);
            }
        }
    }

    @Test
    void allWhoWantItShareOneConversionAndTheChannelsConnection() {
        station.first.always(plays(Integer.MAX_VALUE));
        try (var one = station.call(WITH_AAC);
                var another = station.call(WITH_AAC)) {
            one.bytes(50 * Packet.SIZE);
            another.bytes(50 * Packet.SIZE);
            assertThat(station.relay.streams())
                    .extracting(
                            stream -> stream.name() + ": " + stream.viewers().size())
                    .containsExactlyInAnyOrder("Channel 1: 0", "Channel 1 · AAC: 2");
            assertThat(station.relay.slots()).extracting(slot -> slot.used()).containsExactly(1);
        }
        assertThat(station.first.requests()).hasSize(1);
    }

    @Test
    void itEndsWhenNobodyWatches() {
        station.close();
        station = new Station(Station.settings(Duration.ofMillis(50), LONG));
        station.first.always(plays(Integer.MAX_VALUE));
        try (var browser = station.call(WITH_AAC)) {
            browser.bytes(50 * Packet.SIZE);
        }
        station.awaitNothingOpen();
    }

    @Test
    void aSourceThatFailsBeneathDoesNotEndIt() {
        station.first.then(plays(100)).always((_, _) -> {});
        station.backup.always(plays(Integer.MAX_VALUE));
        try (var browser = station.call(WITH_AAC)) {
            int sounds = 0;
            // The first source has two seconds, which are 94 frames of AAC.
            while (sounds < 200) sounds += sounds(browser);
        }
        assertThat(station.backup.requests()).isNotEmpty();
    }

    @Test
    void soundThatIsAacAlreadyIsPassedOn() {
        station.first.always(station.says(HEAD, Ts.ts("PAT PMT K1 a1 p2 a2 p3 a3 p4 a4 p5 a5 p6")));
        try (var television = station.watch();
                var browser = station.call(WITH_AAC)) {
            assertThat(browser.words(5)).isEqualTo(television.words(5));
        }
    }

    @Test
    void soundThatNobodyKnowsIsRefusedBeforeAnythingIsOpened() {
        try (var browser = station.call("GET /1?audio=flac HTTP/1.1")) {
            assertThat(browser.status()).isEqualTo(400);
        }
        assertThat(station.first.requests()).isEmpty();
    }

    @Test
    void asHlsItIsHeardAsWell() throws Exception {
        station.first.always(plays(Integer.MAX_VALUE));
        var who = new ClientId("127.0.0.1", "browser");
        var hls = station.relay.withAac().hls();
        var request = ViewerRequest.of(StreamUse.VIEWER, who, "", "");
        var shown = hls.show(new ChannelId(1), "", request, Optional.empty());
        var name = ((PlaylistResult.Text) shown)
                .playlist()
                .lines()
                .filter(line -> line.startsWith("../../hls/"))
                .findFirst()
                .orElseThrow()
                .replace("../../hls/", "");
        try (SegmentResponse segment = station.relay.segment(name, who).orElseThrow()) {
            assertThat(segment.type()).isEqualTo("video/mp2t");
        }
        assertThat(station.relay.hls().item(name, who)).isEmpty();
    }

    /// A source that sends the film again and again, at four times the pace of its pictures.
    ///
    /// @param pieces of a fiftieth of a second, after which it ends
    private RawServer.Script plays(int pieces) {
        return (_, out) -> {
            Station.send(out, HEAD);
            int size = ac3.length / (8 * 50) / Packet.SIZE * Packet.SIZE;
            int at = 0;
            for (int n = 0; n < pieces && !over.await(5, TimeUnit.MILLISECONDS); n++) {
                int end = Math.min(at + size, ac3.length);
                Station.send(out, Arrays.copyOfRange(ac3, at, end));
                at = end == ac3.length ? 0 : end;
            }
        };
    }

    private static List<Integer> types(byte[] packets) {
        var scanner = new TsScanner();
        for (int at = 0; at < packets.length; at += Packet.SIZE) scanner.take(packets, at);
        return scanner.pmt().map(Pmt::streams).orElseThrow().stream()
                .map(Pmt.Stream::type)
                .toList();
    }

    /// How many units of sound begin in the next packets.
    private static int sounds(Caller caller) {
        var packets = caller.bytes(20 * Packet.SIZE);
        int found = 0;
        for (int at = 0; at < packets.length; at += Packet.SIZE) {
            if (Packet.startsUnit(packets, at) && Packet.pid(packets, at) == 0x101) found++;
        }
        return found;
    }
}
