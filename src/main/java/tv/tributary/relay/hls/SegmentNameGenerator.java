package tv.tributary.relay.hls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tv.tributary.model.ChannelId;

/// Generates names of segments: the same for all viewers while the process runs, and impossible to guess. Thread-safe.
final class SegmentNameGenerator {
    private static final int LENGTH = 22;

    private final SecretKeySpec secret;

    SegmentNameGenerator() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = new SecretKeySpec(random, "HmacSHA256");
    }

    /// @param list which of the channel's playlists it belongs to
    /// @param number what tells it from others of that list
    /// @param use what it is there, such as `segment`
    String of(ChannelId channel, String list, long number, String use, SegmentType segmentType) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            var words = channel + "/" + list + "/" + number + "/" + use;
            var sum = mac.doFinal(words.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum).substring(0, LENGTH)
                    + segmentType.ending();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
