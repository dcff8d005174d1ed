package tv.tributary.health;

import java.io.ByteArrayOutputStream;

/// The newest packets that a test read, as far as they fit, to make pictures of. One owner; not thread-safe.
final class StreamSample {
    /// Some seconds of most streams.
    static final int SECONDS = 6 << 20;
    /// A keyframe of most streams.
    static final int KEYFRAME = 1 << 20;
    /// Nobody wants a picture.
    static final int NONE = 0;

    private final int most;
    private ByteArrayOutputStream older = new ByteArrayOutputStream();
    private ByteArrayOutputStream newer = new ByteArrayOutputStream();

    /// @param most bytes
    StreamSample(int most) {
        this.most = most;
    }

    boolean isWanted() {
        return most > 0;
    }

    /// Takes whole packets. What is oldest goes where there is no room; a decoder finds its keyframe by itself.
    void take(byte[] packets, int length) {
        if (most == 0) return;
        if (newer.size() + length > most / 2) {
            older = newer;
            newer = new ByteArrayOutputStream();
        }
        newer.write(packets, 0, length);
    }

    /// Forgets what was taken.
    void restart() {
        older = new ByteArrayOutputStream();
        newer = new ByteArrayOutputStream();
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream(older.size() + newer.size());
        all.writeBytes(older.toByteArray());
        all.writeBytes(newer.toByteArray());
        return all.toByteArray();
    }
}
