package tv.tributary.format.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Watches over the unpacking of one document: every layer of it may become so large and no larger, and
/// whoever waits hears of each block that was read anywhere, so that nothing goes on unheard. For one thread.
final class UnpackingLimit {
    /// What any document may become, however small it came.
    private static final long FREE = 16L << 20;
    /// Lists pack to a tenth, the most regular ones to a hundredth.
    private static final int RATIO = 250;

    private static final int BLOCK = 1 << 16;

    private final long largest;
    private final Runnable block;
    private long packed;
    private int untold;
    private boolean exceeded;

    /// @param largest no layer becomes larger, in bytes
    /// @param block hears of every 64 KB; may throw to stop the reading
    UnpackingLimit(long largest, Runnable block) {
        this.largest = largest;
        this.block = block;
    }

    /// Whether a layer became too large; it ended there.
    boolean exceeded() {
        return exceeded;
    }

    /// So much of the document came as it is packed.
    void came(int bytes) {
        packed += bytes;
        tell(bytes);
    }

    /// What an unpacker gives out, under this limit.
    InputStream layer(InputStream unpacker) {
        return new Layer(unpacker);
    }

    private void tell(int bytes) {
        untold += bytes;
        if (untold < BLOCK) {
            return;
        }
        untold = 0;
        block.run();
    }

    private final class Layer extends FilterInputStream {
        private long count;

        Layer(InputStream unpacker) {
            super(unpacker);
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            if (one >= 0) {
                count(1);
            }
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int bytes) throws IOException {
            count += bytes;
            tell(bytes);
            if (count > FREE && (count > largest || count / RATIO > packed)) {
                exceeded = true;
                throw new IOException("unpacks to more than a document can be");
            }
        }
    }
}
