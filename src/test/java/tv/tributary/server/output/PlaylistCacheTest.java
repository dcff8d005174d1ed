package tv.tributary.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tv.tributary.server.output.PlaylistRoute.PlaylistCache;
import tv.tributary.server.output.PlaylistRoute.RenderedPlaylist;

class PlaylistCacheTest {
    private final PlaylistCache cache = new PlaylistCache();
    private final AtomicInteger rendered = new AtomicInteger();

    @Test
    void rendersOncePerRevisionAndAddress() {
        get("http://a", 1);
        get("http://a", 1);
        get("http://b", 1);
        get("http://a", 2);

        assertThat(rendered.get()).isEqualTo(3);
    }

    @Test
    void keepsOnlyTheAddressesAskedForLast() {
        for (int i = 0; i < 5; i++) get("http://" + i, 1);
        get("http://0", 1);

        assertThat(rendered.get()).isEqualTo(6);
    }

    @Test
    void theTagFollowsTheBytes() {
        assertThat(playlist("a").tag())
                .isEqualTo(playlist("a").tag())
                .isNotEqualTo(playlist("b").tag());
    }

    private void get(String address, long revision) {
        cache.get(address, revision, () -> {
            rendered.incrementAndGet();
            return playlist(address + revision);
        });
    }

    private static RenderedPlaylist playlist(String text) {
        return new RenderedPlaylist(text.getBytes(StandardCharsets.UTF_8));
    }
}
