package tv.tributary.relay.mux;

import java.util.Arrays;
import java.util.Optional;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.Scanner;

/// Makes one continuous stream out of one source after another. Viewers keep the program, PIDs and stream types that
/// were announced first; counters and clocks run on; each source joins at a frame a player can start at, and the last
/// source's unfinished frame is taken back. Guarded by the lock of the program bus.
public final class Splice {
    /// A frame larger than this is no frame: packets are then let out as they come.
    private static final int LARGEST_FRAME = 3 << 20;
    private final Ring ring;
    private final Program program = new Program();
    private final Timeline timeline = new Timeline();
    private Scanner scanner = new Scanner();
    /// Packets of a source that has not joined yet: from its newest frame on.
    private byte[] held = new byte[1 << 16];
    private int heldBytes;
    /// The first clock of a source whose packets were read before.
    private long clockAhead = Pes.NONE;
    private boolean joined;
    private boolean foreign;
    private long errors;
    private int mainPid = -1;
    /// Packets of pictures, sound and data that went into the ring.
    private long carried;
    private long frame;

    public Splice(Ring ring) {
        this.ring = ring;
    }

    /// The packets to come are another source's.
    public void begin() {
        errors += scanner.continuityErrors();
        scanner = new Scanner();
        heldBytes = 0;
        clockAhead = Pes.NONE;
        joined = false;
        foreign = false;
    }

    /// Another source takes over with packets that were read before, from a frame on that a player can start at.
    ///
    /// @param known has seen them
    public void goOn(Scanner known, byte[] packets) {
        begin();
        scanner = known.again();
        int clockPid = scanner.pmt().map(Pmt::pcrPid).orElse(-1);
        for (int at = 0; at < packets.length && clockAhead == Pes.NONE; at += Packet.SIZE) {
            if (Packet.pid(packets, at) == clockPid && Packet.hasPcr(packets, at)) clockAhead = Packet.pcr(packets, at);
        }
        take(packets, packets.length);
    }

    /// Whether players that were told the announced program can go on with this one.
    public boolean fits(Pmt pmt) {
        return program.fits(pmt);
    }

    /// The source is over: what it left unfinished is taken back.
    public void end() {
        if (!joined) return;
        if (frame >= ring.head() && frame < ring.written()) {
            ring.rewind(frame);
            program.takeBack();
        }
        joined = false;
    }

    /// Forgets what was announced: viewers of the old are gone, the source's own program goes out.
    public void renew() {
        ring.breakOff();
        program.clear();
        timeline.clear();
        foreign = false;
    }

    /// The source plays: its first frame that a player can start at has come.
    public boolean joined() {
        return joined;
    }

    /// The source's streams are coded otherwise than those announced: players could not go on.
    public boolean foreign() {
        return foreign;
    }

    public long continuityErrors() {
        return errors + scanner.continuityErrors();
    }

    /// How many packets of pictures, sound and data went out: tables and padding alone are no stream.
    public long carried() {
        return carried;
    }

    /// Where the frame starts that is not yet whole.
    public long frame() {
        return frame;
    }

    /// How long a frame lasts, in ticks; 0 before anything plays.
    public long frameTicks() {
        return joined ? program.main().step() : 0;
    }

    /// How far readers may go: whole frames only, so that a source that breaks leaves no torn one behind.
    public long whole() {
        return joined && ring.written() - frame < LARGEST_FRAME ? frame : ring.written();
    }

    /// How far readers may go who must not wait for the end of a frame.
    public long all() {
        return ring.written();
    }

    /// Takes whole packets, which it may change.
    public void take(byte[] packets, int length) {
        for (int at = 0; at < length; at += Packet.SIZE) {
            int seen = scanner.take(packets, at);
            if (joined && (seen & Scanner.TABLES) != 0) scanner.pmt().ifPresent(this::change);
            if (joined) {
                pass(packets, at, (seen & Scanner.FRAME) != 0);
                if ((seen & Scanner.RANDOM_ACCESS) != 0) start(frame);
            } else {
                hold(packets, at, seen);
            }
        }
    }

