package tv.tributary.relay.mux;

import java.util.Arrays;
import java.util.Optional;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TsScanner;

/// Splices one source after another into one continuous transport stream. The program, its PIDs and stream
/// types stay as first announced; continuity counters, PCR, PTS and DTS run on; each source joins at a
/// keyframe, and the unfinished frame of the one before is rolled back. Guarded by the lock of the program
/// bus.
public final class Splice {
    /// A frame larger than this is no frame: packets are then published as they come.
    private static final int LARGEST_FRAME = 3 << 20;
    private final Ring ring;
    private final Program program;
    private final Timeline timeline = new Timeline();
    private TsScanner tsScanner = new TsScanner();
    /// Packets of a source that has not joined yet: from its newest frame on.
    private byte[] held = new byte[1 << 16];
    private int heldBytes;
    /// The first PCR of a source whose packets were read before.
    private long clockAhead = Pes.NONE;
    private boolean joined;
    private boolean foreign;
    private final ResentPacketFilter resentPacketFilter = new ResentPacketFilter();
    private boolean repeating;
    /// What plays was read from a source; a slate is not.
    private boolean isSource;
    /// The source that ended was the last to send.
    private boolean inRow;
    private long errors;
    private int mainPid = -1;
    /// Pictures that have not started yet, while the sound leads.
    private int latePid = -1;
    /// Packets of pictures, sound and data that went into the ring.
    private long carried;
    private long frame;

    /// Of a stream that does not say its name.
    public Splice(Ring ring) {
        this(ring, "");
    }

    /// @param service the stream's name for receivers
    public Splice(Ring ring, String service) {
        this.ring = ring;
        this.program = new Program(service);
    }

    /// Another source begins; it joins at its first keyframe.
    public void begin() {
        inRow = false;
        isSource = false;
        restart();
    }

    private void restart() {
        errors += tsScanner.continuityErrors();
        tsScanner = new TsScanner();
        heldBytes = 0;
        clockAhead = Pes.NONE;
        joined = false;
        foreign = false;
        repeating = false;
    }

    /// Another source takes over with packets that were read before, from a keyframe on.
    ///
    /// @param known the scanner that has seen them
    /// @param same whether it is the source that took over last, opened again: what that had sent is left out
    public void takeOver(TsScanner known, byte[] packets, boolean same) {
        restart();
        isSource = true;
        tsScanner = known.againFromStart();
        long first = ResentPacketFilter.first(packets, tsScanner.mainPid());
        repeating = same && tsScanner.pmt().filter(program::fits).isPresent() && resentPacketFilter.isOf(first);
        inRow &= repeating;
        resentPacketFilter.begins(first);
        int clockPid = tsScanner.pmt().map(Pmt::pcrPid).orElse(-1);
        for (int at = 0; at < packets.length && clockAhead == Pes.NONE; at += Packet.SIZE) {
            if (Packet.pid(packets, at) == clockPid && Packet.hasPcr(packets, at)) clockAhead = Packet.pcr(packets, at);
        }
        take(packets, packets.length);
    }

    /// Whether players that know the announced program can decode this one.
    public boolean fits(Pmt pmt) {
        return program.fits(pmt);
    }

    /// The source is over: its unfinished frame is rolled back.
    public void end() {
        if (!joined) return;
        if (frame >= ring.head() && frame < ring.written()) {
            ring.rewind(frame);
            program.rollBack();
        }
        joined = false;
        if (!isSource) return;
        resentPacketFilter.ends(timeline.original(program.main().time()));
        inRow = true;
    }

    /// Whether the source sends only what was sent before.
    public boolean repeating() {
        return repeating;
    }

    /// It does so for too long: better again than nothing.
    public void playRepeated() {
        repeating = false;
    }

    /// The source goes on from the frame that was sent last: all its streams do so where they stopped.
    private void repeated(byte[] packets, int at, int seen) {
        if ((seen & TsScanner.FRAME) == 0) return;
        var verdict = resentPacketFilter.judge(ResentPacketFilter.dts(packets, at));
        if (verdict == ResentPacketFilter.Verdict.SENT) return;
        repeating = false;
        if (verdict == ResentPacketFilter.Verdict.NEW || !inRow) {
            hold(packets, at, seen);
            return;
        }
        tsScanner.pmt().ifPresent(program::resume);
        lead();
        joined = true;
        pass(packets, at, true);
    }

    /// Forgets the announced program: the next source's own is announced.
    public void reannounce() {
        ring.discardStarts();
        program.clear();
        timeline.clear();
        foreign = false;
    }

