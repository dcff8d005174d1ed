package tv.tributary.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tv.tributary.format.ts.Descriptors;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pat;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.Sdt;

/// Writes tiny transport streams by name, one packet per word, and reads them back: `PAT`, `PMT`, `K…` a keyframe,
/// `p…` another picture, `+…` a picture's next packet, `a…` sound. What follows the first letter only tells packets
/// apart. Counters and time run on from call to call.
public final class Ts {
    private static final Descriptors NONE = new Descriptors(new byte[0]);

    private final int tablePid;
    private int videoPid;
    private int audioPid;
    private int videoType;
    private int version;
    private List<Pmt.Stream> announced = List.of();
    private final int[] counters = new int[Packet.PIDS];
    private long time;

    private Ts(int tablePid, int videoPid, int audioPid, int videoType, long time) {
        this.tablePid = tablePid;
        this.videoPid = videoPid;
        this.audioPid = audioPid;
        this.videoType = videoType;
        this.time = time;
    }

    /// H.264 on PID 256, AAC on 257, from time 90,000.
    public static Ts first() {
        return new Ts(0x1000, 0x100, 0x101, 0x1B, 90_000);
    }

    /// The same codings on other PIDs and at another time.
    public static Ts other() {
        return new Ts(0x20, 0x65, 0x66, 0x1B, 5_000_000_000L);
    }

    /// HEVC instead of H.264.
    public static Ts hevc() {
        return new Ts(0x1000, 0x100, 0x101, 0x24, 90_000);
    }

    /// A stream that starts afresh.
    public static byte[] ts(String words) {
        return first().write(words);
    }

    /// Skips so many packets of the pictures' PID: they are missing.
    public Ts lose(int packets) {
        counters[videoPid] += packets;
        return this;
    }

    /// From the next table on pictures and sound stand on other PIDs.
    public Ts move(int video, int audio) {
        videoPid = video;
        audioPid = audio;
        version++;
        return this;
    }

    /// From the next table on pictures are HEVC.
    public Ts toHevc() {
        videoType = 0x24;
        version++;
        return this;
    }

    /// From the next table on these streams are announced; pictures and sound keep their PIDs, the clock goes with the
    /// pictures.
    public Ts announce(Pmt.Stream... streams) {
        announced = List.of(streams);
        version++;
        return this;
    }

    /// Time jumps.
    public Ts jump(long ticks) {
        time += ticks;
        return this;
    }

    /// A packet with nothing but the clock.
    public static byte[] clock(int pid, int counter, long ticks) {
        var packet = Packet.discontinuity(pid, counter, ticks);
        packet[5] = 0x10;
        return packet;
    }

    public byte[] write(String words) {
        var out = new ByteArrayOutputStream();
        for (var word : words.strip().split(" +", -1)) out.writeBytes(packet(word));
        return out.toByteArray();
    }

    private byte[] packet(String word) {
        if (word.equals("PAT")) return new Pat(1, 0, Map.of(1, tablePid)).packets(counters[0]++);
        if (word.equals("PMT")) {
            return new Pmt(
                            tablePid,
                            1,
                            version,
                            videoPid,
                            NONE,
                            announced.isEmpty()
                                    ? List.of(
                                            new Pmt.Stream(videoPid, videoType, NONE),
                                            new Pmt.Stream(audioPid, 0x0F, NONE))
                                    : announced)
                    .packets(counters[tablePid]++);
        }
        return switch (word.charAt(0)) {
            case 'K', 'p' -> picture(word);
            case 'a' -> unit(audioPid, 0xC0, new byte[] {(byte) 0xFF, (byte) 0xF1, 0x7C}, word);
            case '+' -> filled(new byte[0], videoPid, false, word);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private byte[] picture(String word) {
        time += 3600;
        boolean key = word.charAt(0) == 'K';
        byte nal = (byte) (videoType == 0x1B ? (key ? 0x65 : 0x41) : (key ? 19 << 1 : 1 << 1));
        return unit(videoPid, 0xE0, new byte[] {0, 0, 0, 1, nal, 1}, word);
    }

    private byte[] unit(int pid, int streamId, byte[] content, String word) {
        var head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {0, 0, 1, (byte) streamId, 0, 0, (byte) 0x80, (byte) 0x80, 5, 0x21, 0, 1, 0, 1});
        head.writeBytes(content);
        var packet = filled(head.toByteArray(), pid, true, word);
        Pes.move(packet, 4, Packet.SIZE, time & 0x1FFFFFFFFL);
        return packet;
    }

    private byte[] filled(byte[] head, int pid, boolean start, String word) {
        var b = new byte[Packet.SIZE];
        Arrays.fill(b, (byte) 0xEE);
        b[0] = Packet.SYNC;
        b[1] = (byte) ((start ? 0x40 : 0) | (pid >> 8));
        b[2] = (byte) pid;
        b[3] = (byte) (0x10 | (counters[pid]++ & 15));
        System.arraycopy(head, 0, b, 4, head.length);
        var name = ("<" + word + ">").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, b, 100, name.length);
        return b;
    }

    /// The words of a stream; `!` is a packet that says that packets are missing, `?` one without a name.
    public static String read(byte[] packets) {
        var words = new ArrayList<String>();
        for (int at = 0; at + Packet.SIZE <= packets.length; at += Packet.SIZE) words.add(word(packets, at));
        return String.join(" ", words);
    }

    private static String word(byte[] b, int at) {
        if (!Packet.hasPayload(b, at)) return Packet.discontinuity(b, at) ? "!" : "?";
        if (Packet.pid(b, at) == 0) return "PAT";
        if (Packet.pid(b, at) == Sdt.PID) return "SDT";
        if (Packet.startsUnit(b, at) && b[at + 4] == 0 && b[at + 5] == 2) return "PMT";
        var text = new String(b, at + 100, 20, StandardCharsets.ISO_8859_1);
        return text.startsWith("<") ? text.substring(1, text.indexOf('>')) : "?";
    }

    /// How often a counter does not follow the one before it, over all PIDs, where no packet excuses it.
    public static int gaps(byte[] packets) {
        var last = new int[Packet.PIDS];
        Arrays.fill(last, -1);
        int gaps = 0;
        for (int at = 0; at + Packet.SIZE <= packets.length; at += Packet.SIZE) {
            int pid = Packet.pid(packets, at);
            int due = Packet.hasPayload(packets, at) ? (last[pid] + 1) & 15 : last[pid];
            if (last[pid] >= 0 && Packet.counter(packets, at) != due && !Packet.discontinuity(packets, at)) gaps++;
            last[pid] = Packet.counter(packets, at);
        }
        return gaps;
    }

    /// The decoding times of the pictures.
    public static List<Long> times(byte[] packets, int pid) {
        var times = new ArrayList<Long>();
        for (int at = 0; at + Packet.SIZE <= packets.length; at += Packet.SIZE) {
            if (Packet.pid(packets, at) != pid || !Packet.startsUnit(packets, at)) continue;
            times.add(Pes.dts(packets, Packet.payload(packets, at), at + Packet.SIZE));
        }
        return times;
    }
}
