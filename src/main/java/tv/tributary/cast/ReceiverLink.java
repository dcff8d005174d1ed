package tv.tributary.cast;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.cast.Receiver.ReceiverRefused;
import tv.tributary.cast.ReceiverState.ReceiverPhase;
import tv.tributary.cast.RendererConnection.PlayerActivity;
import tv.tributary.cast.RendererConnection.PlayerReport;
import tv.tributary.cast.RendererConnection.Renderer;
import tv.tributary.text.Messages;

/// One player: what is asked of it, one thing after the other, and what it does meanwhile. It is connected to
/// while something of ours plays there; one that falls silent then is looked for again, less often the longer
/// it takes. Commands wait for their answer; thread-safe.
final class ReceiverLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReceiverLink.class);

    /// Waiting times.
    ///
    /// @param poll between two questions for what it does
    /// @param opening how long it may take until it shows something
    /// @param rest how long a player that does nothing stays connected
    /// @param firstRetry after which a lost one is looked for; doubled each time
    /// @param longestRetry as far as that goes
    /// @param givingUp after which a lost one is looked for no more
    /// @param command how long a caller waits for an answer
    record LinkTimes(
            Duration poll,
            Duration opening,
            Duration rest,
            Duration firstRetry,
            Duration longestRetry,
            Duration givingUp,
            Duration command) {
        static final LinkTimes USUAL = new LinkTimes(
                Duration.ofSeconds(1),
                Duration.ofSeconds(25),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30));

        /// How long to wait before a lost player is looked for.
        ///
        /// @param tries how often that was in vain
        Duration retry(int tries) {
            var wait = firstRetry.multipliedBy(1L << Math.min(tries, 16));
            return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
        }
    }

    /// Something to ask of a player.
    @FunctionalInterface
    interface Request {
        void on(RendererConnection connection) throws IOException;
    }

    private record Command(Kind kind, Optional<CastMedia> media, Request request, CompletableFuture<Void> done) {
        enum Kind {
            LOAD,
            CONTROL,
            STOP
        }
    }

    private final Receiver receiver;
    private final Renderer renderer;
    private final LinkTimes times;
    private final Consumer<ReceiverState> told;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean closed;
    private volatile ReceiverState state = ReceiverState.IDLE;
    // All below is of the link's own thread.
    private @Nullable RendererConnection connection;
    private @Nullable CastMedia wanted;
    private long since = System.nanoTime();
    private int tries;

    /// @param told hears of each change, on the link's thread: return at once
    ReceiverLink(Receiver receiver, Renderer renderer, LinkTimes times, Consumer<ReceiverState> told) {
        this.receiver = receiver;
        this.renderer = renderer;
        this.times = times;
        this.told = told;
        this.thread = Thread.ofVirtual().name("receiver " + receiver.id()).unstarted(this::run);
    }

    /// Whether it speaks to this player in this way: neither address nor login have changed.
    boolean reaches(Receiver now) {
        return receiver.address().equals(now.address())
                && receiver.port() == now.port()
                && receiver.user().equals(now.user())
                && receiver.password().equals(now.password());
    }

    ReceiverState state() {
        return state;
    }

    /// @throws ReceiverRefused if the player does not take it
    void load(CastMedia media) {
        ask(Command.Kind.LOAD, Optional.of(media), it -> it.load(media));
    }

    /// @throws ReceiverRefused if the player does not do it
    void control(Request request) {
        ask(Command.Kind.CONTROL, Optional.empty(), request);
    }

    /// Ends what plays there; a lost one is looked for no more.
    ///
    /// @throws ReceiverRefused if the player does not do it
    void stop() {
        ask(Command.Kind.STOP, Optional.empty(), RendererConnection::stop);
    }

    private void ask(Command.Kind kind, Optional<CastMedia> media, Request request) {
        var command = new Command(kind, media, request, new CompletableFuture<>());
        if (closed) throw new ReceiverRefused(Messages.of("cast.problem.removed", receiver.name()));
        if (started.compareAndSet(false, true)) thread.start();
        commands.add(command);
        try {
            command.done().get(times.command().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ReceiverRefused refused
                    ? refused
                    : new ReceiverRefused(Messages.of("cast.problem.silent", receiver.name()));
        } catch (TimeoutException _) {
            throw new ReceiverRefused(Messages.of("cast.problem.silent", receiver.name()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ReceiverRefused(Messages.of("cast.problem.silent", receiver.name()));
        }
    }

    private void run() {
        while (!closed) {
            try {
                var command = next();
                if (command != null) perform(command);
                else if (connection != null) refresh(connection);
                else if (wanted != null) find();
            } catch (InterruptedException _) {
                // Closed; the loop knows.
            } catch (RuntimeException e) {
                log.warn("a player in the home network could not be followed", e);
                drop();
                over(ReceiverPhase.FAILED, Messages.of("cast.problem.silent", receiver.name()));
            }
        }
        drop();
        for (var left = commands.poll(); left != null; left = commands.poll()) {
            var words = Messages.of("cast.problem.removed", receiver.name());
            left.done().completeExceptionally(new ReceiverRefused(words));
        }
    }

    private @Nullable Command next() throws InterruptedException {
        if (connection == null && wanted == null) return commands.take();
        var wait = connection == null ? times.retry(tries) : times.poll();
        return commands.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void perform(Command command) {
        if (command.kind() == Command.Kind.STOP && connection == null) {
            over(ReceiverPhase.IDLE, "");
            command.done().complete(null);
            return;
        }
        command.media().ifPresent(media -> show(ReceiverState.opening(media, state.volume())));
        try {
            var open = connected();
            command.request().on(open);
            switch (command.kind()) {
                case LOAD -> {
                    wanted = command.media().orElseThrow();
                    since = System.nanoTime();
                }
                case STOP -> over(ReceiverPhase.IDLE, "");
                case CONTROL -> {}
            }
            if (command.kind() != Command.Kind.STOP) report(open.report());
            command.done().complete(null);
        } catch (ReceiverRefused e) {
            if (command.kind() == Command.Kind.LOAD) over(ReceiverPhase.FAILED, String.valueOf(e.getMessage()));
            command.done().completeExceptionally(e);
        } catch (IOException e) {
            log.debug("{} did not answer", receiver, e);
            drop();
            var words = Messages.of("cast.problem.unreachable", receiver.name());
            if (command.kind() == Command.Kind.CONTROL && wanted != null) lost();
            else over(ReceiverPhase.FAILED, words);
            command.done().completeExceptionally(new ReceiverRefused(words));
        } finally {
            // Whatever else goes wrong: nobody waits in vain.
            command.done()
                    .completeExceptionally(new ReceiverRefused(Messages.of("cast.problem.silent", receiver.name())));
        }
    }

    private RendererConnection connected() throws IOException {
        var open = connection;
        if (open != null) return open;
        open = renderer.connect(receiver);
        connection = open;
        since = System.nanoTime();
        return open;
    }

    private void refresh(RendererConnection open) {
        try {
            report(open.report());
        } catch (IOException | ReceiverRefused e) {
            log.debug("{} fell silent", receiver, e);
            drop();
            if (wanted != null) lost();
        }
    }

    /// Looks for a player that was lost.
    private void find() {
        try {
            var open = connected();
            var report = open.report();
            if (wanted != null && report.plays(wanted)) report(report);
            else over(ReceiverPhase.IDLE, Messages.of("cast.problem.ended-meanwhile", receiver.name()));
        } catch (IOException | ReceiverRefused e) {
            log.debug("{} is still lost", receiver, e);
            drop();
            tries++;
            if (passed(times.givingUp())) {
                over(ReceiverPhase.FAILED, Messages.of("cast.problem.unreachable", receiver.name()));
            }
        }
    }

    private void report(PlayerReport report) {
        tries = 0;
        var media = wanted;
        if (media == null) {
            show(new ReceiverState(
                    state.phase(), "", Duration.ZERO, Duration.ZERO, heard(report.volume()), state.words()));
            if (passed(times.rest())) drop();
            return;
        }
        if (report.activity() == PlayerActivity.BROKEN) {
            over(ReceiverPhase.FAILED, Messages.of("cast.problem.unplayable", receiver.name(), media.title()));
        } else if (report.plays(media)) {
            show(new ReceiverState(
                    phase(report.activity()),
                    media.title(),
                    media.live() ? Duration.ZERO : report.position(),
                    media.live() ? Duration.ZERO : report.length(),
                    heard(report.volume()),
                    ""));
        } else if (state.phase() != ReceiverPhase.OPENING) {
            over(ReceiverPhase.IDLE, "");
        } else if (passed(times.opening())) {
            over(ReceiverPhase.FAILED, Messages.of("cast.problem.unplayable", receiver.name(), media.title()));
        }
    }

    private OptionalInt heard(OptionalInt volume) {
        return volume.isPresent() ? volume : state.volume();
    }

    private static ReceiverPhase phase(PlayerActivity activity) {
        return switch (activity) {
            case OPENING -> ReceiverPhase.OPENING;
            case PLAYING -> ReceiverPhase.PLAYING;
            case PAUSED -> ReceiverPhase.PAUSED;
            case NOTHING, BROKEN -> ReceiverPhase.IDLE;
        };
    }

    private void lost() {
        tries = 0;
        since = System.nanoTime();
        show(state.at(ReceiverPhase.LOST, Messages.of("cast.problem.lost", receiver.name())));
    }

    /// What was sent there is over.
    private void over(ReceiverPhase phase, String words) {
        wanted = null;
        tries = 0;
        since = System.nanoTime();
        show(state.over(phase, words));
    }

    private boolean passed(Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    private void show(ReceiverState newer) {
        if (newer.equals(state)) return;
        state = newer;
        told.accept(newer);
    }

    private void drop() {
        var open = connection;
        connection = null;
        if (open != null) open.close();
    }

    /// Lets go of the player, which plays on.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
