package tv.tributary.dvr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.dvr.file.RecordingSidecars;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.event.Event;
import tv.tributary.event.LatestValue;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.relay.RelayHouse;
import tv.tributary.relay.live.RelaySettings;
import tv.tributary.store.RecordingStore;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.TempStore;
import tv.tributary.testkit.Ts;

class RecordingsTest {
    private static final ChannelId ONE = new ChannelId(1);
    private static final ChannelId TWO = new ChannelId(2);

    private static final byte[] NOT_FOUND =
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    private final TempStore store = new TempStore();
    private final RelayHouse house = new RelayHouse(RelaySettings.defaults(), 0);
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private LatestValue<RecordingSettings> settings = new LatestValue<>(keepingNothingFree(""));
    private Recordings recordings = open();

    @AfterEach
    void close() {
        recordings.close();
        house.close();
        store.close();
    }

    @Test
    void aChannelIsRecordedFromNowOn() throws Exception {
        house.first.always((_, out) -> play(out, "one"));
        recordings.start();
        var begun = recordings.recordNow(ONE, in(4)).orElseThrow();
        var done = over(begun.id());
        assertThat(done.progress().state()).isEqualTo(RecordingState.COMPLETE);
        assertThat(done.progress().gaps()).isEmpty();
        assertThat(done.progress().fault()).isEqualTo(RecordingFault.NONE);
        var bytes = Files.readAllBytes(Path.of(done.progress().file()));
        assertThat(done.progress().bytes()).isEqualTo(bytes.length);
        assertThat(bytes.length % 188).isZero();
        // A busy machine takes its time to open the channel; what comes then comes without a hole.
        assertThat(bytes.length / (25 * 12 * 188)).as("seconds").isBetween(1, 6);
        assertThat(Ts.gaps(bytes)).as("packets are missing").isZero();
        assertThat(await(Event.RecordingStarted.class).name()).isEqualTo("Channel 1");
        assertThat(await(Event.RecordingFinished.class).channel()).isEqualTo(ONE);
        assertThat(house.first.requests()).hasSize(1);
    }

    @Test
    void anOrderBeginsAndEndsWithItsPaddingThoughTheChannelOpensBefore() throws Exception {
        house.first.always((_, out) -> play(out, "one"));
        recordings.start();
        var start = in(3);
        var order = order(ONE, "", start, start.plusSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 5);
        var made = recordings.record(order).orElseThrow();
        var done = over(made.id());
        assertThat(done.progress().state()).isEqualTo(RecordingState.COMPLETE);
        assertThat(done.progress().began().orElseThrow()).isAfterOrEqualTo(start.minusSeconds(1));
        assertThat(done.progress().ended().orElseThrow()).isAfterOrEqualTo(start.plusSeconds(2));
        assertThat(house.first.requests()).hasSize(1);
    }

    @Test
    void oneFileGoesOnOverAFailover() throws Exception {
        house.first.then((_, out) -> {
            out.write(RelayHouse.HEAD);
            var source = new EndlessTs("first");
            for (var n = 0; n < 50; n++) picture(out, source);
        });
        house.first.always((_, out) -> out.write(NOT_FOUND));
        house.backup.always((_, out) -> play(out, "backup"));
        recordings.start();
        var begun = recordings.recordNow(ONE, in(5)).orElseThrow();
        var done = over(begun.id());
        var bytes = Files.readAllBytes(Path.of(done.progress().file()));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("first", "backup");
        assertThat(bytes.length % 188).isZero();
        assertThat(Path.of(done.progress().file()).resolveSibling(".").toFile().list())
                .hasSize(1);
    }

    @Test
    void whatIsNotThereIsReportedToTheSecond() throws Exception {
        house.first.always((_, out) -> {
            Thread.sleep(2_500);
            play(out, "late");
        });
        house.backup.always((_, out) -> out.write(NOT_FOUND));
        recordings.start();
        var begun = recordings
                .record(order(ONE, "", in(-3), in(5), Duration.ZERO, Duration.ZERO, 1))
                .orElseThrow();
        var done = over(begun.id());
        assertThat(done.progress().state()).isEqualTo(RecordingState.PARTIAL);
        assertThat(done.progress().fault()).isEqualTo(RecordingFault.NO_STREAM);
        assertThat(done.missing()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(7_500));
        assertThat(await(Event.RecordingIncomplete.class).missing()).isEqualTo(done.missing());
    }

