package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HlsKeyAddressesTest {
    private final AtomicLong now = new AtomicLong();
    private final HlsKeyAddresses keys = new HlsKeyAddresses(now::get);

    @Test
    void aKeyIsBelievedForAWhileHoweverOftenItIsAskedFor() {
        var first = keys.of("http://h/k");
        now.set(HlsKeyAddresses.LIFE.toNanos() - 1);
        assertThat(keys.of("http://h/k")).isEqualTo(first);
        now.set(HlsKeyAddresses.LIFE.toNanos());
        assertThat(keys.of("http://h/k")).isNotEqualTo(first);
    }

    @Test
    void eachAddressHasItsOwn() {
        assertThat(keys.of("http://h/k?1")).isNotEqualTo(keys.of("http://h/k?2"));
    }
}
