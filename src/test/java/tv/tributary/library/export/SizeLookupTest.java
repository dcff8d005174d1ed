package tv.tributary.library.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.SourceId;
import tv.tributary.store.FileSizeStore;
import tv.tributary.store.FileSizeStore.FileKey;
import tv.tributary.testkit.TempStore;

class SizeLookupTest {
    private final TempStore store = new TempStore();
    private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void oneIsAskedForAtATimeAndTheLastWantedComesFirst() throws InterruptedException {
        var all = new CountDownLatch(3);
        try (var lookup = lookup((source, _) -> {
            asked.add(source.value());
            begun.countDown();
            go.await();
            all.countDown();
            return OptionalLong.of(5);
        })) {
            lookup.want(files(1));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            lookup.want(files(2));
            lookup.want(files(3));
            lookup.want(files(2));
            assertThat(lookup.waiting()).isEqualTo(2);
            assertThat(asked).containsExactly(1L);
            go.countDown();
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(asked).containsExactly(1L, 3L, 2L);
        }
    }

    @Test
    void theNextVersionIsAskedForWhereTheFirstSaysNothing() throws InterruptedException {
        var all = new CountDownLatch(2);
        try (var lookup = lookup((source, _) -> {
            asked.add(source.value());
            all.countDown();
            return source.value() == 2 ? OptionalLong.of(5) : OptionalLong.empty();
        })) {
            lookup.want(files(1, 2, 3));
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(asked).containsExactly(1L, 2L);
    }

    @Test
    void nothingIsWantedOnceItIsClosed() {
        var lookup = lookup((_, _) -> OptionalLong.empty());
        lookup.close();
        lookup.want(files(1));
        assertThat(lookup.waiting()).isZero();
    }

    private SizeLookup lookup(SizeLookup.SizeProbe probe) {
        var soon = Duration.ofMillis(1);
        return new SizeLookup(new FileSizeStore(store.database()), probe, InstantSource.system(), soon, soon);
    }

    private static List<FileKey> files(long... sources) {
        var files = new ArrayList<FileKey>();
        for (var source : sources) files.add(new FileKey(new SourceId(source), ""));
        return files;
    }
}
