package tv.tributary.server.output;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Reads what a [GzipTemplate] has written as a gzip member (RFC 1952), with its blanks filled. For one thread.
final class FilledGzip extends InputStream {
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
    private static final byte[] NOTHING = {};
    private static final int BUFFER = 1 << 16;

    private final DataInputStream template;
    private final List<byte[]> fillings;
    /// Comes before anything else.
    private byte[] now = HEADER;

    private int at;
    /// Bytes of the frame that are still to come.
    private int frame;
    /// What is to be filled in behind it.
    private int blank = GzipTemplate.NONE;

    private boolean ended;

    /// @param template is closed with it
    /// @param fillings as long as the template was told
    FilledGzip(InputStream template, List<byte[]> fillings) {
        this.template = new DataInputStream(new BufferedInputStream(template, BUFFER));
        this.fillings = fillings;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        var count = 0;
        while (count < most) {
            if (at < now.length) {
                var some = Math.min(now.length - at, most - count);
                System.arraycopy(now, at, into, from + count, some);
                at += some;
                count += some;
            } else if (frame > 0) {
                var some = template.read(into, from + count, Math.min(frame, most - count));
                if (some < 0) throw new IOException("the document was cut off");
                frame -= some;
                count += some;
            } else if (blank != GzipTemplate.NONE) {
                follow(fillings.get(blank - 1));
                blank = GzipTemplate.NONE;
            } else if (ended || count > 0) {
                // What is there goes out before more is waited for.
                return count > 0 ? count : -1;
            } else nextFrame();
        }
        return count;
    }

    private void follow(byte[] bytes) {
        now = bytes;
        at = 0;
    }

    private void nextFrame() throws IOException {
        var number = template.readUnsignedByte();
        if (number == GzipTemplate.END) {
            ended = true;
            follow(trailer());
        } else {
            blank = number;
            frame = template.readInt();
            follow(NOTHING);
        }
    }

    /// An empty last block (RFC 1951, 3.2.6), the checksum and the length.
    private byte[] trailer() throws IOException {
        var sum = template.readInt();
        var length = template.readInt();
        var samples =
                GzipTemplate.samples(fillings.stream().map(one -> one.length).toList());
        for (var i = 0; i < fillings.size(); i++)
            sum ^= Crc32Algebra.multiply(Crc32Algebra.difference(fillings.get(i), samples.get(i)), template.readInt());
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 3)
                .put((byte) 0)
                .putInt(sum)
                .putInt(length)
                .array();
    }

    @Override
    public void close() throws IOException {
        template.close();
    }
}
