package tv.tributary.upstream.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.model.FailureReason;
import tv.tributary.testkit.ExpectedWarnings;

class SpillFileTest {
    private static final int SIZE = 1 << 20;
    private static final long MOST = 4 << 20;

    @TempDir
    private Path home;

    private final AtomicLong most = new AtomicLong(MOST);
    private final List<Segments.Lease> kept = new ArrayList<>();

    @AfterEach
    void letGo() {
        kept.forEach(Segments.Lease::close);
    }

    @Test
    void whatIsKeptAndDoesNotFitGoesToDiskAndComesBack() throws Exception {
        try (var segments = segments()) {
            for (int n = 0; n < 20; n++) make(segments, n);
            await(() -> segments.counts().held() <= MOST);
            assertThat(segments.counts().spilled()).isBetween(16L * SIZE, 20L * SIZE);
            assertThat(segments.counts().made()).isEqualTo(20L * SIZE);
            for (int n = 0; n < 20; n++) assertThat(read(kept.get(n))).isEqualTo(content(n));
            await(() -> segments.counts().held() <= MOST);
        }
    }

    @Test
    void itsLengthIsKnownWhileItComesBack() throws Exception {
        try (var segments = segments()) {
            for (int n = 0; n < 8; n++) make(segments, n);
            await(() -> segments.counts().held() <= MOST);
            try (var reader = kept.getFirst().again()) {
                assertThat(reader.segment().length()).hasValue(SIZE);
                assertThat(reader.got()).isEqualTo(CacheStatus.MADE);
            }
        }
    }

    @Test
    void whatSomebodyReadsStaysWhereItIs() throws Exception {
        try (var segments = segments()) {
            make(segments, 0);
            try (var reader = kept.getFirst().again()) {
                var view = reader.segment().bytes(0);
                for (int n = 1; n < 20; n++) make(segments, n);
                await(() -> segments.counts().held() <= MOST);
                assertThat(view).isEqualTo(ByteBuffer.wrap(content(0), 0, view.remaining()));
                assertThat(reader.segment().whole()).isTrue();
            }
        }
    }

    @Test
    void theDisksSpaceIsGivenBackWhenNobodyHoldsAnything() throws Exception {
        try (var segments = segments()) {
            for (int n = 0; n < 8; n++) make(segments, n);
            await(() -> segments.counts().held() <= MOST);
            letGo();
            await(() -> segments.counts().held() == 0 && segments.counts().spilled() == 0 && fileSize() == 0);
        }
    }

    @Test
    void nothingIsDroppedForWhatArrives() throws Exception {
        try (var segments = segments()) {
            var arriving = segments.make();
            try (var lease = arriving.lease()) {
                for (int n = 0; n < 44; n++) arriving.put(ByteBuffer.wrap(content(n)));
                for (int n = 0; n < 8; n++) make(segments, n);
                for (int n = 0; n < 8; n++) assertThat(read(kept.get(n))).isEqualTo(content(n));
                arriving.finish();
                assertThat(lease.segment().length()).hasValue(44 * SIZE);
            }
        }
    }

    @Test
    void blocksAreUsedAgain() throws Exception {
        try (var segments = segments()) {
            for (int n = 0; n < 40; n++) {
                make(segments, n);
                if (n >= 10) kept.get(n - 10).close();
                await(() -> segments.counts().held() <= MOST);
            }
            assertThat(fileSize()).isLessThan(20L * SIZE);
        }
    }

    @Test
    void theFileIsRemovedAtTheStartAndInTheEnd() throws Exception {
        Files.createDirectories(home.resolve("spill"));
        Files.write(home.resolve("spill/segments.spill"), new byte[10]);
        try (var segments = segments()) {
            assertThat(fileSize()).isNegative();
            for (int n = 0; n < 8; n++) make(segments, n);
            await(() -> fileSize() > 4 * SIZE);
        }
        assertThat(home.resolve("spill")).doesNotExist();
    }

    @Test
    @ExpectedWarnings("the oldest is dropped")
    void whereNothingCanBeWrittenTheOldestIsDropped() throws Exception {
        Files.write(home.resolve("spill"), new byte[0]);
        try (var segments = segments()) {
            for (int n = 0; n < 8; n++) make(segments, n);
            await(() -> segments.counts().held() <= MOST);
            try (var reader = kept.getFirst().again()) {
                assertThat(reader.segment().failure().orElseThrow().trouble()).isEqualTo(FailureReason.NOT_FOUND);
                assertThat(reader.segment().bytes(0).remaining()).isZero();
            }
            assertThat(read(kept.getLast())).isEqualTo(content(7));
        }
    }

    @Test
    void aSmallerBudgetHoldsFromTheNextSegmentOn() throws Exception {
        try (var segments = segments()) {
            for (int n = 0; n < 3; n++) make(segments, n);
            assertThat(segments.counts().spilled()).isZero();
            most.set(SIZE);
            make(segments, 3);
            await(() -> segments.counts().held() <= SIZE);
        }
    }

    @Test
    void manyWhoReadWhileBytesComeAndGoGetTheRightOnes() throws Exception {
        try (var segments = segments()) {
            for (int n = 0; n < 10; n++) make(segments, n);
            var wrong = new AtomicInteger();
            var readers = new ArrayList<CompletableFuture<Void>>();
            for (int reader = 0; reader < 4; reader++) {
                var random = new Random(reader);
                readers.add(CompletableFuture.runAsync(
                        () -> {
                            for (int round = 0; round < 100; round++) {
                                int n = random.nextInt(10);
                                if (!java.util.Arrays.equals(read(kept.get(n)), content(n))) wrong.incrementAndGet();
                            }
                        },
                        task -> Thread.ofVirtual().start(task)));
            }
            for (var reader : readers) reader.get(20, TimeUnit.SECONDS);
            assertThat(wrong).hasValue(0);
            await(() -> segments.counts().held() <= MOST);
        }
    }

    private Segments segments() {
        return new Segments(most::get, home.resolve("spill"));
    }

    private void make(Segments segments, int n) {
        var making = segments.make();
        kept.add(making.lease());
        making.put(ByteBuffer.wrap(content(n)));
        making.finish();
    }

    private static byte[] content(int n) {
        var content = new byte[SIZE];
        new Random(n).nextBytes(content);
        return content;
    }

    private static byte[] read(Segments.Lease lease) {
        try (var reader = lease.again()) {
            if (!reader.segment().awaitOver(10) || !reader.segment().whole()) return new byte[0];
            var bytes = new byte[reader.segment().filled()];
            reader.segment().read(0, bytes, 0, bytes.length);
            return bytes;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long fileSize() {
        try {
            return Files.size(home.resolve("spill/segments.spill"));
        } catch (IOException e) {
            return -1;
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) Thread.onSpinWait();
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
