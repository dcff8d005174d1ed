package tv.tributary.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import tv.tributary.engine.StartupFailure.Reason;
import tv.tributary.server.LanServer;
import tv.tributary.store.StoreException;
import tv.tributary.text.Messages;

/// Translates exceptions during start-up to a [StartupFailure].
final class StartupFailures {
    /// In bytes: less than a file system needs for the smallest file.
    private static final long NO_ROOM = 64 << 10;

    private StartupFailures() {}

    /// A [StartupFailure] where there is something to say, else the same again.
    static RuntimeException of(RuntimeException e, Options options) {
        return switch (e) {
            case LanServer.PortTaken taken ->
                new StartupFailure(
                        Reason.PORT_TAKEN, Messages.of("startup.port-taken", Integer.toString(taken.port())), e);
            case LanServer.CannotListen refused ->
                new StartupFailure(
                        Reason.PORT_TAKEN,
                        Messages.of("startup.cannot-listen", options.bind(), Integer.toString(refused.port())),
                        e);
            case StoreException store -> of(store, options.data());
            case UncheckedIOException io -> of(Objects.requireNonNull(io.getCause()), options.data());
            default -> e;
        };
    }

    static RuntimeException of(StoreException e, Path data) {
        // Where there is no room SQLite speaks of errors, too.
        if (e.reason() == StoreException.Reason.DISK_ERROR && isFull(data)) {
            return new StartupFailure(Reason.DISK_FULL, Messages.of("startup.disk-full", data), e);
        }
        return switch (e.reason()) {
            case DAMAGED ->
                new StartupFailure(Reason.DATABASE_DAMAGED, Messages.of("startup.database-damaged", data), e);
            case NEWER_VERSION ->
                new StartupFailure(Reason.DATABASE_VERSION, Messages.of("startup.database-newer", data), e);
            case PRE_RELEASE ->
                new StartupFailure(Reason.DATABASE_VERSION, Messages.of("startup.database-pre-release", data), e);
            case NOT_WRITABLE ->
                new StartupFailure(Reason.FOLDER_NOT_WRITABLE, Messages.of("startup.folder-not-writable", data), e);
            case DISK_FULL -> new StartupFailure(Reason.DISK_FULL, Messages.of("startup.disk-full", data), e);
            case DISK_ERROR, NO_ANSWER ->
                new StartupFailure(Reason.FOLDER_NOT_WRITABLE, Messages.of("startup.disk-error", data), e);
            case IN_USE -> new StartupFailure(Reason.ALREADY_RUNNING, Messages.of("startup.already-running", data), e);
            case FAILED -> e;
        };
    }

    /// A file in the folder, or the folder itself, could not be made, read or written.
    static StartupFailure of(IOException e, Path data) {
        if (isFull(data)) return new StartupFailure(Reason.DISK_FULL, Messages.of("startup.disk-full", data), e);
        var words = e instanceof FileSystemException named && named.getFile() != null
                ? Messages.of("startup.file-not-usable", named.getFile())
                : Messages.of("startup.folder-not-writable", data);
        return new StartupFailure(Reason.FOLDER_NOT_WRITABLE, words, e);
    }

    private static boolean isFull(Path data) {
        var there = data.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
        return there.toFile().getUsableSpace() < NO_ROOM && Files.isWritable(there);
    }
}
