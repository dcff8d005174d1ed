package tv.tributary.relay.mux;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pat;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.Sdt;
import tv.tributary.format.ts.TimestampMath;

/// PAT, PMT and SDT as viewers get them, with continuity counters of their own that run on whatever is announced. Owned
/// by [Program].
final class PsiTables {
    private static final int STREAM_ID = 1;
    /// Receivers want an SDT every two seconds (TR 101 211, 4.4); it goes with a PAT.
    private static final long SDT_INTERVAL = TimestampMath.SECOND;

    private final String service;
    private byte[] pat = new byte[0];
    private byte[] pmt = new byte[0];
    private byte[] sdt = new byte[0];
    private int pmtPid;
    private int patCounter = -1;
    private int pmtCounter = -1;
    private int patBefore = -1;
    private int pmtBefore = -1;
    private int sdtVersion = -1;
    private int sdtCounter = -1;
    private int sdtBefore = -1;
    private long sdtTime = Pes.NONE;

    /// @param service the service's name; empty to send no SDT
    PsiTables(String service) {
        this.service = service;
    }

    /// Another program is announced.
    void announce(Pmt program) {
        pat = new Pat(STREAM_ID, 0, Map.of(program.program(), program.pid())).packets(0);
        update(program);
        if (service.isEmpty()) return;
        boolean pictures = program.first(Codec.Sort.VIDEO).isPresent();
        var type = pictures ? Sdt.ServiceType.TELEVISION : Sdt.ServiceType.RADIO;
        sdtVersion = (sdtVersion + 1) & 31;
        sdt = new Sdt(STREAM_ID, program.program(), sdtVersion, type, service).packet(0);
        sdtTime = Pes.NONE;
    }

    /// The same program with another PMT.
    void update(Pmt program) {
        pmt = program.packets(0);
        pmtPid = program.pid();
    }

    void mark() {
        patBefore = patCounter;
        pmtBefore = pmtCounter;
        sdtBefore = sdtCounter;
    }

    void rollBack() {
        patCounter = patBefore;
        pmtCounter = pmtBefore;
        if (sdtCounter != sdtBefore) sdtTime = Pes.NONE;
        sdtCounter = sdtBefore;
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

    /// The SDT, if it is time for one; empty if not. Goes behind a PAT.
    ///
    /// @param time the newest decoding time, in ticks of 90 kHz, or [Pes#NONE]
    byte[] nextSdt(long time) {
        boolean soon = sdtTime != Pes.NONE && Math.abs(TimestampMath.between(sdtTime, time)) < SDT_INTERVAL;
        if (sdt.length == 0 || time == Pes.NONE || soon) return new byte[0];
        sdtTime = time;
        number(sdt, sdtCounter + 1);
        sdtCounter = (sdtCounter + 1) & 15;
        return sdt;
    }

    /// PAT and PMT, next in their counting.
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
        if (sdtBefore >= 0) out.writeBytes(Packet.discontinuity(Sdt.PID, sdtBefore, -1));
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
