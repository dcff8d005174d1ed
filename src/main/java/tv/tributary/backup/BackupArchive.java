package tv.tributary.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tv.tributary.backup.BackupRefused.BackupProblem;
import tv.tributary.file.OwnerOnly;
import tv.tributary.format.json.Json;

/// The file: a zip with the manifest first, then the files as they are, or, with a passphrase, one entry that is a zip
/// of them and encrypted. Names in a file that is read are compared with those asked for, and never become paths.
final class BackupArchive {
    private static final String MANIFEST = "manifest.json";
    private static final String SEALED = "content.sealed";
    private static final int LARGEST_MANIFEST = 64 << 10;
    /// More entries than any release writes.
    private static final int MOST_ENTRIES = 16;

    private BackupArchive() {}

    /// @param files by the names they have in it
    /// @param out closed at the end
    static void write(BackupManifest manifest, Map<String, Path> files, Optional<String> passphrase, OutputStream out)
            throws IOException {
        var first = Json.write(manifest).getBytes(StandardCharsets.UTF_8);
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(first);
            zip.closeEntry();
            if (passphrase.isEmpty()) {
                addAll(files, zip);
                return;
            }
            // What is encrypted does not become shorter.
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry(SEALED));
            var sealed = PassphraseCipher.encrypting(new StayingOpen(zip), passphrase.get(), digest(first));
            try (var inner = new ZipOutputStream(sealed)) {
                addAll(files, inner);
            }
            zip.closeEntry();
        }
    }

    private static void addAll(Map<String, Path> files, ZipOutputStream zip) throws IOException {
        for (var file : files.entrySet()) {
            zip.putNextEntry(new ZipEntry(file.getKey()));
            Files.copy(file.getValue(), zip);
            zip.closeEntry();
        }
    }

    /// @throws BackupRefused if the file is none of ours, or of a later format
    static BackupManifest manifest(Path file) {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return read(first(zip));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /// Unpacks the files asked for, as far as they are there.
    ///
    /// @param wanted where each goes, by its name in the file; replaced
    /// @param most bytes all of them may have together
    /// @throws BackupRefused if the passphrase is another, or the file is cut off, changed, or larger than that
    static void unpack(Path file, Optional<String> passphrase, Map<String, Path> wanted, long most) {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var first = first(zip);
            if (!read(first).secrets()) {
                unpack(zip, wanted, most);
                return;
            }
            var entry = zip.getNextEntry();
            if (entry == null || !entry.getName().equals(SEALED)) throw new BackupRefused(BackupProblem.DAMAGED);
            var words = passphrase.orElseThrow(() -> new BackupRefused(BackupProblem.NEEDS_PASSPHRASE));
            var plain = PassphraseCipher.decrypting(zip, words, digest(first));
            unpack(new ZipInputStream(plain), wanted, most);
            // All pieces must be there, also behind the last file.
            if (plain.readAllBytes().length > LARGEST_MANIFEST) throw new BackupRefused(BackupProblem.DAMAGED);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private static void unpack(ZipInputStream zip, Map<String, Path> wanted, long most) throws IOException {
        long left = most;
        int entries = 0;
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > MOST_ENTRIES) throw new BackupRefused(BackupProblem.NOT_OURS);
            var target = wanted.get(entry.getName());
            if (target == null) continue;
            Files.deleteIfExists(target);
            OwnerOnly.file(target);
            try (var out = Files.newOutputStream(target)) {
                left -= copy(zip, out, left);
            }
        }
    }

    /// Also the sum at the entry's end is checked.
    private static long copy(InputStream in, OutputStream out, long most) throws IOException {
        var buffer = new byte[64 << 10];
        long all = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            all += count;
            if (all > most) throw new BackupRefused(BackupProblem.TOO_LARGE);
            out.write(buffer, 0, count);
        }
        return all;
    }

    private static byte[] first(ZipInputStream zip) throws IOException {
        var entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(MANIFEST)) throw new BackupRefused(BackupProblem.NOT_OURS);
        var bytes = zip.readNBytes(LARGEST_MANIFEST + 1);
        if (bytes.length > LARGEST_MANIFEST) throw new BackupRefused(BackupProblem.NOT_OURS);
        return bytes;
    }

    private static BackupManifest read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        try {
            var head = Json.read(text, Head.class);
            if (!BackupManifest.PRODUCT.equals(head.product())) throw new BackupRefused(BackupProblem.NOT_OURS);
            // A later one may say of itself what we do not know.
            if (head.format() > BackupManifest.FORMAT) throw new BackupRefused(BackupProblem.NEWER, head.release());
            return Json.read(text, BackupManifest.class);
        } catch (Json.BadJson _) {
            throw new BackupRefused(BackupProblem.NOT_OURS);
        }
    }

    private record Head(String product, int format, String release) {}

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java cannot hash", e);
        }
    }

    private static RuntimeException refused(IOException e) {
        return switch (e) {
            case EOFException _, ZipException _ -> new BackupRefused(BackupProblem.DAMAGED);
            default -> new BackupRefused(BackupProblem.NOT_READABLE);
        };
    }

    /// The zip goes on behind the entry.
    private static final class StayingOpen extends FilterOutputStream {
        StayingOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
