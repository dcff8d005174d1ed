package tv.tributary.relay.mux;

import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.CodecName;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TimestampMath;

/// Rewrites one elementary stream for viewers: PID, continuity counter and time stamps. Its state at the start of the
/// newest frame is marked, so that an unfinished frame can be rolled back. Owned by [Splice]; stamps and ticks are of
/// 90 kHz.
final class TrackRewriter {
    /// Until two time stamps have been seen: a picture of 25 a second.
    private static final long USUAL_STEP = TimestampMath.SECOND / 25;

    /// Clocks are rounded (1 ms).
    private static final long TOLERANCE = TimestampMath.SECOND / 1000;

    private static final int MANY = 64;
    /// No unit of sound lasts longer (2 s).
    private static final long LONGEST_UNIT = 2 * TimestampMath.SECOND;
    private static final byte[] NOTHING = new byte[0];

    final int pid;
    /// The stream type; -1 for a track that carries the PCR only.
    final int type;
    final Codec codec;
    /// The coding's name, where the type alone does not say it.
    private final String coding;
    String language;

    /// The last counter sent, or -1.
    private int counter = -1;
    /// The last decoding time sent, or [Pes#NONE], and how far it was from the one before.
    private long time = Pes.NONE;
    private long step = USUAL_STEP;
    /// The same for sound, whose units hold one frame or many: the longest of the last [#MANY] units at least.
    private long longest;

    private long longestBefore;
    private int units;
    /// By how much the units of sound are moved.
    private long moved;

    /// The latest presentation time sent, or [Pes#NONE].
    private long shown = Pes.NONE;

    private int counterBefore = -1;
    private long timeBefore = Pes.NONE;
    private long shownBefore = Pes.NONE;

    private final AudioFrameEdge edge = new AudioFrameEdge();
    private final AudioCut cut = new AudioCut();

    /// What the current source's counters are moved by; -1 until its first packet.
    private int shift = -1;
    /// Packets are left out until one that starts a unit comes late enough.
    private boolean waiting;
    /// Those that come continue what was sent, one after another.
    private boolean resumes;

    private TrackRewriter(int pid, int type, Codec codec, String coding, String language) {
        this.pid = pid;
        this.type = type;
        this.codec = codec;
        this.coding = coding;
        this.language = language;
    }

    /// @param pid as viewers see it
    static TrackRewriter of(int pid, Pmt.Stream stream) {
        return new TrackRewriter(pid, stream.type(), stream.codec(), CodecName.of(stream), stream.language());
    }

    /// One that carries the PCR and nothing else.
    static TrackRewriter clock(int pid) {
        return new TrackRewriter(pid, -1, Codec.OTHER, "", "");
    }

    /// Whether a decoder of this track decodes that stream.
    boolean decodes(Pmt.Stream stream) {
        return stream.type() == type
                && stream.codec() == codec
                && CodecName.of(stream).equals(coding);
    }

    /// Another source takes over.
    void begin() {
        renumber();
        edge.restart();
        waiting = true;
        resumes = false;
    }

    /// The same source goes on, with units that were sent before.
    void resume() {
        begin();
        resumes = true;
    }

    /// A unit is moved by so much. Where time jumps within a source, pictures go on where they stopped; sound that
    /// would start before the end of what was sent is left out.
    void moved(long ticks) {
        if (codec != Codec.AUDIO || moved == ticks) return;
        moved = ticks;
        if (!waiting && time != Pes.NONE) begin();
    }

    /// It comes from another PID from now on: its continuity counter runs on.
    void renumber() {
        shift = -1;
    }

    /// How long a frame lasts, in ticks.
    long step() {
        return step;
    }

    void mark() {
        counterBefore = counter;
        timeBefore = time;
        shownBefore = shown;
        edge.mark();
    }

    void rollBack() {
        counter = counterBefore;
        time = timeBefore;
        shown = shownBefore;
        edge.rollBack();
    }

