package tv.tributary.relay.hls;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.relay.hls.PartWriter.PartialSegment;
import tv.tributary.upstream.segment.Segments;

/// The segment that is being written, and its current part. Times are ticks of [MediaTime]. Owned by [Packager].
final class OpenSegment {
    /// What no part is longer than.
    static final Duration PART_TARGET = Duration.ofMillis(500);

    /// Receives finished segments and parts, on the thread that packages.
    interface Output {
        void part(PartialSegment partialSegment);

        void segment(CutSegment segment);
    }

    private static final long PART = PART_TARGET.toMillis() * TimestampMath.SECOND / 1000;

    private final Segments.Making making;
    private final Segments.Lease lease;
    private final Output output;
    private final long start;
    private final Instant time;
    private final boolean independent;
    private final boolean discontinuity;
    private Pmt tables;
    private long partStart;
    private int partFrom;
    private boolean partIndependent;

    OpenSegment(
            Segments.Making making,
            Output output,
            long start,
            Instant time,
            boolean independent,
            boolean discontinuity,
            Pmt tables) {
        this.making = making;
        this.lease = making.lease();
        this.output = output;
        this.start = start;
        this.time = time;
        this.independent = independent;
        this.discontinuity = discontinuity;
        this.tables = tables;
        this.partStart = start;
    }

    long start() {
        return start;
    }

    boolean independent() {
        return independent;
    }

    /// What players of it know the program to be made of.
    Pmt tables() {
        return tables;
    }

    void tables(Pmt now) {
        tables = now;
    }

    void put(byte[] packets, int length) {
        making.put(ByteBuffer.wrap(packets, 0, length));
    }

    /// The packets to come are a frame that starts at `at` and lasts for `step`.
    ///
    /// @return whether it starts another part
    boolean frame(long at, long step, boolean key) {
        boolean ends = at + step - partStart > PART && endPart(at);
        partIndependent |= key;
        return ends;
    }

    private boolean endPart(long at) {
        int length = making.filled() - partFrom;
        if (length == 0 || at <= partStart || making.failed()) return false;
        output.part(new PartialSegment(
                lease, partFrom, length, duration(at - partStart), partIndependent, discontinuity, time));
        partFrom += length;
        partStart = at;
        partIndependent = false;
        return true;
    }

    /// Whether there was no memory for it.
    boolean failed() {
        return making.failed();
    }

    /// It is whole, unless it failed: the next frame, at `at`, is not its own.
    Duration finish(long at) {
        endPart(at);
        making.finish();
        var length = duration(at - start);
        if (failed()) lease.close();
        else output.segment(new CutSegment(lease, length, discontinuity, independent, time));
        return length;
    }

    static Duration duration(long ticks) {
        return Duration.ofNanos(ticks * 100_000 / 9);
    }

    /// A complete segment cut from the channel's stream.
    ///
    /// @param lease the taker's to close
    /// @param discontinuity it does not continue the one before: another source, or something is missing
    ///     between them
    /// @param independent it starts with a frame that a player can start at
    /// @param time when its first frame was sent, as far as is known
    record CutSegment(
            Segments.Lease lease, Duration duration, boolean discontinuity, boolean independent, Instant time) {}
}
