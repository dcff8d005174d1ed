package tv.tributary.format.ts;

import java.nio.charset.StandardCharsets;

/// The service description table (EN 300 468, 5.2.3) of a stream with one service: receivers show what it calls it.
///
/// @param streamId that of the stream's [Pat]
/// @param service the program's number there
/// @param version from 0 to 31
/// @param name what is shown; as much of it as fits into one packet
public record Sdt(int streamId, int service, int version, ServiceType type, String name) {
    public static final int PID = 0x11;

    private static final int ACTUAL_STREAM = 0x42;
    /// For streams that no network registered (TS 101 162).
    private static final int PRIVATE_NETWORK = 0xFF01;
    private static final int SERVICE_DESCRIPTOR = 0x48;
    private static final int RUNNING = 4;
    /// Says that the text behind it is UTF-8 (EN 300 468, table A.3); plain ASCII needs no such byte.
    private static final byte UTF_8_FOLLOWS = 0x15;
    /// Bytes of a section around the text, its CRC included.
    private static final int AROUND = 25;
    /// A packet's payload behind its pointer.
    private static final int ONE_PACKET = Packet.SIZE - 5;

    /// EN 300 468, table 89.
    public enum ServiceType {
        TELEVISION(1),
        RADIO(2);

        private final int code;

        ServiceType(int code) {
            this.code = code;
        }
    }

    /// The packet that carries it.
    public byte[] packet(int counter) {
        var text = encode(name);
        int descriptor = 3 + text.length;
        var s = new byte[AROUND - 4 + text.length];
        int length = s.length + 4 - 3;
        s[0] = ACTUAL_STREAM;
        s[1] = (byte) (0xF0 | (length >> 8));
        s[2] = (byte) length;
        s[3] = (byte) (streamId >> 8);
        s[4] = (byte) streamId;
        s[5] = (byte) (0xC1 | (version << 1));
        s[8] = (byte) (PRIVATE_NETWORK >> 8);
        s[9] = (byte) PRIVATE_NETWORK;
        s[10] = (byte) 0xFF;
        s[11] = (byte) (service >> 8);
        s[12] = (byte) service;
        s[13] = (byte) 0xFC;
        s[14] = (byte) (RUNNING << 5);
        s[15] = (byte) (2 + descriptor);
        s[16] = SERVICE_DESCRIPTOR;
        s[17] = (byte) descriptor;
        s[18] = (byte) type.code;
        s[20] = (byte) text.length;
        System.arraycopy(text, 0, s, 21, text.length);
        return SectionAssembler.packets(PID, s, counter);
    }

    private static byte[] encode(String name) {
        var shown = name.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean ascii = shown.chars().allMatch(c -> c < 0x80);
        int room = ONE_PACKET - AROUND - (ascii ? 0 : 1);
        while (shown.getBytes(StandardCharsets.UTF_8).length > room) {
            shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1));
        }
        var text = shown.getBytes(StandardCharsets.UTF_8);
        if (ascii) return text;
        var marked = new byte[text.length + 1];
        marked[0] = UTF_8_FOLLOWS;
        System.arraycopy(text, 0, marked, 1, text.length);
        return marked;
    }
}
