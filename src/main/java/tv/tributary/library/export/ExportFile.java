package tv.tributary.library.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tv.tributary.model.ProviderId;
import tv.tributary.store.ManifestFile;

/// A file that an export is to have.
///
/// @param path below the export's folder, with `/` between its parts
/// @param title the title's id
/// @param episode the episode's id; 0 where the file belongs to the title as a whole
/// @param provider whose source it is written for
/// @param dated when the title was added: media servers sort by the time of the file
/// @param content its text; empty for a picture
/// @param picture the address of the picture that it is to be; empty for a text
record ExportFile(
        String path,
        long title,
        long episode,
        ProviderId provider,
        Optional<Instant> dated,
        String content,
        String picture) {
    boolean isPicture() {
        return !picture.isEmpty();
    }

    /// Where a picture is from, hashed: addresses may hold a password. Empty for a text.
    String origin() {
        return isPicture() ? hash(picture.getBytes(StandardCharsets.UTF_8)) : "";
    }

    /// Whether it is what stood in a file of ours when that was written.
    boolean isAs(ManifestFile written) {
        return isPicture() ? written.origin().equals(origin()) : written.hash().equals(hash());
    }

    /// Of a text.
    String hash() {
        return hash(bytes());
    }

    byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /// 128 bits, in hexadecimal digits.
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
