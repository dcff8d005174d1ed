package tv.tributary.format.hls;

import java.util.List;
import java.util.Optional;

/// The encryption of segments (`EXT-X-KEY`).
///
/// @param url where the key lies; empty where the list does not say
/// @param iv sixteen bytes; empty where a segment's number takes their place
public record EncryptionKey(Method method, String url, Optional<List<Byte>> iv) {
    public enum Method {
        /// Whole segments, with a key anybody may fetch who may watch.
        AES_128,
        /// Anything else: parts of pictures are encrypted, or a DRM holds the key.
        PROTECTED
    }

    public EncryptionKey {
        iv = iv.map(List::copyOf);
    }

    /// Leaves everything secret out.
    @Override
    public String toString() {
        return "Key[" + method + "]";
    }
}
