package tv.tributary.cast;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A message of the protocol that Chromecasts speak (CASTV2), which is a protocol buffer of seven fields.
/// Only those with text are kept; what else comes is skipped. Content never throws.
///
/// @param source who sends, such as `sender-0`
/// @param destination `receiver-0` for the device itself, or a running application
/// @param namespace what it is about
/// @param payload JSON; empty for a message of bytes
record CastMessage(String source, String destination, String namespace, String payload) {
    private static final int VERSION = 1;
    private static final int SOURCE = 2;
    private static final int DESTINATION = 3;
    private static final int NAMESPACE = 4;
    private static final int PAYLOAD_TYPE = 5;
    private static final int PAYLOAD = 6;

    // Wire types of protocol buffers.
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private static final int LONGEST_VARINT = 10;

    byte[] encode() {
        var out = new ByteArrayOutputStream();
        number(out, VERSION, 0);
        text(out, SOURCE, source);
        text(out, DESTINATION, destination);
        text(out, NAMESPACE, namespace);
        number(out, PAYLOAD_TYPE, 0);
        text(out, PAYLOAD, payload);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, ((long) field << 3) | VARINT);
        varint(out, value);
    }

    private static void text(ByteArrayOutputStream out, int field, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        varint(out, ((long) field << 3) | LENGTH);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        var left = value;
        while (left >= 0x80) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    /// @return empty if these bytes are no such message
    static Optional<CastMessage> decode(byte[] bytes) {
        var reader = new FieldReader(bytes);
        var texts = new String[] {"", "", "", ""};
        while (reader.hasMore()) {
            long tag = reader.varint();
            int field = (int) Math.min(tag >>> 3, Integer.MAX_VALUE);
            switch ((int) (tag & 7)) {
                case VARINT -> reader.varint();
                case EIGHT_BYTES -> reader.skip(8);
                case FOUR_BYTES -> reader.skip(4);
                case LENGTH -> {
                    var text = reader.text();
                    switch (field) {
                        case SOURCE -> texts[0] = text;
                        case DESTINATION -> texts[1] = text;
                        case NAMESPACE -> texts[2] = text;
                        case PAYLOAD -> texts[3] = text;
                        default -> {}
                    }
                }
                default -> reader.fail();
            }
        }
        return reader.failed || texts[2].isEmpty()
                ? Optional.empty()
                : Optional.of(new CastMessage(texts[0], texts[1], texts[2], texts[3]));
    }

    /// Walks over the fields. After something that cannot be, it has failed and is at its end.
    private static final class FieldReader {
        private final byte[] bytes;
        private int at;
        private boolean failed;

        FieldReader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasMore() {
            return at < bytes.length;
        }

        void fail() {
            failed = true;
            at = bytes.length;
        }

        long varint() {
            long value = 0;
            for (int i = 0; i < LONGEST_VARINT && at < bytes.length; i++) {
                int next = bytes[at++];
                value |= (next & 0x7FL) << (7 * i);
                if (next >= 0) return value;
            }
            fail();
            return 0;
        }

        void skip(long count) {
            if (count < 0 || count > bytes.length - at) fail();
            else at += (int) count;
        }

        String text() {
            long length = varint();
            int from = at;
            skip(length);
            return failed ? "" : new String(bytes, from, (int) length, StandardCharsets.UTF_8);
        }
    }
}
