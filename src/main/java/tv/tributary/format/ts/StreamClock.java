package tv.tributary.format.ts;

/// Measures the time that has passed in a stream, by its PCR; by the decoding times of its main streams where
/// it has none. Runs on whatever the stream's clock does. Ticks of 90 kHz. One owner; not thread-safe.
final class StreamClock {
    /// More is no step of a clock but a jump (2 s).
    private static final long LARGEST_STEP = 2 * TimestampMath.SECOND;
    /// What a picture lasts where nothing says how long.
    private static final long USUAL_FRAME = TimestampMath.SECOND / 25;

    private int clockPid = -1;
    private int mainPid = -1;
    private int soundPid = -1;
    /// Whose times tell the time: the best that has come, as a PID; below -1 the PCR does.
    private int by = -1;
    private long last = Pes.NONE;
    private long time;

    /// The stream is made of this from now on.
    void follow(Pmt pmt) {
        clockPid = pmt.pcrPid();
        mainPid = pmt.main().map(Pmt.Stream::pid).orElse(-1);
        soundPid = pmt.first(Codec.Sort.AUDIO).map(Pmt.Stream::pid).orElse(-1);
        by = -1;
    }

    void take(byte[] b, int at, int pid) {
        if (pid == clockPid && Packet.hasPcr(b, at)) {
            step(Packet.pcr(b, at), -2 - pid);
        } else if (by >= -1 && Packet.startsUnit(b, at) && (pid == mainPid || (pid == soundPid && by != mainPid))) {
            long dts = Packet.scrambled(b, at) ? Pes.NONE : Pes.dts(b, Packet.payload(b, at), at + Packet.SIZE);
            if (dts == Pes.NONE) time += USUAL_FRAME;
            step(dts, pid);
        }
    }

    private void step(long stamp, int teller) {
        boolean known = teller == by && last != Pes.NONE && stamp != Pes.NONE;
        long ticks = known ? TimestampMath.between(last, stamp) : 0;
        if (ticks > 0 && ticks <= LARGEST_STEP) time += ticks;
        last = stamp;
        by = teller;
    }

    /// Since the first packet that was taken.
    long time() {
        return time;
    }
}
