package tv.tributary.server.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Leaves out of a document what all of its URLs begin with, the viewer's token among it, and puts it in again while
/// the document is sent: so viewers who see the same share one rendering.
///
/// In a document the blanks are bytes that no text of ours contains (U+0001).
final class RootBlanks {
    private static final byte BLANK = 1;
    private static final int BUFFER = 1 << 16;

    private RootBlanks() {}

    /// Writes a document with blanks. For one thread.
    static final class BlankingStream extends FilterOutputStream {
        private final byte[] root;
        private final byte[] pending = new byte[BUFFER];
        private int size;
        private int matched;
        private long blanks;
        private long others;

        /// @param root what the document's URLs begin with; its first letter occurs once in it, and nobody who has a
        ///     say in the document can guess it
        BlankingStream(OutputStream out, String root) {
            super(out);
            this.root = root.getBytes(StandardCharsets.US_ASCII);
        }

        /// The length of the document in bytes, once all is written.
        ///
        /// @param filled in the place of each blank
        long length(String filled) {
            return others + blanks * filled.getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public void write(int b) throws IOException {
            if (matched > 0 && b != root[matched]) giveUpMatch();
            if (b == root[matched]) {
                matched++;
                if (matched < root.length) return;
                matched = 0;
                blanks++;
                add(BLANK);
            } else if (b != BLANK) {
                others++;
                add((byte) b);
            }
        }

        private void giveUpMatch() throws IOException {
            for (var i = 0; i < matched; i++) add(root[i]);
            others += matched;
            matched = 0;
        }

        private void add(byte b) throws IOException {
            if (size == pending.length) writePending();
            pending[size++] = b;
        }

        private void writePending() throws IOException {
            out.write(pending, 0, size);
            size = 0;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (var i = from; i < from + length; i++) write(bytes[i]);
        }

        /// What may be the beginning of a blank stays behind.
        @Override
        public void flush() throws IOException {
            writePending();
            super.flush();
        }

        @Override
        public void close() throws IOException {
            giveUpMatch();
            super.close();
        }
    }

    /// Reads such a document with its blanks filled. For one thread.
    static final class FillingStream extends InputStream {
        private final InputStream in;
        private final byte[] root;
        private final byte[] read = new byte[BUFFER];
        private int at;
        private int end;
        /// How much of the root is still to come.
        private int rest;

        FillingStream(InputStream in, String root) {
            this.in = in;
            this.root = root.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            var filled = 0;
            while (filled < most) {
                if (rest > 0) {
                    var some = Math.min(rest, most - filled);
                    System.arraycopy(root, root.length - rest, into, from + filled, some);
                    rest -= some;
                    filled += some;
                } else if (at < end) {
                    var plain = at;
                    var limit = Math.min(end, at + most - filled);
                    while (plain < limit && read[plain] != BLANK) plain++;
                    System.arraycopy(read, at, into, from + filled, plain - at);
                    filled += plain - at;
                    at = plain;
                    if (at < limit) {
                        at++;
                        rest = root.length;
                    }
                } else {
                    // Not more than is there at once.
                    if (filled > 0) break;
                    at = 0;
                    end = in.read(read, 0, read.length);
                    if (end < 0) {
                        end = 0;
                        return -1;
                    }
                }
            }
            return filled;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
