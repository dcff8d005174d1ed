package tv.tributary.health;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.health.HealthHouse.LONG;
import static tv.tributary.health.HealthHouse.OK;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.testkit.BundledFfmpeg;

/// What measurements say of streams that were made for it, over a real connection.
@Timeout(120)
final class PictureVerdictTest {
    private static final int SECONDS = 22;

    private final HealthHouse house = new HealthHouse(LONG);
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void serve() {
        house.server.always((request, out) -> {
            for (var answer : answers.entrySet()) {
                if (request.contains(answer.getKey() + ".ts")) out.write(answer.getValue());
            }
        });
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatIsBlackFrozenSilentOrSoundAloneIsTold() throws Exception {
        assertThat(verdict("Black", MadeStreams.black(SECONDS))).isEqualTo(StreamVerdict.BLACK);
        assertThat(verdict("Frozen", MadeStreams.frozen(SECONDS))).isEqualTo(StreamVerdict.FROZEN);
        assertThat(verdict("Silent", MadeStreams.silent(SECONDS))).isEqualTo(StreamVerdict.SILENT);
        assertThat(verdict("Sound", MadeStreams.audioOnly(SECONDS))).isEqualTo(StreamVerdict.AUDIO_ONLY);
        for (var name : new String[] {"Black", "Frozen", "Silent"}) {
            assertThat(house.health.pictures().jpeg(source(name)).orElseThrow())
                    .startsWith(0xFF, 0xD8)
                    .hasSizeLessThan(60_000);
        }
    }

    @Test
    void aKeyframeThatIsCutAtTheEndIsNoMovement() throws Exception {
        var decoder = new PictureDecoder(BundledFfmpeg.FFMPEG);
        var still = MadeStreams.frozen(6);
        int keyframe = 188 * 40;
        for (int length = still.length; length > still.length * 3 / 4; length -= keyframe) {
            assertThat(decoder.findings(Arrays.copyOf(still, length)).still())
                    .as("%d of %d bytes", length, still.length)
                    .isTrue();
        }
    }

    @Test
    void whatMovesALittleIsFine() throws Exception {
        assertThat(verdict("Moving", MadeStreams.moving(8, MadeStreams.TONE))).isEqualTo(StreamVerdict.FINE);
        assertThat(verdict("Credits", MadeStreams.credits(8))).isEqualTo(StreamVerdict.FINE);
        assertThat(verdict("Board", MadeStreams.newsBoard(8))).isEqualTo(StreamVerdict.FINE);
    }

    @Test
    void aStillPictureThatIsHeardIsRadioUnlessItMovedBefore() throws Exception {
        var still = MadeStreams.still(SECONDS, MadeStreams.TONE);
        assertThat(verdict("Radio", still)).isEqualTo(StreamVerdict.FINE);

        assertThat(verdict("Film", MadeStreams.moving(8, MadeStreams.TONE))).isEqualTo(StreamVerdict.FINE);
        assertThat(verdict("Film", still)).isEqualTo(StreamVerdict.FROZEN);
    }

    @Test
    void aPageARefusalAndAMissingStreamAreTold() throws Exception {
        assertThat(answered(
                        "Page",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>no</html>"))
                .isEqualTo(StreamVerdict.WEB_PAGE);
        assertThat(answered("Gone", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .isEqualTo(StreamVerdict.GONE);
        assertThat(answered("Locked", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .isEqualTo(StreamVerdict.ACCOUNT);
    }

    @Test
    void whatIsSmallerThanItsNameSaysIsTold() throws Exception {
        var seen = verdict("Moving", MadeStreams.moving(8, MadeStreams.TONE));
        assertThat(seen).isEqualTo(StreamVerdict.FINE);
        assertThat(StreamVerdict.of(
                        house.health.of(source("Moving")),
                        house.health.pictures().of(source("Moving")),
                        1080))
                .isEqualTo(StreamVerdict.SMALLER);
    }

    @Test
    void oneCardOnManyChannelsIsFoundAndOtherStillPicturesAreNot() throws Exception {
        var card = MadeStreams.card(SECONDS, 0);
        var names =
                IntStream.range(0, 6).mapToObj(i -> "Card" + (char) ('A' + i)).toList();
        for (var name : names) serve(name, card);
        serve("Other", MadeStreams.moving(8, MadeStreams.TONE));
        var all = new ArrayList<>(names);
        all.add("Other");
        house.provider("P", all.toArray(String[]::new));

        for (var name : names) test(name);
        test("Other");

        assertThat(names).allSatisfy(name -> assertThat(known(name)).isEqualTo(StreamVerdict.SLATE));
        assertThat(house.health.of(source("CardA")).orElseThrow().trouble()).contains(FailureReason.NOTICE);
        assertThat(known("Other")).isEqualTo(StreamVerdict.FINE);
    }

    private StreamVerdict verdict(String name, byte[] stream) throws Exception {
        boolean known = house.catalog.channels().list(ChannelQuery.all()).stream()
                .anyMatch(row -> row.channel().name().equals(name));
        serve(name, stream);
        if (!known) house.provider("P" + name, name);
        test(name);
        return known(name);
    }

    private StreamVerdict answered(String name, String answer) throws Exception {
        answers.put(name, answer.getBytes(StandardCharsets.US_ASCII));
        house.provider("P" + name, name);
        test(name);
        return known(name);
    }

    private void serve(String name, byte[] stream) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(OK.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(stream);
        answers.put(name, out.toByteArray());
    }

    private void test(String name) throws InterruptedException {
        assertThat(house.health.test(channel(name)).await(Duration.ofSeconds(60)))
                .isTrue();
    }

    private StreamVerdict known(String name) {
        return StreamVerdict.of(
                house.health.of(source(name)), house.health.pictures().of(source(name)), 0);
    }

    private ChannelId channel(String name) {
        return house.catalog.channels().list(ChannelQuery.all()).stream()
                .filter(row -> row.channel().name().equals(name))
                .findFirst()
                .orElseThrow()
                .channel()
                .id();
    }

    private SourceId source(String name) {
        return Optional.of(channel(name))
                .flatMap(house.catalog::tuning)
                .orElseThrow()
                .candidates()
                .getFirst()
                .source();
    }
}
