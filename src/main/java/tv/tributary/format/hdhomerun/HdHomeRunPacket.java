package tv.tributary.format.hdhomerun;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/// A packet of the HDHomeRun protocol, as libhdhomerun frames it: type and length of the payload (16 bits each, big
/// endian), fields of tag, length and value, and the CRC-32 of all that (little endian). Immutable.
public final class HdHomeRunPacket {
    public static final int DISCOVER_REQUEST = 2;
    public static final int DISCOVER_REPLY = 3;
    public static final int GET_SET_REQUEST = 4;
    public static final int GET_SET_REPLY = 5;

    /// The longest there is, in bytes: one Ethernet frame.
    public static final int LONGEST = 1_460;

    /// Bytes of type and length.
    public static final int HEADER = 4;

    /// Bytes of the CRC.
    public static final int TRAILER = 4;

    static final int DEVICE_TYPE = 0x01;
    static final int DEVICE_ID = 0x02;
    static final int NAME = 0x03;
    static final int VALUE = 0x04;
    static final int ERROR = 0x05;
    static final int TUNER_COUNT = 0x10;
    static final int LINEUP_URL = 0x27;
    static final int BASE_URL = 0x2A;
    static final int DEVICE_TYPES = 0x2D;

    private static final int CONTINUED = 0x80;

    private static final class Field {
        private final int tag;
        private final byte[] value;

        Field(int tag, byte[] value) {
            this.tag = tag;
            this.value = value;
        }
    }

    private final int type;
    private final List<Field> fields;

    private HdHomeRunPacket(int type, List<Field> fields) {
        this.type = type;
        this.fields = List.copyOf(fields);
    }

    static HdHomeRunPacket of(int type) {
        return new HdHomeRunPacket(type, List.of());
    }

    /// @param length how many of the bytes are the packet's
    /// @return empty if they are no whole packet, or damaged
    public static Optional<HdHomeRunPacket> parse(byte[] bytes, int length) {
        if (length < HEADER + TRAILER || length > LONGEST) return Optional.empty();
        var packet = ByteBuffer.wrap(bytes, 0, length);
        int type = Short.toUnsignedInt(packet.getShort());
        if (Short.toUnsignedInt(packet.getShort()) != length - HEADER - TRAILER) return Optional.empty();
        int sent = Integer.reverseBytes(packet.getInt(length - TRAILER));
        if (sent != crc(bytes, length - TRAILER)) return Optional.empty();
        packet.limit(length - TRAILER);
        return fields(packet).map(fields -> new HdHomeRunPacket(type, fields));
    }

    private static Optional<List<Field>> fields(ByteBuffer payload) {
        var fields = new ArrayList<Field>();
        while (payload.remaining() >= 2) {
            int tag = Byte.toUnsignedInt(payload.get());
            int size = Byte.toUnsignedInt(payload.get());
            if (size >= CONTINUED) {
                if (!payload.hasRemaining()) return Optional.empty();
                size = (size & ~CONTINUED) | (Byte.toUnsignedInt(payload.get()) << 7);
            }
            if (size > payload.remaining()) return Optional.empty();
            var value = new byte[size];
            payload.get(value);
            fields.add(new Field(tag, value));
        }
        return payload.hasRemaining() ? Optional.empty() : Optional.of(fields);
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    public int type() {
        return type;
    }

    /// The first field of that tag.
    Optional<byte[]> bytes(int tag) {
        return fields.stream().filter(field -> field.tag == tag).findFirst().map(field -> field.value);
    }

    /// The same as a number; empty also if it is not of four bytes.
    OptionalInt number(int tag) {
        return bytes(tag)
                .filter(value -> value.length == Integer.BYTES)
                .map(value -> OptionalInt.of(ByteBuffer.wrap(value).getInt()))
                .orElseGet(OptionalInt::empty);
    }

    /// The same as a text that ends at its first NUL.
    Optional<String> text(int tag) {
        return bytes(tag).map(value -> {
            int end = 0;
            while (end < value.length && value[end] != 0) end++;
            return new String(value, 0, end, StandardCharsets.UTF_8);
        });
    }

    private HdHomeRunPacket with(int tag, byte[] value) {
        var more = new ArrayList<>(fields);
        more.add(new Field(tag, value));
        return new HdHomeRunPacket(type, more);
    }

    HdHomeRunPacket withByte(int tag, int value) {
        return with(tag, new byte[] {(byte) value});
    }

    HdHomeRunPacket withNumber(int tag, int value) {
        return with(tag, ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    HdHomeRunPacket withText(int tag, String value) {
        return with(tag, value.getBytes(StandardCharsets.UTF_8));
    }

    /// As clients of the control protocol expect it.
    HdHomeRunPacket withTerminatedText(int tag, String value) {
        var text = value.getBytes(StandardCharsets.UTF_8);
        return with(tag, Arrays.copyOf(text, text.length + 1));
    }

    /// As it is sent.
    ///
    /// @throws IllegalStateException if it is longer than [#LONGEST]
    public byte[] toBytes() {
        var payload = new ByteArrayOutputStream();
        for (var field : fields) {
            payload.write(field.tag);
            int size = field.value.length;
            if (size < CONTINUED) {
                payload.write(size);
            } else {
                payload.write((size & ~CONTINUED) | CONTINUED);
                payload.write(size >> 7);
            }
            payload.writeBytes(field.value);
        }
        int length = HEADER + payload.size() + TRAILER;
        if (length > LONGEST) throw new IllegalStateException("too long for a packet: " + length);
        var packet = ByteBuffer.allocate(length)
                .putShort((short) type)
                .putShort((short) payload.size())
                .put(payload.toByteArray());
        return packet.putInt(Integer.reverseBytes(crc(packet.array(), length - TRAILER)))
                .array();
    }
}
