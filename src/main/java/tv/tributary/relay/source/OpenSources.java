package tv.tributary.relay.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.viewer.JoinQueue;
import tv.tributary.upstream.Upstream;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.SlotRequest.Priority;
import tv.tributary.upstream.account.UpstreamException;

/// The open sources of a channel: the one on air, standbys beside it, and the slate. Owned by the channel's thread but
/// for what a [SourceReader] calls back; times are nano times.
final class OpenSources implements SourceControl {
    /// Longest time from opening a source to its first keyframe.
    private static final long LONGEST_PROOF = 12_000_000_000L;
    /// How long a connection may take to be released at the end.
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final String channelName;
    private final Upstream.Opener opener;
    private final ProgramBus bus;
    private final JoinQueue joinQueue;
    private final CommandQueue commands;
    private final Supplier<Duration> tick;
    /// In the order in which they were opened.
    private final List<SourceReader> standbys = new ArrayList<>();
    private @Nullable SourceReader onAir;
    private @Nullable SlatePlayout slate;
    /// For whom the ledger of connections thinks the source on air plays.
    private Optional<SlotRequest> served = Optional.empty();

    OpenSources(
            String channelName,
            Upstream.Opener opener,
            ProgramBus bus,
            JoinQueue joinQueue,
            CommandQueue commands,
            Supplier<Duration> tick) {
        this.channelName = channelName;
        this.opener = opener;
        this.bus = bus;
        this.joinQueue = joinQueue;
        this.commands = commands;
        this.tick = tick;
    }

    @Override
    public SourceStates view() {
        var open = standbys.stream()
                .map(reader -> bus.describe(reader.candidate(), reader.standby()))
                .toList();
        return new SourceStates(open, opener::spare, bus.aliveAt(), onAir != null && onAir.ending());
    }

    @Override
    public void open(Candidate source) {
        open(source, joinQueue.claim().orElseGet(this::probe));
    }

    @Override
    public void prepare(Candidate source) {
        open(source, probe());
    }

    private SlotRequest probe() {
        return SlotRequest.of(Priority.PROBE, channelName);
    }

    private void open(Candidate source, SlotRequest slotRequest) {
        var reader = new SourceReader(source, slotRequest, opener, bus, tick, this::yieldConnection, commands::wake);
        standbys.add(reader);
        reader.start();
    }

    /// Another channel needs one of our connections, and gets it unless something more important keeps it here. From
    /// any thread; returns at once.
    private void yieldConnection(SourceReader reader, SlotRequest by) {
        if (joinQueue.closeIfSuperseded(by)) {
            commands.wake();
            return;
        }
        var claim = joinQueue.activeClaim();
        if (reader.use() == Priority.PROBE || claim.isEmpty() || claim.get().yieldsTo(by)) reader.yieldTo(by);
        else reader.serve(claim);
    }

    @Override
    public void close(SourceId source) {
        for (var reader : List.copyOf(standbys)) {
            if (reader.candidate().source().equals(source)) close(reader);
        }
    }

    private void close(SourceReader reader) {
        reader.close();
        standbys.remove(reader);
    }

    @Override
    public void closeStandbys() {
        for (var reader : List.copyOf(standbys)) close(reader);
    }

    /// Closes the standbys that have ended, or have given no keyframe in time.
    ///
    /// @param wakeBy told when to call again at the latest
    List<SwitchCommand.OpenFailed> closeFailed(long now, LongConsumer wakeBy) {
        var failed = new ArrayList<SwitchCommand.OpenFailed>();
        for (var reader : List.copyOf(standbys)) {
            var end = reader.end();
            if (end.isEmpty()
                    && !bus.describe(reader.candidate(), reader.standby()).proven()) {
                long due = reader.began() + LONGEST_PROOF;
                if (bus.scrambled(reader.standby())) end = Optional.of(new UpstreamException(FailureReason.SCRAMBLED));
                else if (now >= due) end = Optional.of(new UpstreamException(unproven(reader)));
                else wakeBy.accept(due);
            }
            if (end.isEmpty()) continue;
            close(reader);
            failed.add(new SwitchCommand.OpenFailed(reader.candidate(), end.get()));
        }
        return failed;
    }

    private static FailureReason unproven(SourceReader reader) {
        return reader.opened() ? FailureReason.NO_PICTURE : FailureReason.UNREACHABLE;
    }

    @Override
    public Duration select(SourceId source, boolean replaceable, long now) {
        var reader = standbys.stream()
                .filter(r -> r.candidate().source().equals(source))
                .findFirst()
                .orElseThrow();
        standbys.remove(reader);
        closeStandbys();
        var silence = bus.select(reader, reader.standby(), replaceable, now);
        var before = onAir;
        onAir = reader;
        if (before != null) before.close();
        closeSlate();
        served = joinQueue.activeClaim();
        reader.serve(served);
        return silence;
    }

    /// Tells the ledger of connections for whom the source on air plays, if that has changed.
    void serve() {
        var claim = joinQueue.activeClaim();
        var reader = onAir;
        if (reader == null || served.equals(claim)) return;
        served = claim;
        reader.serve(claim);
    }

    /// Why the source on air has ended, if it has.
    Optional<UpstreamException> ended() {
        return Optional.ofNullable(onAir).flatMap(SourceReader::end);
    }

    @Override
    public void release() {
        bus.release();
        var reader = onAir;
        onAir = null;
        if (reader != null) reader.close();
    }

    @Override
    public boolean showSlate(String reason) {
        var made = bus.slate(reason);
        if (made.isEmpty()) return false;
        var shown = new SlatePlayout(made.get(), bus);
        slate = shown;
        shown.start();
        return true;
    }

    private void closeSlate() {
        var shown = slate;
        slate = null;
        if (shown != null) shown.close();
    }

    @Override
    public void announceCoding() {
        bus.announceCoding();
    }

    /// Closes everything, and waits until the connection of the source on air is released.
    void closeAll() {
        closeStandbys();
        closeSlate();
        var reader = onAir;
        if (reader == null) return;
        reader.close();
        try {
            reader.join(LONGEST_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
