package tv.tributary.relay.vod;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/// A range of a film on its way to one viewer, wherever it comes from. One thread reads; any may close.
public interface FilmReader extends AutoCloseable {
    /// 200, 206 or 416.
    int status();

    /// What to tell the viewer, beside the status.
    Map<String, String> headers();

    /// How many bytes come, -1 if that is unknown.
    long length();

    /// How long the whole film is in bytes, -1 if unknown.
    long total();

    /// Waits for bytes and takes at least one.
    ///
    /// @return how many, -1 when all have come
    /// @throws IOException if the rest cannot be had, or somebody has closed it
    int read(ByteBuffer into) throws IOException, InterruptedException;

    /// The viewer pauses: what it holds is given back until the next [#read]. For the thread that reads.
    void rest();

    /// Ends a read in progress, at once.
    @Override
    void close();

    /// Closes it and puts away what is to be kept of it. For the thread that reads, when it has ended.
    default void end() {
        close();
    }
}
