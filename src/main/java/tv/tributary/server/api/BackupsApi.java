package tv.tributary.server.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.backup.BackupManifest;
import tv.tributary.backup.BackupRefused;
import tv.tributary.backup.DataBackups;
import tv.tributary.backup.RestorePreview;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.http.Response.ReadResponse;
import tv.tributary.text.Messages;

/// Everything as one file, and back.
final class BackupsApi {
    /// Where a file is sent to.
    static final String UPLOAD = "/api/backups/upload";

    /// @param newestCopy of the daily ones; left out if there is none
    record BackupsView(Optional<Instant> newestCopy) {}

    /// @param passphrase left out or empty for none
    record PassphraseInput(@Nullable String passphrase) {
        Optional<String> given() {
            return Optional.ofNullable(passphrase).filter(words -> !words.isEmpty());
        }

        /// Leaves it out: it opens what is encrypted.
        @Override
        public String toString() {
            return "PassphraseInput";
        }
    }

    private final DataBackups backups;

    BackupsApi(DataBackups backups) {
        this.backups = backups;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/backups", "The daily copies", BodySchema.of(BackupsView.class), this::list),
                Endpoint.post("/api/backups/copies", "Makes a copy now", BodySchema.of(BackupsView.class), this::copy),
                Endpoint.post(
                                "/api/backups/file",
                                "Everything as one file; with a passphrase passwords and tokens, too, encrypted by it",
                                BodySchema.FILE,
                                this::file)
                        .taking(PassphraseInput.class),
                Endpoint.put(
                                UPLOAD,
                                "Takes a file that is to be restored, and says what it is; nothing changes",
                                BodySchema.of(BackupManifest.class),
                                this::receive)
                        .takingFile(),
                Endpoint.post(
                                "/api/backups/upload/preview",
                                "What restoring that file would change",
                                BodySchema.of(RestorePreview.class),
                                request -> BufferedResponse.json(answered(() -> backups.preview(passphrase(request)))))
                        .taking(PassphraseInput.class),
                Endpoint.post(
                                "/api/backups/upload/restore",
                                "Copies what is there now, restores that file, and starts anew",
                                BodySchema.of(RestorePreview.class),
                                request -> BufferedResponse.json(answered(() -> backups.restore(passphrase(request)))))
                        .taking(PassphraseInput.class),
                Endpoint.delete(UPLOAD, "Forgets that file", _ -> {
                    backups.discard();
                    return BufferedResponse.empty(204);
                }));
    }

    private Response list(Request request) {
        return BufferedResponse.json(new BackupsView(backups.newestCopy()));
    }

    private Response copy(Request request) {
        backups.copyNow();
        return list(request);
    }

    private Response file(Request request) {
        var passphrase = passphrase(request);
        var made = answered(() -> backups.create(passphrase));
        try {
            var length = Files.size(made);
            var headers = new LinkedHashMap<String, String>(Map.of(
                    "Content-Type",
                    "application/octet-stream",
                    "Cache-Control",
                    "no-store",
                    "Content-Disposition",
                    "attachment; filename=\"" + backups.fileName() + "\""));
            return new ReadResponse(
                    Files.newInputStream(made, StandardOpenOption.DELETE_ON_CLOSE), OptionalLong.of(length), headers);
        } catch (IOException e) {
            throw new IllegalStateException("a backup that was made cannot be read", e);
        }
    }

    private Response receive(Request request) {
        var body = request.upload()
                .orElseThrow(() -> new HttpError(Reason.BAD_REQUEST, Messages.of("backup-problem.no-file")));
        return BufferedResponse.json(answered(() -> backups.receive(body)));
    }

    private static Optional<String> passphrase(Request request) {
        return RequestBody.body(request, PassphraseInput.class).given();
    }

    private static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (BackupRefused e) {
            throw new HttpError(Reason.BAD_REQUEST, e.words().orElse(""));
        }
    }
}