    /// Whether the source has joined: its first keyframe has come.
    public boolean joined() {
        return joined;
    }

    /// Whether the source is coded otherwise than announced, so that players cannot decode it.
    public boolean foreign() {
        return foreign;
    }

    public long continuityErrors() {
        return errors + tsScanner.continuityErrors();
    }

    /// Packets of pictures, sound and data so far, without tables and padding.
    public long carried() {
        return carried;
    }

    /// Where the unfinished frame starts.
    public long frame() {
        return frame;
    }

    /// How long a frame lasts, in ticks; 0 before anything plays.
    public long frameTicks() {
        return joined ? program.main().step() : 0;
    }

    /// The end of the last whole frame: published up to there, a source that breaks leaves no torn frame
    /// behind.
    public long whole() {
        return joined && ring.written() - frame < LARGEST_FRAME ? frame : ring.written();
    }

    /// The end of the last packet.
    public long all() {
        return ring.written();
    }

    /// Takes whole packets, which it may change.
    public void take(byte[] packets, int length) {
        for (int at = 0; at < length; at += Packet.SIZE) {
            int seen = tsScanner.take(packets, at);
            if (joined && (seen & TsScanner.TABLES) != 0) tsScanner.pmt().ifPresent(this::change);
            if (joined && Packet.pid(packets, at) == latePid) {
                late(packets, at, seen);
            } else if (joined) {
                pass(packets, at, (seen & TsScanner.FRAME) != 0);
                if ((seen & TsScanner.RANDOM_ACCESS) != 0 && !program.main().waits()) start(frame);
            } else if (repeating) {
                repeated(packets, at, seen);
            } else {
                hold(packets, at, seen);
            }
        }
        ring.settle();
    }

    /// The source changed its PMT. With its pictures on another PID it joins again, like another source.
    private void change(Pmt pmt) {
        boolean continues = program.canContinue(pmt);
        boolean same = tsScanner.mainPid() == mainPid;
        boolean sound =
                pmt.main().filter(main -> main.pid() == tsScanner.mainPid()).isEmpty()
                        || pmt.first(Codec.Sort.VIDEO).isEmpty();
        if (continues && (same || sound)) {
            program.update(pmt);
            lead();
            return;
        }
        end();
        heldBytes = 0;
        foreign = !continues;
    }

    private void lead() {
        mainPid = tsScanner.mainPid();
        latePid = tsScanner.latePid();
        program.lead(mainPid);
    }

    /// Pictures that come later than the sound are held back until one comes that players can start at; their
    /// clock goes out at once.
    private void late(byte[] packets, int at, int seen) {
        if ((seen & TsScanner.LATE_PICTURE) != 0) heldBytes = 0;
        if (Packet.hasPcr(packets, at)) {
            var clock = Packet.clockOnly(packets, at);
            pass(clock, 0, false);
            Packet.removePcr(packets, at);
        }
        keep(packets, at);
        if ((seen & TsScanner.LATE_START) == 0) return;
        lead();
        passHeld();
        start(frame);
    }

    private void hold(byte[] packets, int at, int seen) {
        if ((seen & TsScanner.FRAME) != 0) heldBytes = 0;
        keep(packets, at);
        if ((seen & TsScanner.RANDOM_ACCESS) != 0) tsScanner.pmt().ifPresent(this::join);
    }

    private void keep(byte[] packets, int at) {
        if (heldBytes + Packet.SIZE > LARGEST_FRAME) heldBytes = 0;
        if (heldBytes + Packet.SIZE > held.length) held = Arrays.copyOf(held, 2 * held.length);
        System.arraycopy(packets, at, held, heldBytes, Packet.SIZE);
        heldBytes += Packet.SIZE;
    }

    private void join(Pmt pmt) {
        if (!program.fits(pmt)) {
            foreign = true;
            return;
        }
        boolean first = !program.announced();
        program.begin(pmt);
        lead();
        long clock = firstPcr();
        int payload = Packet.payload(held, 0);
        if (first) timeline.clear();
        else timeline.seam(program.main(), held, payload, clock);
        joined = true;
        if (!first) put(program.tables().next());
        if (!first) put(program.seam(clock == Pes.NONE ? Pes.NONE : timeline.moved(clock)));
        passHeld();
        start(frame);
    }

    private void passHeld() {
        for (int at = 0; at < heldBytes; at += Packet.SIZE) pass(held, at, at == 0);
        heldBytes = 0;
        ring.settle();
    }