    /// The source changed its table. With its pictures on another PID it joins anew, like another source.
    private void change(Pmt pmt) {
        boolean goesOn = program.goesOn(pmt);
        if (goesOn && scanner.mainPid() == mainPid) {
            program.update(pmt);
            return;
        }
        end();
        heldBytes = 0;
        foreign = !goesOn;
    }

    private void hold(byte[] packets, int at, int seen) {
        if ((seen & Scanner.FRAME) != 0) heldBytes = 0;
        if (heldBytes + Packet.SIZE > LARGEST_FRAME) heldBytes = 0;
        if (heldBytes + Packet.SIZE > held.length) held = Arrays.copyOf(held, 2 * held.length);
        System.arraycopy(packets, at, held, heldBytes, Packet.SIZE);
        heldBytes += Packet.SIZE;
        if ((seen & Scanner.RANDOM_ACCESS) != 0) scanner.pmt().ifPresent(this::join);
    }

    private void join(Pmt pmt) {
        if (!program.fits(pmt)) {
            foreign = true;
            return;
        }
        boolean first = !program.announced();
        program.begin(pmt);
        long clock = firstPcr();
        int payload = Packet.payload(held, 0);
        if (first) timeline.clear();
        else timeline.seam(program.main(), held, payload, clock);
        mainPid = scanner.mainPid();
        joined = true;
        if (!first) put(program.tables().next());
        if (!first) put(program.seam(clock == Pes.NONE ? Pes.NONE : timeline.moved(clock)));
        for (int at = 0; at < heldBytes; at += Packet.SIZE) pass(held, at, at == 0);
        heldBytes = 0;
        start(frame);
    }

    private long firstPcr() {
        int pid = scanner.pmt().map(Pmt::pcrPid).orElse(-1);
        for (int at = 0; at < heldBytes; at += Packet.SIZE) {
            if (Packet.pid(held, at) == pid && Packet.hasPcr(held, at)) return Packet.pcr(held, at);
        }
        return clockAhead;
    }

    private void pass(byte[] b, int at, boolean startsFrame) {
        if (startsFrame) {
            program.keep();
            frame = ring.written();
            ring.frame();
        }
        int pid = Packet.pid(b, at);
        boolean startsUnit = Packet.startsUnit(b, at);
        if (pid == Packet.PAT_PID || pid == program.sourceTablePid()) {
            if (startsUnit)
                put(
                        pid == Packet.PAT_PID
                                ? program.tables().nextPat()
                                : program.tables().nextPmt());
            return;
        }
        if (program.carries(pid)) pass(b, at, program.track(pid), startsUnit);
    }

    private void pass(byte[] b, int at, TrackRewriter track, boolean startsUnit) {
        int payload = Packet.payload(b, at);
        int end = at + Packet.SIZE;
        long dts = Pes.NONE;
        boolean clear = startsUnit && !Packet.scrambled(b, at);
        if (clear) dts = timeline.move(track, b, payload, end);
        if (!track.lets(startsUnit, dts)) return;
        if (clear) track.sent(dts, Pes.pts(b, payload, end));
        timeline.sent(track, dts);
        if (Packet.hasPcr(b, at)) timeline.movePcr(b, at, program.main());
        Packet.setPid(b, at, track.pid);
        Packet.setCounter(b, at, track.number(Packet.counter(b, at), Packet.hasPayload(b, at)));
        ring.append(b, at);
        carried++;
    }

    private void put(byte[] packets) {
        for (int at = 0; at < packets.length; at += Packet.SIZE) ring.append(packets, at);
    }

    private void start(long position) {
        var start = new Ring.Start(position, program.tablesToJoin(), program.tablesToResume());
        ring.start(start, program.main().time());
    }

    /// How the source on air does.
    public StreamQualityMonitor.Sample sample(long now) {
        if (!program.announced())
            return new StreamQualityMonitor.Sample(now, Pes.NONE, false, carried, continuityErrors());
        var main = program.main();
        boolean pictures = main.codec.sort() == Codec.Sort.VIDEO;
        return new StreamQualityMonitor.Sample(now, main.time(), pictures, carried, continuityErrors());
    }

    /// What viewers were told the program is made of.
    public Optional<Pmt> announced() {
        return program.pmt();
    }
}
