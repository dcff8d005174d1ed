package tv.tributary.format.ts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The program association table: the programs, and the PID of each one's [Pmt].
public record Pat(int streamId, int version, Map<Integer, Integer> programs) {
    public Pat {
        programs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(programs));
    }

    /// @param sections all of the table's, in order
    static Pat of(Collection<byte[]> sections) {
        var programs = new LinkedHashMap<Integer, Integer>();
        int streamId = 0;
        int version = 0;
        for (var s : sections) {
            streamId = ((s[3] & 0xFF) << 8) | (s[4] & 0xFF);
            version = (s[5] >> 1) & 31;
            for (int p = 8; p + 4 <= s.length; p += 4) {
                int number = ((s[p] & 0xFF) << 8) | (s[p + 1] & 0xFF);
                if (number != 0) programs.put(number, ((s[p + 2] & 0x1F) << 8) | (s[p + 3] & 0xFF));
            }
        }
        return new Pat(streamId, version, programs);
    }

    /// Packets that carry it, counters from `counter` on.
    public byte[] packets(int counter) {
        var s = new byte[8 + 4 * programs.size()];
        int length = s.length + 4 - 3;
        s[1] = (byte) (0xB0 | (length >> 8));
        s[2] = (byte) length;
        s[3] = (byte) (streamId >> 8);
        s[4] = (byte) streamId;
        s[5] = (byte) (0xC1 | (version << 1));
        int p = 8;
        for (var program : programs.entrySet()) {
            s[p] = (byte) (program.getKey() >> 8);
            s[p + 1] = (byte) (int) program.getKey();
            s[p + 2] = (byte) (0xE0 | (program.getValue() >> 8));
            s[p + 3] = (byte) (int) program.getValue();
            p += 4;
        }
        return SectionAssembler.packets(Packet.PAT_PID, s, counter);
    }
}
