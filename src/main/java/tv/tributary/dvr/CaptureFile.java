package tv.tributary.dvr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.ts.Packet;
import tv.tributary.model.Recording.RecordingFault;

/// The file of a recording while it grows. For one thread.
final class CaptureFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CaptureFile.class);
    private static final int MOST_NAMES = 1_000;
    private static final long ROOM = 1 << 20;

    private final Path path;
    private final FileChannel channel;

    private CaptureFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// A new one; where the name is taken, with a number behind it: nothing is overwritten.
    ///
    /// @param root must be there: where it is not, a network drive may be missing, and its place must stay empty
    /// @param name below it
    static CaptureFile create(Path root, Path name) throws IOException {
        if (!Files.isDirectory(root)) throw new NoSuchFileException(root.toString());
        var wanted = root.resolve(name);
        Files.createDirectories(wanted.resolveSibling("x").getParent());
        for (var n = 1; n < MOST_NAMES; n++) {
            var path = numbered(wanted, n);
            try {
                return new CaptureFile(
                        path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            } catch (FileAlreadyExistsException _) {
                log.debug("{} is there already", path);
            }
        }
        throw new FileAlreadyExistsException(wanted.toString());
    }

    /// `Name.ts`, `Name (2).ts` and so on.
    static Path numbered(Path wanted, int n) {
        if (n == 1) return wanted;
        var name = String.valueOf(wanted.getFileName());
        int dot = name.lastIndexOf('.');
        int end = dot < 0 ? name.length() : dot;
        return wanted.resolveSibling(name.substring(0, end) + " (" + n + ")" + name.substring(end));
    }

    /// One that was begun before; what of its last packet is incomplete is cut off.
    static CaptureFile append(Path path) throws IOException {
        var channel = FileChannel.open(path, StandardOpenOption.WRITE);
        try {
            long whole = channel.size() / Packet.SIZE * Packet.SIZE;
            channel.truncate(whole).position(whole);
            return new CaptureFile(path, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    void write(byte[] bytes, int count) throws IOException {
        var from = ByteBuffer.wrap(bytes, 0, count);
        while (from.hasRemaining()) channel.write(from);
    }

    /// What was written so far is on the disk when it returns.
    void sync() throws IOException {
        channel.force(false);
    }

    /// What is left of a packet that did not fit is cut off.
    @Override
    public void close() throws IOException {
        try (channel) {
            long size = channel.size();
            if (size % Packet.SIZE != 0) channel.truncate(size / Packet.SIZE * Packet.SIZE);
            channel.force(true);
        }
    }

    /// What a failure means.
    static RecordingFault faultOf(IOException e, Path root) {
        if (!Files.isDirectory(root)) return RecordingFault.FOLDER_GONE;
        var words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean refused =
                e instanceof AccessDeniedException || (e instanceof FileSystemException && words.contains("read-only"));
        if (refused) return RecordingFault.NOT_WRITABLE;
        if (words.contains("no space") || words.contains("not enough space") || isFull(root))
            return RecordingFault.DISK_FULL;
        return e instanceof NoSuchFileException ? RecordingFault.FOLDER_GONE : RecordingFault.DISK_ERROR;
    }

    private static boolean isFull(Path root) {
        try {
            return Files.getFileStore(root).getUsableSpace() < ROOM;
        } catch (IOException _) {
            return false;
        }
    }
}
