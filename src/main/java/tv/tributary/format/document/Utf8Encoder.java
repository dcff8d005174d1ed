package tv.tributary.format.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// Text as UTF-8 bytes. For one thread.
final class Utf8Encoder extends InputStream {
    private final Reader reader;
    private final char[] chars = new char[1 << 13];
    private int kept;
    private byte[] bytes = new byte[0];
    private int at;

    Utf8Encoder(Reader reader) {
        this.reader = reader;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean fill() throws IOException {
        while (at == bytes.length) {
            int read = reader.read(chars, kept, chars.length - kept);
            if (read < 0) {
                return false;
            }
            int length = kept + read;
            // Half a surrogate pair waits for its other half.
            kept = length > 1 && Character.isHighSurrogate(chars[length - 1]) ? 1 : 0;
            bytes = new String(chars, 0, length - kept).getBytes(StandardCharsets.UTF_8);
            at = 0;
            chars[0] = chars[length - 1];
        }
        return true;
    }
}
