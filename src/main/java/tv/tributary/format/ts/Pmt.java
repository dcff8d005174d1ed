package tv.tributary.format.ts;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The program map table: the elementary streams of a program.
///
/// @param pid where the table itself stands
/// @param pcrPid the PID that carries the clock
/// @param descriptors the program's own, kept as they came
public record Pmt(int pid, int program, int version, int pcrPid, Descriptors descriptors, List<Stream> streams) {
    public Pmt {
        streams = List.copyOf(streams);
    }

    /// @param type the stream type of 13818-1, table 2-34
    public record Stream(int pid, int type, Descriptors descriptors) {
        public Codec codec() {
            return Codec.of(type, descriptors);
        }

        /// The language an audio stream names (ISO 639, three letters), empty if none.
        public String language() {
            return descriptors
                    .find(0x0A)
                    .map(d -> d.length < 3 ? "" : new String(d, 0, 3, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .orElse("");
        }
    }

    /// The stream a player starts by: the first with pictures, else the first with sound.
    public Optional<Stream> main() {
        return first(Codec.Sort.VIDEO).or(() -> first(Codec.Sort.AUDIO));
    }

    public Optional<Stream> first(Codec.Sort sort) {
        return streams.stream().filter(s -> s.codec().sort() == sort).findFirst();
    }

    /// One table from all its sections, in order: what the first says, with the streams of all. Empty if they make no
    /// sense.
    static Optional<Pmt> parse(int pid, Collection<byte[]> sections) {
        Optional<Pmt> whole = Optional.empty();
        for (var section : sections) {
            var part = parse(pid, section);
            whole = whole.map(w -> part.map(w::with).orElse(w)).or(() -> part);
        }
        return whole;
    }

    private Pmt with(Pmt more) {
        var all = new ArrayList<>(streams);
        all.addAll(more.streams);
        return new Pmt(pid, program, version, pcrPid, descriptors, all);
    }

    private static Optional<Pmt> parse(int pid, byte[] s) {
        if (s.length < 12) return Optional.empty();
        int info = ((s[10] & 0x0F) << 8) | (s[11] & 0xFF);
        int p = 12 + info;
        if (p > s.length) return Optional.empty();
        var descriptors = new Descriptors(Arrays.copyOfRange(s, 12, p));
        var streams = new ArrayList<Stream>();
        while (p + 5 <= s.length) {
            int end = p + 5 + (((s[p + 3] & 0x0F) << 8) | (s[p + 4] & 0xFF));
            if (end > s.length) break;
            streams.add(new Stream(
                    ((s[p + 1] & 0x1F) << 8) | (s[p + 2] & 0xFF),
                    s[p] & 0xFF,
                    new Descriptors(Arrays.copyOfRange(s, p + 5, end))));
            p = end;
        }
        return Optional.of(new Pmt(
                pid,
                ((s[3] & 0xFF) << 8) | (s[4] & 0xFF),
                (s[5] >> 1) & 31,
                ((s[8] & 0x1F) << 8) | (s[9] & 0xFF),
                descriptors,
                streams));
    }

    /// Packets that carry it, counters from `counter` on.
    public byte[] packets(int counter) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                new byte[] {2, 0, 0, (byte) (program >> 8), (byte) program, (byte) (0xC1 | (version << 1)), 0, 0});
        out.writeBytes(word(0xE000 | pcrPid));
        out.writeBytes(word(0xF000 | descriptors.length()));
        out.writeBytes(descriptors.bytes());
        for (var stream : streams) {
            out.write(stream.type());
            out.writeBytes(word(0xE000 | stream.pid()));
            out.writeBytes(word(0xF000 | stream.descriptors().length()));
            out.writeBytes(stream.descriptors().bytes());
        }
        var s = out.toByteArray();
        int length = s.length + 4 - 3;
        s[1] = (byte) (0xB0 | (length >> 8));
        s[2] = (byte) length;
        return SectionAssembler.packets(pid, s, counter);
    }

    private static byte[] word(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }
}
