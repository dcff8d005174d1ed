package tv.tributary.relay.mux;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pat;
import tv.tributary.format.ts.Pmt;

/// PAT and PMT as viewers get them, with continuity counters of their own that run on whatever is announced. Owned by
/// [Program].
final class PsiTables {
    private byte[] pat = new byte[0];
    private byte[] pmt = new byte[0];
    private int pmtPid;
    private int patCounter = -1;
    private int pmtCounter = -1;
    private int patBefore = -1;
    private int pmtBefore = -1;

    /// Another program is announced.
    void announce(Pmt program) {
        pat = new Pat(1, 0, Map.of(program.program(), program.pid())).packets(0);
        update(program);
    }

    /// The same program with another PMT.
    void update(Pmt program) {
        pmt = program.packets(0);
        pmtPid = program.pid();
    }

    void mark() {
        patBefore = patCounter;
        pmtBefore = pmtCounter;
    }

    void rollBack() {
        patCounter = patBefore;
        pmtCounter = pmtBefore;
    }

    byte[] nextPat() {
        number(pat, patCounter + 1);
        patCounter = (patCounter + 1) & 15;
        return pat;
    }

    byte[] nextPmt() {
        number(pmt, pmtCounter + 1);
        pmtCounter = (pmtCounter + pmt.length / Packet.SIZE) & 15;
        return pmt;
    }

    /// Both, next in their counting.
    byte[] next() {
        return join(nextPat(), nextPmt());
    }

    /// Both, counted so that those after the newest frame's start go on from them.
    byte[] toJoin() {
        return join(patAt(patBefore), pmtAt(pmtBefore));
    }

    /// The same, each after the word that packets of it are missing.
    byte[] toResume() {
        var out = new ByteArrayOutputStream();
        int pmtFirst = pmtBefore - pmt.length / Packet.SIZE + 1;
        out.writeBytes(Packet.discontinuity(Packet.PAT_PID, patBefore - 1, -1));
        out.writeBytes(patAt(patBefore));
        out.writeBytes(Packet.discontinuity(pmtPid, pmtFirst - 1, -1));
        out.writeBytes(pmtAt(pmtBefore));
        return out.toByteArray();
    }

    private byte[] patAt(int last) {
        var copy = pat.clone();
        number(copy, last);
        return copy;
    }

    private byte[] pmtAt(int last) {
        var copy = pmt.clone();
        number(copy, last - copy.length / Packet.SIZE + 1);
        return copy;
    }

    private static void number(byte[] packets, int first) {
        for (int i = 0; i * Packet.SIZE < packets.length; i++) Packet.setCounter(packets, i * Packet.SIZE, first + i);
    }

    private static byte[] join(byte[] a, byte[] b) {
        var both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
