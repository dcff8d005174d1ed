package tv.tributary.upstream;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tv.tributary.format.ts.Packet;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;
import tv.tributary.upstream.segment.Segment;

/// Decrypts a segment as it arrives, if it is encrypted. One owner.
final class SegmentDecryptor {
    static final int END = -1;
    private static final int PORTION = 32 << 10;
    private static final int BLOCK = 16;

    private final Segment segment;
    private final Optional<Cipher> cipher;
    private final byte[] sealed = new byte[PORTION];
    /// The last block that was decrypted: it may hold padding.
    private final byte[] block = new byte[BLOCK];

    private int blocked;
    private int at;
    private long opened;
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

    /// Hands out all but the last block, and that without its padding at the end: some servers leave that out.
    private int open(Cipher with, int length, byte[] into) {
        if (length == 0) return segment.whole() ? end(into) : 0;
        var plain = with.update(sealed, 0, length);
        if (plain == null || plain.length == 0) return 0;
        int whole = plain.length - BLOCK;
        System.arraycopy(block, 0, into, 0, blocked);
        System.arraycopy(plain, 0, into, blocked, whole);
        int count = blocked + whole;
        System.arraycopy(plain, whole, block, 0, BLOCK);
        blocked = BLOCK;
        opened += count;
        return count;
    }

    private int end(byte[] into) {
        int count = blocked;
        boolean packets = (opened + count) % Packet.SIZE == 0;
        if (count > 0 && !packets) count -= padding();
        System.arraycopy(block, 0, into, 0, count);
        blocked = 0;
        return count;
    }

    /// As many bytes as each of them says (RFC 2315, 10.3); none where that is not so.
    private int padding() {
        int said = block[BLOCK - 1];
        if (said < 1 || said > BLOCK) return 0;
        for (int i = BLOCK - said; i < BLOCK; i++) {
            if (block[i] != said) return 0;
        }
        return said;
    }

    private static Cipher cipher(FetchedSegment.Secret secret) throws UpstreamException {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
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
