package tv.tributary.dvr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.BlockReader.Stay;
import tv.tributary.dvr.BlockWriter.Opening;
import tv.tributary.job.TimedWait;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Progress;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.Relay;
import tv.tributary.relay.viewer.JoinResult;
import tv.tributary.relay.viewer.TsViewer;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

/// One recording in progress: a viewer of its channel that comes a little earlier, writes from the first moment to the
/// last, and comes back whenever its channel ends. Thread-safe.
final class Capture {
    private static final Logger log = LoggerFactory.getLogger(Capture.class);
    /// The wall clock may be set, so it is looked at so often.
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);
    /// What is missing at the edges without anybody missing it.
    private static final Duration EDGE = Duration.ofSeconds(1);
    /// Nobody misses what a channel takes to open if it is recorded from now on.
    private static final Duration OPENING = Duration.ofSeconds(5);

    private final Recording recording;
    private final Relay relay;
    private final InstantSource clock;
    private final Consumer<Capture> onOver;
    private final GapList gaps;
    private final BlockQueue queue = new BlockQueue();
    private final BlockReader reader;
    private final BlockWriter writer;
    private final TimedWait wait = new TimedWait();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread;
    private final Instant startedAt;
    private volatile Instant end;
    private volatile Instant overAt = Instant.MAX;
    private volatile @Nullable Ending ending;
    private volatile RecordingFault lastFault = RecordingFault.NONE;

    /// Why it ends before its time.
    enum Ending {
        /// Somebody stopped it.
        STOPPED,
        /// The disk must not fill up.
        ROOM,
        /// Tributary ends.
        CLOSING
    }

    /// @param root the folder for recordings
    /// @param onChange told when its file was opened, or cannot be written
    /// @param onOver told once it is over, for whatever reason, unless Tributary ends
    Capture(
            Recording recording,
            Relay relay,
            Path root,
            Opening opening,
            InstantSource clock,
            Consumer<Capture> onChange,
            Consumer<Capture> onOver) {
        this.recording = recording;
        this.relay = relay;
        this.clock = clock;
        this.onOver = onOver;
        this.end = recording.end();
        this.startedAt = clock.instant();
        var known = recording.progress();
        var file = known.file().isEmpty() ? Optional.<Path>empty() : Optional.of(Path.of(known.file()));
        this.gaps = new GapList(known.gaps());
        var name = "recording-" + recording.id();
        this.reader = new BlockReader(name + "-read", queue, gaps, clock, file.flatMap(Capture::writtenAt));
        this.writer = new BlockWriter(
                name + "-write", queue, gaps, root, file, known.bytes(), opening, clock, () -> onChange.accept(this));
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// When a file got its last bytes; empty if it is not there.
    static Optional<Instant> writtenAt(Path file) {
        try {
            return Optional.of(
                    Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    void start() {
        thread.start();
    }

    Recording recording() {
        return recording;
    }

    /// It ends then instead.
    void endAt(Instant other) {
        end = other;
        wait.wake();
    }

    /// Ends it now. Does nothing the second time.
    void end(Ending why) {
        if (ending == null) ending = why;
        wait.wake();
    }

    /// Waits until what was received is in the file, for some seconds at most.
    void await(Duration longest) throws InterruptedException {
        if (!thread.join(longest)) log.warn("a recording does not end");
    }

    /// Viewers saw no programme between the two.
    void missed(Instant from, Instant to) {
        gaps.end(to);
        gaps.add(from, to);
    }

    /// Viewers see a still picture from now on.
    void slateShown(Instant at) {
        gaps.begin(at);
    }

    /// The programme is back.
    void slateOver(Instant at) {
        gaps.end(at);
    }

    /// How far it has come.
    Progress progress() {
        var now = clock.instant();
        var known = recording.progress();
        var path = writer.path().map(Path::toString).orElse(known.file());
        var began = known.began().or(reader::first);
        return known.in(RecordingState.RECORDING, writer.fault() == RecordingFault.NONE ? lastFault : writer.fault())
                .to(path, writer.bytes(), began, gaps.between(recording.begin(), now.isBefore(end) ? now : end));
    }

    /// How it ended. For when it is over.
    Progress result() {
        var until = overAt.isBefore(end) ? overAt : end;
        var first = recording.progress().began().or(reader::first);
        gaps.end(until);
        if (first.isEmpty()) gaps.add(recording.begin(), until);
        else if (Duration.between(recording.begin(), first.get()).compareTo(isFromNowOn() ? OPENING : EDGE) > 0)
            gaps.add(recording.begin(), first.get());
        reader.last()
                .filter(last -> Duration.between(last, until).compareTo(EDGE) > 0)
                .ifPresent(last -> gaps.add(last, until));
        var why = ending == Ending.ROOM ? RecordingFault.ROOM_KEPT : RecordingFault.NONE;
        // What was not to be had because it was stopped by its user is not missing.
        if (ending == Ending.ROOM) gaps.add(until, end);
        var missing = gaps.between(recording.begin(), ending == Ending.ROOM ? end : until);
        if (why == RecordingFault.NONE && !missing.isEmpty()) why = cause();
        var progress = progress();
        long size = progress.file().isEmpty() ? 0 : size(Path.of(progress.file()), progress.bytes());
        var state = RecordingState.COMPLETE;
        if (ending == Ending.CLOSING) state = RecordingState.INTERRUPTED;
        else if (size == 0) state = RecordingState.FAILED;
        else if (!missing.isEmpty()) state = RecordingState.PARTIAL;
        var ended = ending == Ending.CLOSING ? Optional.<Instant>empty() : Optional.of(until);
        return progress.in(state, why)
                .to(progress.file(), size, progress.began(), missing)
                .endedAt(ended);
    }

    private boolean isFromNowOn() {
        // One that went on after a restart said so before.
        var near = Duration.between(recording.begin(), startedAt).abs().compareTo(EDGE) <= 0;
        return recording.title().isEmpty()
                && (near || recording.progress().began().isPresent());
    }

    private RecordingFault cause() {
        if (writer.fault() != RecordingFault.NONE) return writer.fault();
        if (recording.progress().state() == RecordingState.INTERRUPTED) return RecordingFault.NOT_RUNNING;
        return lastFault == RecordingFault.NONE ? RecordingFault.NO_STREAM : lastFault;
    }

    private static long size(Path file, long known) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return known;
        }
    }

    private boolean goesOn() {
        return ending == null && clock.instant().isBefore(end);
    }

    private void run() {
        try {
            record();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            overAt = clock.instant();
            reader.close();
            writer.close();
            if (over.compareAndSet(false, true)) onOver.accept(this);
        }
    }

    private void record() throws InterruptedException {
        Optional<Runnable> leaving = Optional.empty();
        if (clock.instant().isBefore(recording.begin())) {
            leaving = open();
            while (goesOn() && clock.instant().isBefore(recording.begin())) pause(LOOK);
        }
        var retry = RETRY;
        while (goesOn()) {
            var left = new AtomicBoolean();
            var stay = reader.keeping(() -> {
                left.set(true);
                wait.wake();
            });
            var result = join(stay);
            leaving.ifPresent(Runnable::run);
            leaving = Optional.empty();
            if (result instanceof JoinResult.Joined<TsViewer>(var viewer)) {
                stay.begin(viewer);
                retry = RETRY;
                while (goesOn() && !left.get()) pause(LOOK);
                if (!left.get()) stay.leave(viewer);
            } else {
                lastFault = result instanceof JoinResult.Unknown<TsViewer>
                        ? RecordingFault.NO_CHANNEL
                        : RecordingFault.NO_STREAM;
                log.debug("{} does not play: {}", recording.channel(), result);
            }
            if (goesOn()) {
                var next = clock.instant().plus(retry);
                while (goesOn() && clock.instant().isBefore(next)) pause(LOOK);
                if (!left.get()) retry = longer(retry);
            }
        }
        leaving.ifPresent(Runnable::run);
    }

    private static Duration longer(Duration retry) {
        var twice = retry.multipliedBy(2);
        return twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
    }

    /// Opens the channel ahead of its time.
    ///
    /// @return to be called when the channel is not to be kept open any more
    private Optional<Runnable> open() throws InterruptedException {
        var stay = reader.waiting();
        if (!(join(stay) instanceof JoinResult.Joined<TsViewer>(var viewer))) return Optional.empty();
        stay.begin(viewer);
        return Optional.of(() -> stay.leave(viewer));
    }

    private JoinResult<TsViewer> join(Stay stay) throws InterruptedException {
        var client = new ClientId("127.0.0.1", "Tributary/recording " + recording.id());
        return relay.join(
                recording.channel(), ViewerRequest.of(StreamUse.RECORDING, client, "", ""), reader.thread(), stay);
    }

    private void pause(Duration longest) throws InterruptedException {
        wait.until(System.nanoTime() + longest.toNanos());
    }
}
