package tv.tributary.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tv.tributary.upstream.segment.SegmentKey;

/// Cache keys of decryption keys. A key may change at the same URL, so it is cached for a while only, however often it
/// is used. Thread-safe.
final class HlsKeyAddresses {
    static final Duration LIFE = Duration.ofSeconds(30);
    private static final int MOST = 100;

    private final AtomicLong asked = new AtomicLong();
    private final Cache<String, Long> lives;

    HlsKeyAddresses(Ticker ticker) {
        lives = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LIFE)
                .ticker(ticker)
                .build();
    }

    SegmentKey of(String url) {
        // What stands behind # is never sent.
        return new SegmentKey(
                url + "#" + lives.get(url, _ -> asked.incrementAndGet()), Optional.empty(), SegmentKey.ALONE);
    }
}
