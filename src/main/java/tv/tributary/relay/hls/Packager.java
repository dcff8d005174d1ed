package tv.tributary.relay.hls;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.format.ts.TsScanner;
import tv.tributary.upstream.segment.Segments;

/// Cuts a transport stream into segments: at the first keyframe after four seconds, sooner while players have little to
/// start with, and at any frame before a segment exceeds the target duration. Every segment and every part begins with
/// PAT and PMT, with continuous counters. One owner; not thread-safe.
final class Packager {
    /// What no segment is longer than, rounded to whole seconds, where nothing else was promised.
    static final Duration TARGET = Duration.ofSeconds(6);

    /// Time stamps are rounded (1 ms), and so are the distances of keyframes.
    private static final long TOLERANCE = TimestampMath.SECOND / 20;
    private static final long LEAST = 4 * TimestampMath.SECOND - TOLERANCE;
    /// Less may be cut where a segment began without a keyframe, and where players begin with little: who has two
    /// seconds in hand must get the next within them, and never has more.
    private static final long LEAST_QUICK = TimestampMath.SECOND - TOLERANCE;
    /// After the first few, where so much came at once that players began with it: they begin three segments from the
    /// end.
    private static final long LEAST_SOON = 2 * TimestampMath.SECOND - TOLERANCE;

    private static final int QUICK = 3;
    /// What players have in hand who can wait for segments of two seconds, and of four.
    private static final Duration ENOUGH = Duration.ofMillis(2500);
    private static final Duration AMPLE = Duration.ofMillis(5900);
    /// Where so much is held when it begins, the first segments may be as long as the others.
    private static final Duration PLENTY = Duration.ofSeconds(9);
    /// Rounds down.
    private static final long ROUNDED_OFF = 49 * TimestampMath.SECOND / 100;
    /// A frame larger than this is no frame: its packets then go out as they come.
    private static final int LARGEST_FRAME = 4 << 20;
    private static final int PORTION = 348 * Packet.SIZE;

    private final Supplier<Segments.Making> memory;
    private final OpenSegment.Output output;
    private final InstantSource clock;
    private final ProgramDateTime programDateTime;
    private final Optional<TimestampOffset> timestampOffset;
    private final long longest;
    /// When the first frame was taken.
    private Optional<Instant> began = Optional.empty();
    private long least = LEAST_QUICK;
    private final MediaTime time = new MediaTime();
    private final byte[] portion = new byte[PORTION];
    private TsScanner tsScanner = new TsScanner();
    private final ActiveStreams activeStreams = new ActiveStreams();
    private Optional<OpenSegment> open = Optional.empty();
    private int cuts;
    private int patCounter;
    private int pmtCounter;
    private int tablePid = -1;
    private int clockPid = -1;

    /// The newest frame, which is not over yet: whether a segment starts with it is decided when it is.
    private byte[] held = new byte[1 << 16];
    private int heldBytes;
    private boolean heldFrame;
    private boolean heldKey;
    /// What is held does not continue what came before.
    private boolean seam = true;
    /// When the newest frame that is in a segment is over.
    private long over;
    /// Where the newest keyframe started, and how far it was from the one before.
    private long key;
    private long keyDistance;

    Packager(Supplier<Segments.Making> memory, OpenSegment.Output output, InstantSource clock) {
        this(memory, output, clock, TARGET, Optional.empty());
    }

    /// @param memory asked for each segment
    /// @param target whole seconds; what no segment is longer than, rounded
    /// @param timestampOffset to the segments before the first, where those were not cut here
    Packager(
            Supplier<Segments.Making> memory,
            OpenSegment.Output output,
            InstantSource clock,
            Duration target,
            Optional<TimestampOffset> timestampOffset) {
        this.memory = memory;
        this.output = output;
        this.clock = clock;
        this.programDateTime = new ProgramDateTime(clock);
        this.longest = target.toSeconds() * TimestampMath.SECOND + ROUNDED_OFF;
        this.timestampOffset = timestampOffset;
    }

