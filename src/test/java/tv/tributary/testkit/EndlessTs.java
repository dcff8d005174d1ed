package tv.tributary.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Makes the transport stream of an H.264 channel that never ends: whole pictures, each second starting with the tables
/// and a keyframe. Nothing is to be seen in it, but every packet is in order. Not thread-safe.
public final class EndlessTs {
    public static final int PACKET = 188;
    public static final int PICTURES_PER_SECOND = 25;

    private static final int TABLE_PID = 0x1011;
    private static final int VIDEO_PID = 0x111;
    private static final int PACKETS_PER_PICTURE = 12;
    private static final int CLOCK = 90_000;

    private final int[] counters = new int[0x2000];
    private final byte[] mark;
    private long picture;

    /// @param mark text that recurs in every picture, to tell streams apart
    public EndlessTs(String mark) {
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
    }

    /// The next picture, one twenty-fifth of a second; with tables and a keyframe once a second.
    public byte[] nextPicture() {
        var out = new ByteArrayOutputStream();
        var key = picture % PICTURES_PER_SECOND == 0;
        if (key) {
            table(out, 0, programs());
            table(out, TABLE_PID, streams());
        }
        picture(out, key);
        picture++;
        return out.toByteArray();
    }

    private void picture(ByteArrayOutputStream out, boolean key) {
        var time = picture * CLOCK / PICTURES_PER_SECOND + CLOCK;
        var payload = new ByteArrayOutputStream();
        payload.writeBytes(bytes(0, 0, 1, 0xE0, 0, 0, 0x80, 0x80, 5));
        payload.writeBytes(bytes(
                (int) (0x21 | ((time >> 29) & 0xE)),
                (int) (time >> 22),
                (int) ((time >> 14) | 1),
                (int) (time >> 7),
                (int) ((time << 1) | 1)));
        payload.writeBytes(bytes(0, 0, 0, 1, 9, key ? 0x10 : 0x30));
        if (key) {
            payload.writeBytes(bytes(0, 0, 0, 1, 0x67, 0x42, 0xC0, 0x1E, 0xD9, 0x01, 0x41, 0xFB, 0x01, 0x10));
            payload.writeBytes(bytes(0, 0, 0, 1, 0x68, 0xCE, 0x3C, 0x80));
        }
        payload.writeBytes(bytes(0, 0, 1, key ? 0x65 : 0x41, 0x88, 0x84));
        payload.writeBytes(mark);
        var content = payload.toByteArray();
        var at = 0;
        for (int n = 0; n < PACKETS_PER_PICTURE; n++) {
            var packet = new byte[PACKET];
            var header = header(packet, VIDEO_PID, n == 0, n == 0 ? 0x30 : 0x10);
            if (n == 0) {
                packet[header++] = 7;
                packet[header++] = (byte) (key ? 0x50 : 0x10);
                packet[header++] = (byte) (time >> 25);
                packet[header++] = (byte) (time >> 17);
                packet[header++] = (byte) (time >> 9);
                packet[header++] = (byte) (time >> 1);
                packet[header++] = (byte) (((time & 1) << 7) | 0x7E);
                packet[header++] = 0;
            }
            for (; header < PACKET; header++) packet[header] = at < content.length ? content[at++] : (byte) 0xAA;
            out.writeBytes(packet);
        }
    }

    private void table(ByteArrayOutputStream out, int pid, byte[] section) {
        var packet = new byte[PACKET];
        var at = header(packet, pid, true, 0x10);
        packet[at++] = 0;
        for (var value : section) packet[at++] = value;
        var check = crc(section);
        for (int shift = 24; shift >= 0; shift -= 8) packet[at++] = (byte) (check >> shift);
        while (at < PACKET) packet[at++] = (byte) 0xFF;
        out.writeBytes(packet);
    }

    private int header(byte[] packet, int pid, boolean start, int fields) {
        packet[0] = 0x47;
        packet[1] = (byte) ((start ? 0x40 : 0) | (pid >> 8));
        packet[2] = (byte) pid;
        packet[3] = (byte) (fields | (counters[pid]++ & 0xF));
        return 4;
    }

    private static byte[] programs() {
        return bytes(0, 0xB0, 13, 0, 1, 0xC1, 0, 0, 0, 1, 0xE0 | (TABLE_PID >> 8), TABLE_PID & 0xFF);
    }

    private static byte[] streams() {
        var video = 0xE0 | (VIDEO_PID >> 8);
        return bytes(
                2,
                0xB0,
                18,
                0,
                1,
                0xC1,
                0,
                0,
                video,
                VIDEO_PID & 0xFF,
                0xF0,
                0,
                0x1B,
                video,
                VIDEO_PID & 0xFF,
                0xF0,
                0);
    }

    private static int crc(byte[] section) {
        var crc = 0xFFFFFFFF;
        for (var value : section) {
            crc ^= value << 24;
            for (int bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
        }
        return crc;
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int n = 0; n < values.length; n++) bytes[n] = (byte) values[n];
        return bytes;
    }
}
