package tv.tributary.relay.hls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.HlsServer;

/// Sources of every kind on one server. Thread-safe.
final class Studio implements AutoCloseable {
    private final HlsServer server;
    private final Map<String, CountDownLatch> cuts = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();

    Studio(HlsServer server) {
        this.server = server;
    }

    /// From now on there is an endless transport stream, some seconds of it at once, until it is [#cut].
    void endless(String path, int seconds) {
        int atOnce = seconds * EndlessTs.PICTURES_PER_SECOND;
        stream(path, (sent, cut) -> !cut.await(sent < atOnce ? 0 : 40, TimeUnit.MILLISECONDS));
    }

    /// The same, nothing of it at once, but four times as fast as it is watched.
    void fast(String path) {
        stream(path, (_, cut) -> !cut.await(10, TimeUnit.MILLISECONDS));
    }

    /// The same, but so many pictures come at once, and others only when there are to be [#more].
    void sent(String path, int pictures) {
        var gate = new Semaphore(pictures);
        gates.put(path, gate);
        stream(path, (_, cut) -> {
            gate.acquire();
            return cut.getCount() > 0;
        });
    }

    void more(String path, int pictures) {
        gates.getOrDefault(path, new Semaphore(0)).release(pictures);
    }

    private interface Rhythm {
        /// Waits until the next picture is due.
        ///
        /// @return false if there is none
        boolean next(int sent, CountDownLatch cut) throws InterruptedException;
    }

    private void stream(String path, Rhythm rhythm) {
        var cut = new CountDownLatch(1);
        cuts.put(path, cut);
        server.put(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp2t");
            // In chunks it would not be known when all that came was read.
            exchange.sendResponseHeaders(200, Long.MAX_VALUE);
            var pictures = new EndlessTs(path);
            var body = exchange.getResponseBody();
            try {
                for (int sent = 0; rhythm.next(sent, cut); sent++) {
                    body.write(pictures.nextPicture());
                    body.flush();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }

    /// From now on there is a playlist of segments of one second, four of them at first and then one more each second,
    /// until it is [#cut].
    ///
    /// @param first number of the first
    /// @param before each `#EXTINF`, with `%d` for the number where it is wanted
    void rolling(String folder, int first, String before) {
        rolling(folder, first, before, (_, bytes) -> bytes);
    }

    /// The same, encrypted with the key at `/key` by each segment's number.
    void sealed(String folder, int first, String key) {
        rolling(folder, first, "#EXT-X-KEY:METHOD=AES-128,URI=\"/key\"\n", (number, bytes) -> {
            try {
                var iv = ByteBuffer.allocate(16).putLong(8, number).array();
                var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
                var secret = new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES");
                cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(iv));
                return cipher.doFinal(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private interface Seal {
        byte[] close(long number, byte[] bytes);
    }

    private void rolling(String folder, int first, String before, Seal seal) {
        var pictures = new EndlessTs(folder);
        var segments = new ArrayList<byte[]>();
        long start = System.nanoTime();
        server.put(folder + "/live.m3u8", exchange -> {
            int end = 4 + (int) ((System.nanoTime() - start) / 1_000_000_000L);
            int from = Math.max(0, end - 6);
            var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" + (first + from));
            for (int n = from; n < end; n++) {
                synchronized (segments) {
                    while (segments.size() <= n) segments.add(seal.close(first + segments.size(), second(pictures)));
                    server.put(folder + "/" + n + ".ts", segments.get(n));
                }
                text.append('\n').append(before.formatted(n)).append("#EXTINF:1,\n" + folder + "/" + n + ".ts");
            }
            HlsServer.send(exchange, 200, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private static byte[] second(EndlessTs pictures) {
        var bytes = new ByteArrayOutputStream();
        for (int n = 0; n < EndlessTs.PICTURES_PER_SECOND; n++) bytes.writeBytes(pictures.nextPicture());
        return bytes.toByteArray();
    }

    /// Ends what is sent from there, and there is nothing any more.
    void cut(String path) {
        server.put(path, 404);
        cuts.getOrDefault(path, new CountDownLatch(0)).countDown();
        gates.getOrDefault(path, new Semaphore(0)).release(1 << 20);
    }

    @Override
    public void close() {
        List.copyOf(cuts.keySet()).forEach(this::cut);
    }
}
