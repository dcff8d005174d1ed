package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.store.StoreException.Reason;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.TempStore;

class DbExecutorTest {
    @TempDir
    private Path folder;

    private final CountDownLatch idle = new CountDownLatch(2);
    private final AtomicReference<Optional<Error>> deadly = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Reason> heard = new AtomicReference<>(Reason.FAILED);

    @Test
    void upkeepThatFailsEndsNothing() throws InterruptedException {
        try (var store = new TempStore()) {
            var dbExecutor = lane(store);
            dbExecutor.run(sqliteConnection -> sqliteConnection.ask("select 1"));
            assertThat(idle.await(20, TimeUnit.SECONDS)).isTrue();
            String answer = dbExecutor.run(sqliteConnection -> sqliteConnection.ask("select 2"));
            assertThat(answer).isEqualTo("2");
            assertThat(heard.get()).isEqualTo(Reason.DISK_FULL);
            assertThat(dbExecutor.close(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    @ExpectedWarnings("the end of this thread")
    void whereNoThreadIsLeftEverybodyIsToldAtOnce() throws InterruptedException {
        try (var store = new TempStore()) {
            var dbExecutor = lane(store);
            var caught = new AtomicReference<Throwable>();
            var queued = Thread.ofVirtual()
                    .unstarted(() -> dbExecutor.run(sqliteConnection -> sqliteConnection.ask("select 3")));
            queued.setUncaughtExceptionHandler((_, e) -> caught.set(e));
            dbExecutor.run(sqliteConnection -> {
                deadly.set(Optional.of(new LinkageError("the end of this thread")));
                queued.start();
                return "";
            });
            queued.join(Duration.ofSeconds(20));
            assertThat(caught.get()).isInstanceOf(StoreException.class).hasMessageContaining("has ended");
            assertThatThrownBy(() -> dbExecutor.run(sqliteConnection -> sqliteConnection.ask("select 4")))
                    .isInstanceOf(StoreException.class);
            assertThat(dbExecutor.close(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void whoWaitedTooLongForATurnIsToldAndTheTurnIsNotDone() {
        var queuedWork = new QueuedWork<>(_ -> {
            throw new AssertionError("must not run");
        });
        assertThatThrownBy(() -> queuedWork.outcome(Duration.ofNanos(1), Duration.ofNanos(1)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_ANSWER));
        try (var sqliteConnection = SqliteConnection.writer(folder.resolve("any.db"))) {
            queuedWork.run(sqliteConnection, _ -> {});
        }
    }

    private DbExecutor lane(TempStore store) {
        var upkeep = new DbExecutor.Upkeep() {
            @Override
            public void perform(SqliteConnection sqliteConnection) {
                idle.countDown();
                throw new StoreException(Reason.DISK_FULL, "no room");
            }

            @Override
            public boolean wanted() {
                deadly.get().ifPresent(error -> {
                    throw error;
                });
                return idle.getCount() > 0;
            }

            @Override
            public void failed(StoreException e) {
                heard.set(e.reason());
            }
        };
        var file = folder.resolve("lane.db");
        return new DbExecutor(
                store.database(),
                "lane",
                List.of(SqliteConnection.writer(file)),
                () -> SqliteConnection.writer(file),
                upkeep,
                Duration.ofMillis(1));
    }
}
