package tv.tributary.engine;

import java.nio.file.Path;
import tv.tributary.engine.StartupFailure.Reason;
import tv.tributary.server.LanServer;
import tv.tributary.store.StoreException;
import tv.tributary.text.Messages;

/// Turns what kept a room from opening into what the user can do about it.
final class StartupFailures {
    private StartupFailures() {}

    /// A [StartupFailure] where there is something to say, else the same again.
    static RuntimeException of(RuntimeException e, Options options) {
        var port = Integer.toString(options.port());
        return switch (e) {
            case LanServer.PortTaken _ ->
                new StartupFailure(Reason.PORT_TAKEN, Messages.of("startup.port-taken", port), e);
            case LanServer.CannotListen _ ->
                new StartupFailure(Reason.PORT_TAKEN, Messages.of("startup.cannot-listen", options.bind(), port), e);
            case StoreException store -> of(store, options.data());
            default -> e;
        };
    }

    static RuntimeException of(StoreException e, Path data) {
        return switch (e.reason()) {
            case DAMAGED ->
                new StartupFailure(Reason.DATABASE_DAMAGED, Messages.of("startup.database-damaged", data), e);
            case NEWER_VERSION ->
                new StartupFailure(Reason.DATABASE_NEWER, Messages.of("startup.database-newer", data), e);
            case NOT_WRITABLE, DISK_FULL ->
                new StartupFailure(Reason.FOLDER_NOT_WRITABLE, Messages.of("startup.folder-not-writable", data), e);
            case IN_USE -> new StartupFailure(Reason.ALREADY_RUNNING, Messages.of("startup.already-running", data), e);
            case FAILED -> e;
        };
    }
}