    private long firstPcr() {
        int pid = tsScanner.pmt().map(Pmt::pcrPid).orElse(-1);
        for (int at = 0; at < heldBytes; at += Packet.SIZE) {
            if (Packet.pid(held, at) == pid && Packet.hasPcr(held, at)) return Packet.pcr(held, at);
        }
        return clockAhead;
    }

    private void pass(byte[] b, int at, boolean startsFrame) {
        if (startsFrame) {
            program.mark();
            frame = ring.written();
            ring.frame();
        }
        int pid = Packet.pid(b, at);
        boolean startsUnit = Packet.startsUnit(b, at);
        if (pid == Packet.PAT_PID || pid == program.sourceTablePid()) {
            if (startsUnit) putTable(pid);
            return;
        }
        if (program.carries(pid)) pass(b, at, program.track(pid), startsUnit);
    }

    /// Where the source's table stood.
    private void putTable(int pid) {
        var tables = program.tables();
        put(pid == Packet.PAT_PID ? tables.nextPat() : tables.nextPmt());
        if (pid == Packet.PAT_PID) put(tables.nextSdt(program.main().time()));
    }

    private void pass(byte[] b, int at, TrackRewriter track, boolean startsUnit) {
        if (Packet.hasPcr(b, at) && (Packet.discontinuity(b, at) || timeline.runsBack(Packet.pcr(b, at)))) {
            timeline.startAnew(Packet.pcr(b, at));
            program.renumber();
            // Viewers' clocks run on.
            if (!Packet.hasPayload(b, at)) return;
        }
        int payload = Packet.payload(b, at);
        int end = at + Packet.SIZE;
        long dts = Pes.NONE;
        boolean clear = startsUnit && !Packet.scrambled(b, at);
        if (clear) dts = timeline.move(track, track == program.main(), b, payload, end);
        // A PCR alone waits for nothing.
        if (Packet.hasPayload(b, at) && !track.accepts(startsUnit, dts)) {
            if (startsUnit) putCut(track, track.cutBefore());
            if (track.waits()) {
                putCut(track, track.cut(b, payload, end, startsUnit, dts));
                return;
            }
        }
        if (clear) track.sent(dts, Pes.pts(b, payload, end));
        if (payload < end) track.content(b, startsUnit ? Pes.content(b, payload, end) : payload, end);
        timeline.sent(track, dts);
        if (Packet.hasPcr(b, at)) timeline.movePcr(b, at, program.main());
        Packet.setPid(b, at, track.pid);
        Packet.setCounter(b, at, track.number(Packet.counter(b, at), Packet.hasPayload(b, at)));
        ring.append(b, at);
        carried++;
    }

    /// What is left of a source's first unit of sound.
    private void putCut(TrackRewriter track, byte[] packets) {
        for (int at = 0; at < packets.length; at += Packet.SIZE) {
            int payload = Packet.payload(packets, at);
            int end = at + Packet.SIZE;
            boolean first = at == 0;
            long dts = first ? Pes.dts(packets, payload, end) : Pes.NONE;
            track.sent(dts, dts);
            track.content(packets, first ? Pes.content(packets, payload, end) : payload, end);
            timeline.sent(track, dts);
            Packet.setCounter(packets, at, track.number(Packet.counter(packets, at), true));
            ring.append(packets, at);
            carried++;
        }
        if (packets.length > 0) track.renumber();
    }

    private void put(byte[] packets) {
        for (int at = 0; at < packets.length; at += Packet.SIZE) ring.append(packets, at);
        // Tables are numbered anew where they lie.
        ring.settle();
    }

    private void start(long position) {
        var start = new Ring.Start(position, program.tablesToJoin(), program.tablesToResume());
        ring.start(start, program.main().time());
    }

    /// A sample of the source on air, for its monitor. `now` is nano time.
    public StreamQualityMonitor.Sample sample(long now) {
        if (!program.announced())
            return new StreamQualityMonitor.Sample(now, Pes.NONE, false, carried, continuityErrors(), false);
        var main = program.main();
        boolean pictures = main.codec.sort() == Codec.Sort.VIDEO;
        return new StreamQualityMonitor.Sample(
                now, main.time(), pictures, carried, continuityErrors(), tsScanner.scrambled());
    }

    /// By how much the clock that was sent last lies before the newest frame, in ticks of 90 kHz; [Pes#NONE] while
    /// there is no clock or no frame.
    public long clockLead() {
        return program.announced() ? timeline.clockLead(program.main().time()) : Pes.NONE;
    }

    /// The announced program.
    public Optional<Pmt> announced() {
        return program.pmt();
    }
}