    @Test
    void oneThatWasInterruptedGoesOnInTheSameFileAndSaysWhatIsMissing() throws Exception {
        house.first.always((_, out) -> play(out, "one"));
        recordings.start();
        var begun = recordings.recordNow(ONE, in(6)).orElseThrow();
        until(
                begun.id(),
                one -> one.progress()
                        .began()
                        .filter(at -> at.plusSeconds(2).isBefore(Instant.now()))
                        .isPresent());
        recordings.close();
        var interrupted = new RecordingStore(store.database()).all().getFirst();
        assertThat(interrupted.progress().state()).isEqualTo(RecordingState.INTERRUPTED);
        var file = Path.of(interrupted.progress().file());
        // As after a crash: half a packet, and a while later.
        Files.write(file, new byte[100], StandardOpenOption.APPEND);
        var crashed = Instant.now().minusMillis(1_500);
        Files.setLastModifiedTime(file, FileTime.from(crashed));
        recordings = open();
        recordings.start();
        var done = over(begun.id());
        assertThat(done.progress().state()).isEqualTo(RecordingState.PARTIAL);
        assertThat(done.progress().fault()).isEqualTo(RecordingFault.NOT_RUNNING);
        assertThat(done.progress().file()).isEqualTo(file.toString());
        assertThat(done.progress().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(crashed.truncatedTo(ChronoUnit.MILLIS));
            assertThat(gap.length()).isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(4));
        });
        var bytes = Files.readAllBytes(file);
        for (var at = 0; at < bytes.length; at += 188) assertThat(bytes[at]).isEqualTo((byte) 0x47);
    }

    /// Else nobody would know after a crash which file goes on.
    @Test
    void theFileOfOneInProgressIsStoredAsSoonAsThereIsOne() throws Exception {
        house.first.always((_, out) -> play(out, "one"));
        recordings.start();
        var begun = recordings.recordNow(ONE, in(30)).orElseThrow();
        until(begun.id(), one -> one.progress().bytes() > 0);
        assertThat(new RecordingStore(store.database()).all()).singleElement().satisfies(one -> {
            assertThat(one.progress().state()).isEqualTo(RecordingState.RECORDING);
            assertThat(Path.of(one.progress().file())).exists();
            assertThat(one.progress().began()).isPresent();
        });
    }

    @Test
    @ExpectedWarnings("cannot be written")
    void aRecordingThatCannotBeWrittenFailsWithTheReason() throws Exception {
        house.first.always((_, out) -> play(out, "one"));
        settings.set(keepingNothingFree(folder.resolve("gone").toString()));
        recordings.start();
        var failing = recordings.recordNow(ONE, in(3)).orElseThrow();
        var done = over(failing.id());
        assertThat(done.progress().state()).isEqualTo(RecordingState.FAILED);
        assertThat(done.progress().fault()).isEqualTo(RecordingFault.FOLDER_GONE);
        assertThat(await(Event.RecordingFailed.class).words())
                .isEqualTo("The folder for recordings cannot be reached.");
        assertThat(folder.resolve("gone")).doesNotExist();
    }

    @Test
    void ofSeveralRecordingsThatWouldFillTheDiskTheLeastImportantStops() throws Exception {
        house.first.always((_, out) -> play(out, "one"));
        recordings.start();
        var low = recordings
                .record(order(ONE, "", in(0), in(30), Duration.ZERO, Duration.ZERO, 1))
                .orElseThrow();
        until(low.id(), one -> one.progress().began().isPresent());
        var high = recordings
                .record(order(TWO, "", in(0), in(30), Duration.ZERO, Duration.ZERO, 9))
                .orElseThrow();
        until(high.id(), one -> one.progress().began().isPresent());
        settings.set(new RecordingSettings(
                folder.toString(), Integer.MAX_VALUE, 0, Duration.ZERO, Duration.ZERO, 3, FileSettings.defaults()));
        var done = over(low.id());
        assertThat(done.progress().fault()).isEqualTo(RecordingFault.ROOM_KEPT);
        assertThat(recordings.find(high.id()).orElseThrow().progress().state()).isEqualTo(RecordingState.RECORDING);
    }

    @Test
    void thePlanIsFollowedAndWhatSomebodyCancelledStaysSo() {
        var evening = order(ONE, "A", in(7_200), in(9_000), Duration.ZERO, Duration.ZERO, 1);
        var night = order(TWO, "B", in(10_000), in(12_000), Duration.ZERO, Duration.ZERO, 1);
        recordings.follow(List.of(evening, night));
        recordings.follow(List.of(evening, night));
        assertThat(recordings.list()).extracting(Recording::title).containsExactly("A", "B");
        recordings.cancel(recordings.list().getFirst().id());
        var byHand = recordings.recordNow(TWO, in(60)).orElseThrow();
        recordings.follow(List.of(evening));
        assertThat(recordings.list())
                .extracting(Recording::id, one -> one.progress().state())
                .containsExactly(
                        tuple(byHand.id(), RecordingState.SCHEDULED),
                        tuple(recordings.list().getLast().id(), RecordingState.CANCELLED));
    }

    @Test
    void whatWasDeletedComesBackAndNothingIsOverwritten() throws Exception {
        house.first.always((_, out) -> play(out, "one"));
        recordings.start();
        var made = recordings.recordNow(ONE, in(2)).orElseThrow();
        var file = Path.of(over(made.id()).progress().file());
        var beside = Files.writeString(RecordingSidecars.of(file).nfo(), "what the guide says");
        recordings.delete(made.id());
        assertThat(file).doesNotExist();
        assertThat(beside).doesNotExist();
        assertThat(recordings.find(made.id()).orElseThrow().progress().deleted())
                .isPresent();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "another");
        recordings.restore(made.id());
        var back = recordings.find(made.id()).orElseThrow();
        assertThat(back.progress().deleted()).isEmpty();
        assertThat(back.progress().file()).endsWith(" (2).ts");
        assertThat(Path.of(back.progress().file())).exists();
        assertThat(RecordingSidecars.of(Path.of(back.progress().file())).nfo()).hasContent("what the guide says");
        assertThat(file).hasContent("another");
    }

    private Recordings open() {
        var _ = store.events().subscribe(told::add);
        return new Recordings(
                store.database(),
                house.relay,
                store.events(),
                settings,
                id -> Optional.of("Channel " + id),
                store.folder().resolve("recordings"),
                InstantSource.system());
    }

    private RecordingSettings keepingNothingFree(String where) {
        return new RecordingSettings(
                where.isEmpty() && folder != null ? folder.toString() : where,
                0,
                0,
                Duration.ZERO,
                Duration.ZERO,
                3,
                FileSettings.defaults());
    }

    private static RecordingOrder order(
            ChannelId channel, String title, Instant start, Instant stop, Duration early, Duration late, int priority) {
        var showing = title.isEmpty()
                ? Optional.<Showing>empty()
                : Optional.of(new Showing(
                        channel,
                        start,
                        stop,
                        title,
                        "",
                        "",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        false,
                        false,
                        OptionalInt.empty(),
                        Optional.empty()));
        return new RecordingOrder(channel, showing, start, stop, early, late, priority, OptionalLong.empty());
    }

    private static Instant in(int seconds) {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(seconds);
    }

    private Recording over(long id) throws InterruptedException {
        return until(id, one -> !one.progress().state().isOpen());
    }

    private Recording until(long id, Predicate<Recording> condition) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (System.nanoTime() < deadline) {
            var one = recordings.find(id).orElseThrow();
            if (condition.test(one)) return one;
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("not in time: " + recordings.find(id));
    }

    private <E extends Event> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            var event = told.poll(10, TimeUnit.SECONDS);
            assertThat(event).as(kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) return kind.cast(event);
        }
    }

    private static void play(OutputStream out, String mark) throws IOException, InterruptedException {
        out.write(RelayHouse.HEAD);
        var source = new EndlessTs(mark);
        while (true) picture(out, source);
    }

    private static void picture(OutputStream out, EndlessTs source) throws IOException, InterruptedException {
        out.write(source.nextPicture());
        out.flush();
        TimeUnit.MILLISECONDS.sleep(40);
    }
}
