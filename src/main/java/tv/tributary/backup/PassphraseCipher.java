package tv.tributary.backup;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import tv.tributary.backup.BackupRefused.BackupProblem;

/// Encrypts a stream with a key made of a passphrase (PBKDF2, RFC 8018) in pieces, each of which is authenticated
/// (AES-GCM, NIST SP 800-38D) with its place and whether it is the last: none can be changed, left out, or put
/// elsewhere.
///
/// Layout: salt (16 bytes), rounds (4), then pieces, each with its length before it. The first piece is empty: it
/// tells a wrong passphrase from a damaged file.
final class PassphraseCipher {
    private static final int SALT = 16;
    private static final int ROUNDS = 600_000;
    /// A file may ask for so many at most; more would only keep the machine busy.
    private static final int MOST_ROUNDS = 5_000_000;
    static final int LEAST_ROUNDS = 100_000;
    private static final int PIECE = 64 << 10;
    private static final int TAG = 16;
    private static final int NONCE = 12;

    private final SecretKey key;
    private final byte[] about;
    private long piece;

    private PassphraseCipher(SecretKey key, byte[] about) {
        this.key = key;
        this.about = about;
    }

    /// @param about what the content belongs to: it can be read together with that only
    /// @param out gets what is encrypted; closed with the stream that is returned
    static OutputStream encrypting(OutputStream out, String passphrase, byte[] about) throws IOException {
        return encrypting(out, passphrase, about, ROUNDS);
    }

    /// @param rounds fewer only for tests, each of which makes many keys
    static OutputStream encrypting(OutputStream out, String passphrase, byte[] about, int rounds) throws IOException {
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        var cipher = new PassphraseCipher(key(passphrase, salt, rounds), about.clone());
        out.write(salt);
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(rounds).array());
        cipher.seal(out, new byte[0], 0, false);
        return new Encrypting(out, cipher);
    }

    /// @throws BackupRefused if the passphrase is another
    static InputStream decrypting(InputStream in, String passphrase, byte[] about) throws IOException {
        var salt = exactly(in, SALT);
        int rounds = ByteBuffer.wrap(exactly(in, Integer.BYTES)).getInt();
        if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS) throw new BackupRefused(BackupProblem.DAMAGED);
        var cipher = new PassphraseCipher(key(passphrase, salt, rounds), about.clone());
        try {
            cipher.open(in, false);
        } catch (AEADBadTagException _) {
            throw new BackupRefused(BackupProblem.WRONG_PASSPHRASE);
        }
        return new Decrypting(in, cipher);
    }

    private static SecretKey key(String passphrase, byte[] salt, int rounds) {
        var letters = passphrase.toCharArray();
        var spec = new PBEKeySpec(letters, salt, rounds, 256);
        try {
            var bytes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new SecretKeySpec(bytes, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot derive keys", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(letters, '\0');
        }
    }

    /// The salt makes the key one of its own, so a count is enough.
    private Cipher cipher(int mode, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(NONCE).putLong(Integer.BYTES, piece++).array();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(about);
        cipher.updateAAD(new byte[] {(byte) (last ? 1 : 0)});
        return cipher;
    }

    private void seal(OutputStream out, byte[] plain, int length, boolean last) throws IOException {
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, last).doFinal(plain, 0, length);
            // The highest bit marks the last one.
            int head = sealed.length | (last ? Integer.MIN_VALUE : 0);
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(head).array());
            out.write(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Piece(byte[] plain, boolean last) {}

    private Piece open(InputStream in, boolean mayBeLast) throws IOException, AEADBadTagException {
        int head = ByteBuffer.wrap(exactly(in, Integer.BYTES)).getInt();
        boolean last = head < 0;
        int length = head & Integer.MAX_VALUE;
        if (length < TAG || length > PIECE + TAG || (last && !mayBeLast))
            throw new BackupRefused(BackupProblem.DAMAGED);
        var sealed = exactly(in, length);
        try {
            return new Piece(cipher(Cipher.DECRYPT_MODE, last).doFinal(sealed), last);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot decrypt", e);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("cut off");
        return bytes;
    }

    private static final class Encrypting extends FilterOutputStream {
        private final PassphraseCipher cipher;
        private final byte[] waiting = new byte[PIECE];
        private int length;
        private boolean closed;

        Encrypting(OutputStream out, PassphraseCipher cipher) {
            super(out);
            this.cipher = cipher;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int at = from;
            int left = count;
            while (left > 0) {
                if (length == PIECE) pass(false);
                int some = Math.min(left, PIECE - length);
                System.arraycopy(bytes, at, waiting, length, some);
                length += some;
                at += some;
                left -= some;
            }
        }

        private void pass(boolean last) throws IOException {
            cipher.seal(out, waiting, length, last);
            length = 0;
        }

        @Override
        public void close() throws IOException {
            if (closed) return;
            closed = true;
            pass(true);
            super.close();
        }
    }

    private static final class Decrypting extends InputStream {
        private final InputStream in;
        private final PassphraseCipher cipher;
        private ByteBuffer plain = ByteBuffer.allocate(0);
        private boolean last;

        Decrypting(InputStream in, PassphraseCipher cipher) {
            this.in = in;
            this.cipher = cipher;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            if (count == 0) return 0;
            while (!plain.hasRemaining()) {
                if (last) return -1;
                try {
                    var next = cipher.open(in, true);
                    last = next.last();
                    plain = ByteBuffer.wrap(next.plain());
                } catch (AEADBadTagException _) {
                    throw new BackupRefused(BackupProblem.DAMAGED);
                }
            }
            int some = Math.min(count, plain.remaining());
            plain.get(bytes, from, some);
            return some;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
