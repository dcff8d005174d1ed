package tv.tributary.catalog.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import tv.tributary.catalog.directory.DirectoryDocuments.Document;
import tv.tributary.identity.name.ChannelDirectory;

/// A copy of the public directory's documents in a folder, as its API answers them, plain or packed (`.gz`).
public final class DirectoryFolder {
    private DirectoryFolder() {}

    /// @throws IOException if a document is missing, cannot be read or is not whole
    public static ChannelDirectory read(Path folder) throws IOException {
        var documents = new DirectoryDocuments();
        for (var document : Document.values()) {
            try (var in = open(folder, document.file())) {
                if (!documents.read(document, in)) throw new IOException(document.file());
            }
        }
        return documents.index().directory("");
    }

    private static InputStream open(Path folder, String file) throws IOException {
        var plain = folder.resolve(file);
        return Files.exists(plain)
                ? Files.newInputStream(plain)
                : new GZIPInputStream(Files.newInputStream(folder.resolve(file + ".gz")));
    }
}
