package tv.tributary.relay.hls;

import java.util.BitSet;
import java.util.List;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TimestampMath;

/// Chooses the streams of a program that the PMT of a segment names: players wait for what is named and never
/// comes. Left out are pictures that have not started while the sound plays, and sound of which nothing has
/// come for five seconds. Each change is a new version of the table. One owner; not thread-safe; times are
/// ticks of [MediaTime].
final class ActiveStreams {
    private static final long GRACE = 5 * TimestampMath.SECOND;

    /// When each stream was heard last, by its PID.
    private final long[] heard = new long[Packet.PIDS];
    /// Sound that is left out, by its PIDs.
    private final BitSet silent = new BitSet();
    private List<Pmt.Stream> named = List.of();
    private int version = -1;
    /// What the source's versions are moved by.
    private int shift;

    /// A packet came.
    ///
    /// @return whether it belongs to sound that the table had left out: it is to be named again
    boolean take(int pid, long now) {
        heard[pid] = now;
        return silent.get(pid);
    }

    /// A table came, or came again after a seam: what it names is given its time.
    void announced(Pmt pmt, long now) {
        for (var stream : pmt.streams()) heard[stream.pid()] = Math.max(heard[stream.pid()], now);
    }

    /// The table as players are to see it now.
    ///
    /// @param latePid of pictures that have not started, or -1
    Pmt listed(Pmt pmt, int latePid, long now) {
        var coming = pmt.streams().stream()
                .filter(s -> s.pid() != latePid && !isSilent(s, now))
                .toList();
        // Something has to be named.
        var streams = coming.isEmpty() ? pmt.streams() : coming;
        silent.clear();
        for (var stream : pmt.streams()) {
            if (stream.pid() != latePid && !streams.contains(stream)) silent.set(stream.pid());
        }
        if (version == pmt.version() && !streams.equals(named)) shift++;
        named = streams;
        version = pmt.version();
        int moved = (version + shift) & 31;
        return new Pmt(pmt.pid(), pmt.program(), moved, pmt.pcrPid(), pmt.descriptors(), streams);
    }

    private boolean isSilent(Pmt.Stream stream, long now) {
        return stream.codec().sort() == Codec.Sort.AUDIO && now - heard[stream.pid()] > GRACE;
    }
}