    /// Whether a packet is sent. A source's first unit must not lie before what was sent last.
    ///
    /// @param dts the unit's time as viewers would see it, or [Pes#NONE]
    boolean accepts(boolean startsUnit, long dts) {
        if (!waiting) return true;
        if (!startsUnit) return false;
        if (time != Pes.NONE && dts != Pes.NONE) {
            if (resumes && TimestampMath.between(time, dts) <= 0) return false;
            if (!resumes && TimestampMath.between(due(), dts) < -TOLERANCE) return false;
        }
        waiting = false;
        return true;
    }

    /// When the next unit may start at the earliest. Only where something was sent.
    private long due() {
        long end = edge.end();
        boolean known =
                codec == Codec.AUDIO && end != Pes.NONE && Math.abs(TimestampMath.between(time, end)) <= LONGEST_UNIT;
        return known ? end : TimestampMath.plus(time, lasting());
    }

    /// Another unit starts: what is left of the one before, which did not say how long it was.
    ///
    /// @return packets that start the source's sound, empty if there are none
    byte[] cutBefore() {
        return cuts() ? begun(cut.rest(pid, due())) : NOTHING;
    }

    /// Takes a packet of sound that was not accepted: of a unit that starts too early, and may end late enough.
    ///
    /// @param dts as in [#accepts], where a unit starts
    /// @return as with [#cutBefore]
    byte[] cut(byte[] b, int payload, int end, boolean startsUnit, long dts) {
        if (!cuts()) return NOTHING;
        if (startsUnit) cut.begin(b, payload, end, dts);
        else cut.add(b, payload, end);
        return cut.complete() ? begun(cut.rest(pid, due())) : NOTHING;
    }

    private boolean cuts() {
        return codec == Codec.AUDIO && !resumes && time != Pes.NONE;
    }

    private byte[] begun(byte[] packets) {
        if (packets.length > 0) waiting = false;
        return packets;
    }

    /// The bytes of a unit of sound that goes out.
    void content(byte[] b, int from, int to) {
        if (codec == Codec.AUDIO) edge.take(b, from, to);
    }

    /// Whether nothing of the current source was sent yet.
    boolean waits() {
        return waiting;
    }

    /// How long the last unit may last.
    private long lasting() {
        return Math.max(step, Math.max(longest, longestBefore));
    }

    private void lasted(long ticks) {
        if (++units >= MANY) {
            units = 0;
            longestBefore = longest;
            longest = 0;
        }
        longest = Math.max(longest, ticks);
    }

    /// The last decoding time sent, or [Pes#NONE].
    long time() {
        return time;
    }

    void sent(long dts, long pts) {
        if (dts == Pes.NONE) return;
        if (shown == Pes.NONE || TimestampMath.between(shown, pts) > 0) shown = pts;
        if (time != Pes.NONE) {
            long ticks = TimestampMath.between(time, dts);
            if (ticks > 0 && ticks < TimestampMath.SECOND) step = ticks;
            if (codec == Codec.AUDIO && ticks < TimestampMath.SECOND) lasted(ticks);
        }
        time = dts;
        edge.unit(dts);
    }

    /// The counter a packet goes out with.
    int number(int sourceCounter, boolean payload) {
        if (shift < 0) {
            shift = counter < 0 ? 0 : ((payload ? counter + 1 : counter) - sourceCounter) & 15;
        }
        counter = (sourceCounter + shift) & 15;
        return counter;
    }

    int counter() {
        return Math.max(counter, 0);
    }

    int counterBefore() {
        return counterBefore;
    }

    /// Whether it had sent anything before the newest frame.
    boolean startedBefore() {
        return counterBefore >= 0;
    }

    /// How far a unit must be moved to be decoded and shown after all others.
    long toFollow(long dts, long pts) {
        if (time == Pes.NONE || dts == Pes.NONE) return 0;
        long decoded = TimestampMath.between(dts, TimestampMath.plus(time, step));
        long late = TimestampMath.between(TimestampMath.plus(pts, decoded), TimestampMath.plus(shown, step));
        return decoded + Math.max(0, late);
    }
}