    /// When the first frame to come was sent, where it was held back; otherwise it is taken to be new.
    void since(Instant first) {
        programDateTime.since(first);
        least = Duration.between(first, clock.instant()).compareTo(PLENTY) < 0 ? LEAST_QUICK : LEAST;
    }

    /// Takes the whole packets from the buffer's start, and leaves what is not a whole one in it.
    void take(ByteBuffer packets) {
        while (packets.remaining() >= Packet.SIZE) {
            int length = Math.min(packets.remaining() / Packet.SIZE * Packet.SIZE, PORTION);
            packets.get(portion, 0, length);
            take(portion, length);
        }
    }

    /// Takes whole packets, which it may change.
    void take(byte[] packets, int length) {
        for (int at = 0; at < length; at += Packet.SIZE) packet(packets, at);
    }

    /// Nothing more comes, or what comes does not continue what came: what there is makes the last segment.
    void end() {
        settle();
        breakOff(time.now() + time.step());
    }

    /// What follows was lost, and with it the end of the frame that came last: the segment ends before that.
    void lose() {
        boolean whole = !heldFrame;
        forget();
        breakOff(whole ? over : time.now());
    }

    private void breakOff(long at) {
        finish(at);
        tsScanner = new TsScanner();
        time.breakOff();
        seam = true;
    }

    private void packet(byte[] b, int at) {
        int seen = tsScanner.take(b, at);
        int pid = Packet.pid(b, at);
        if ((seen & TsScanner.TABLES) != 0) tsScanner.pmt().ifPresent(p -> activeStreams.announced(p, time.now()));
        boolean back = activeStreams.take(pid, time.now());
        if (back || (seen & TsScanner.TABLES) != 0) tsScanner.pmt().ifPresent(this::change);
        // Pictures that start late are named from now on.
        boolean lateStart = (seen & TsScanner.LATE_START) != 0;
        if (lateStart) tsScanner.pmt().ifPresent(this::change);
        if (pid == Packet.NULL_PID || pid == Packet.PAT_PID || pid == tablePid) return;
        if (!Packet.hasPayload(b, at) && Packet.discontinuity(b, at)) {
            // Sources that take over and viewers that jump start with a frame after it.
            if (heldFrame) settle();
            seam = true;
        }
        if (pid == clockPid && Packet.hasPcr(b, at)) time.clock(Packet.pcr(b, at));
        if ((seen & TsScanner.FRAME) != 0 || (lateStart && Packet.startsUnit(b, at))) frame(b, at);
        // What nobody could play.
        if (open.isEmpty() && !heldFrame) return;
        if ((seen & TsScanner.RANDOM_ACCESS) != 0 || (lateStart && heldFrame)) heldKey = true;
        if (timestampOffset.isPresent()) join(timestampOffset.get(), b, at);
        hold(b, at, Packet.SIZE);
    }

    private void frame(byte[] b, int at) {
        // What a seam begins with goes with the frame after it.
        if (heldFrame || !seam) settle();
        heldFrame = true;
        boolean clear = !Packet.scrambled(b, at);
        long dts = clear ? Pes.dts(b, Packet.payload(b, at), at + Packet.SIZE) : Pes.NONE;
        time.frame(dts);
        timestampOffset.ifPresent(j -> j.frame(dts));
    }

    private void join(TimestampOffset to, byte[] b, int at) {
        var before = to.pass(b, at);
        hold(before, 0, before.length);
    }

    private void hold(byte[] b, int at, int length) {
        if (heldBytes + length > LARGEST_FRAME) settle();
        if (heldBytes + length > held.length) held = Arrays.copyOf(held, 2 * (heldBytes + length));
        System.arraycopy(b, at, held, heldBytes, length);
        heldBytes += length;
    }

