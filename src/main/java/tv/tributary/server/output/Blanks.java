package tv.tributary.server.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Leaves out of a document what differs from viewer to viewer, such as what its URLs begin with and the token in them,
/// and puts it in again while the document is sent: so viewers who see the same share one rendering.
///
/// There can be several blanks, numbered from 0. In a document they are bytes that no text of ours contains (U+0001 and
/// those that follow).
final class Blanks {
    /// How many different ones there can be.
    static final int MOST = 4;

    private static final int BUFFER = 1 << 16;

    private Blanks() {}

    /// What a renderer writes in the place of a viewer's own words.
    ///
    /// @param secret its first letter occurs once in it, and nobody who has a say in the document can guess it
    static String stand(String secret, int number) {
        return secret + (char) ('0' + number);
    }

    private static boolean isBlank(int b) {
        return b > 0 && b <= MOST;
    }

    /// Writes a document with blanks. For one thread.
    static final class BlankingStream extends FilterOutputStream {
        private final byte[] secret;
        private final byte[] pending = new byte[BUFFER];
        private final long[] blanks = new long[MOST];
        private int size;
        private int matched;
        private long others;

        /// @param secret as in [#stand]
        BlankingStream(OutputStream out, String secret) {
            super(out);
            this.secret = secret.getBytes(StandardCharsets.US_ASCII);
        }

        /// The length of the document in bytes, once all is written.
        ///
        /// @param filled in the place of each blank, by its number
        long length(List<String> filled) {
            long length = others;
            for (int i = 0; i < filled.size(); i++)
                length += blanks[i] * filled.get(i).getBytes(StandardCharsets.UTF_8).length;
            return length;
        }

        @Override
        public void write(int b) throws IOException {
            if (matched == secret.length) {
                int number = b - '0';
                if (number >= 0 && number < MOST) {
                    matched = 0;
                    blanks[number]++;
                    add((byte) (1 + number));
                    return;
                }
                giveUpMatch();
            }
            if (matched > 0 && b != secret[matched]) giveUpMatch();
            if (b == secret[matched]) {
                matched++;
            } else if (!isBlank(b)) {
                others++;
                add((byte) b);
            }
        }

        private void giveUpMatch() throws IOException {
            for (var i = 0; i < matched; i++) add(secret[i]);
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
        private final byte[][] fillings;
        private final byte[] read = new byte[BUFFER];
        private int at;
        private int end;
        /// What is put in now, and how much of it is still to come.
        private byte[] filling = {};

        private int rest;

        /// @param filled in the place of each blank, by its number
        FillingStream(InputStream in, List<String> filled) {
            this.in = in;
            this.fillings = new byte[MOST][0];
            for (int i = 0; i < filled.size(); i++) fillings[i] = filled.get(i).getBytes(StandardCharsets.UTF_8);
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
                    System.arraycopy(filling, filling.length - rest, into, from + filled, some);
                    rest -= some;
                    filled += some;
                } else if (at < end) {
                    var plain = at;
                    var limit = Math.min(end, at + most - filled);
                    while (plain < limit && !isBlank(read[plain])) plain++;
                    System.arraycopy(read, at, into, from + filled, plain - at);
                    filled += plain - at;
                    at = plain;
                    if (at < limit) {
                        filling = fillings[read[at++] - 1];
                        rest = filling.length;
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
