package tv.tributary.upstream;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segment;

/// Decrypts a segment as it arrives, if it is encrypted. One owner.
final class SegmentDecryptor {
    static final int END = -1;
    private static final int PORTION = 32 << 10;

    private final Segment segment;
    private final Optional<Cipher> cipher;
    private final byte[] sealed = new byte[PORTION];
    private int at;
    private boolean over;

    SegmentDecryptor(FetchedSegment fetchedSegment) throws UpstreamException {
        segment = fetchedSegment.segment();
        cipher = fetchedSegment.secret().isEmpty()
                ? Optional.empty()
                : Optional.of(cipher(fetchedSegment.secret().get()));
    }

    /// Reads what is there, after waiting until something is.
    ///
    /// @param into has room for 33 KB from 0 on
    /// @return how many bytes, 0 if none came in time, [#END] at the end, or where the download broke off
    int read(byte[] into, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!over) {
            if (!segment.await(at, Math.max(0, deadline - System.nanoTime()))) return 0;
            int n = segment.read(at, cipher.isEmpty() ? into : sealed, 0, PORTION);
            at += n;
            over = n == 0;
            int plain = cipher.isEmpty() ? n : open(cipher.get(), n, into);
            if (plain > 0) return plain;
        }
        return END;
    }

    /// Whether [#read] would bring something, or the end, without waiting.
    boolean ready() {
        return over || segment.filled() > at || segment.over();
    }

    private int open(Cipher with, int length, byte[] into) {
        try {
            return length > 0 ? with.update(sealed, 0, length, into, 0) : segment.whole() ? with.doFinal(into, 0) : 0;
        } catch (GeneralSecurityException _) {
            // A wrong end of the last block, or of a wrong key: then nothing before it makes sense either.
            return 0;
        }
    }

    private static Cipher cipher(FetchedSegment.Secret secret) throws UpstreamException {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            var iv = new IvParameterSpec(bytes(secret.iv()));
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(bytes(secret.key()), "AES"), iv);
            return cipher;
        } catch (GeneralSecurityException _) {
            throw new UpstreamException(FailureReason.UNSUPPORTED);
        }
    }

    private static byte[] bytes(List<Byte> list) {
        var bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) bytes[i] = list.get(i);
        return bytes;
    }
}
