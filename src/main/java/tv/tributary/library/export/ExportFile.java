package tv.tributary.library.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tv.tributary.model.ProviderId;

/// A file that an export is to have.
///
/// @param path below the export's folder, with `/` between its parts
/// @param title the title's id
/// @param episode the episode's id; 0 where the file belongs to the title as a whole
/// @param provider whose source it is written for
/// @param dated when the title was added: media servers sort by the time of the file
record ExportFile(String path, long title, long episode, ProviderId provider, Optional<Instant> dated, String content) {
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