    /// The program's tables changed: players need them from here on, and restart where the main stream or the coding of
    /// the sound changed.
    private void change(Pmt pmt) {
        tablePid = pmt.pid();
        clockPid = pmt.pcrPid();
        if (open.isEmpty()) return;
        var before = open.get().tables();
        var now = listed(pmt);
        if (before.equals(now)) return;
        if (before.main().equals(now.main()) && soundGoesOn(before, now)) {
            open.get().tables(now);
            var packets = numbered(now);
            hold(packets, 0, packets.length);
        } else {
            if (heldFrame) settle();
            seam = true;
        }
    }

    private Pmt listed(Pmt pmt) {
        return activeStreams.listed(pmt, tsScanner.latePid(), time.now());
    }

    /// Whether all sound of before is still there.
    private static boolean soundGoesOn(Pmt before, Pmt now) {
        return before.streams().stream()
                .filter(s -> s.codec() == Codec.AUDIO)
                .allMatch(s -> now.streams().stream().anyMatch(n -> n.pid() == s.pid() && n.type() == s.type()));
    }

    /// What is held is whole: it starts a segment or goes on with one.
    private void settle() {
        long at = time.now();
        if (heldFrame) {
            if (open.isEmpty() || cutsBefore(open.get(), at)) cut(at);
            if (heldKey) {
                if (!time.hole()) keyDistance = at - key;
                key = at;
            }
            seam = false;
        }
        if (open.isPresent()) {
            if (heldFrame && open.get().frame(at, time.step(), heldKey)) putTables(open.get());
            open.get().put(held, heldBytes);
            over = at + time.step();
        }
        forget();
    }

    private void forget() {
        heldBytes = 0;
        heldFrame = false;
        heldKey = false;
    }

    /// Whether a segment ends where the frame that is held starts.
    private boolean cutsBefore(OpenSegment now, long at) {
        long length = at - now.start();
        if (length + time.step() > longest) return true;
        if (!heldKey) return false;
        if (seam || length >= least) return true;
        if (length < LEAST_QUICK) return false;
        boolean nextTooLate = length + keyDistance > longest;
        return !now.independent() || nextTooLate;
    }

    /// What players have in hand who began with the first segment: what came at once.
    private Duration ahead(long at) {
        return OpenSegment.duration(at).minus(Duration.between(began.orElseGet(clock::instant), clock.instant()));
    }

    /// How long segments may be from now on. Players that began with too little keep to short ones.
    private long bearable(Duration ahead) {
        if (ahead.compareTo(AMPLE) >= 0) return LEAST;
        boolean enough = cuts == QUICK && ahead.compareTo(ENOUGH) >= 0;
        return enough ? LEAST_SOON : least;
    }

    private void cut(long at) {
        // What a seam or a hole leaves out is in no segment, nor is a lost frame that would make one too long.
        seam |= time.hole();
        boolean late = open.isPresent() && at - open.get().start() > longest;
        finish(seam || late ? Math.min(at, over) : at);
        if (began.isEmpty()) began = Optional.of(clock.instant());
        if (least != LEAST && cuts >= QUICK) least = bearable(ahead(at));
        var pmt = tsScanner.pmt().map(this::listed);
        if (tsScanner.pat().isEmpty() || pmt.isEmpty()) return;
        boolean gap = seam && cuts > 0;
        var since = gap ? programDateTime.beginAfterGap() : programDateTime.begin();
        var next = new OpenSegment(memory.get(), output, at, since, heldKey, gap, pmt.get());
        cuts++;
        open = Optional.of(next);
        putTables(next);
    }

    /// Players may begin here.
    private void putTables(OpenSegment into) {
        var first = tsScanner.pat().orElseThrow().packets(patCounter);
        patCounter += first.length / Packet.SIZE;
        into.put(first, first.length);
        var second = numbered(into.tables());
        into.put(second, second.length);
    }

    private void finish(long at) {
        if (open.isEmpty()) return;
        programDateTime.end(open.get().finish(at));
        // What failed leaves a hole.
        seam |= open.get().failed();
        open = Optional.empty();
    }

    /// The table's packets, counted on from the last.
    private byte[] numbered(Pmt pmt) {
        var packets = pmt.packets(pmtCounter);
        pmtCounter += packets.length / Packet.SIZE;
        return packets;
    }
}
