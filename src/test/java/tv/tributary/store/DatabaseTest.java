package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.store.StoreException.Reason;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.LeakCheck;
import tv.tributary.testkit.TempStore;

final class DatabaseTest {
    private final TempStore temp = new TempStore();

    @BeforeEach
    void makeTable() {
        temp.database().write(Topic.CHANNELS, tx -> tx.update("create table thing (id integer primary key, v)"));
    }

    @AfterEach
    void close() {
        temp.close();
    }

    @Test
    void whatIsWrittenIsRead() {
        var id = insert("a channel");
        assertThat(id).isEqualTo(1);
        assertThat(things()).containsExactly("a channel");
    }

    @Test
    void whatIsWrittenOutlivesTheProgram() {
        insert("kept");
        temp.reopen();
        assertThat(things()).containsExactly("kept");
    }

    @Test
    void emptyTextIsNotNull() {
        insert("");
        temp.database()
                .read(tx -> tx.first(
                        "select v from thing", row -> assertThat(row.missing(1)).isFalse()));
    }

    @Test
    void valuesComeBackAsTheyWereGiven() {
        var instant = Instant.parse("2026-11-22T10:15:30.123Z");
        var kept = temp.database()
                .write(
                        Topic.CHANNELS,
                        tx -> tx.first(
                                "select ?, ?, ?, ?, ?, ?, ?, ?, ?",
                                row -> List.of(
                                        row.text(1),
                                        row.number(2),
                                        row.integer(3),
                                        row.real(4),
                                        row.flag(5),
                                        row.instant(6),
                                        row.duration(7),
                                        row.text(8),
                                        row.missing(9)),
                                "tëxt",
                                1L << 40,
                                7,
                                1.5,
                                true,
                                instant,
                                Duration.ofMillis(1500),
                                Topic.CHANNELS,
                                Optional.empty()));
        assertThat(kept)
                .contains(List.of("tëxt", 1L << 40, 7, 1.5, true, instant, Duration.ofMillis(1500), "CHANNELS", true));
    }

    @Test
    void nullReadsAsNothing() {
        var read = temp.database()
                .read(tx -> tx.first(
                        "select null", row -> List.of(row.text(1), row.number(1), row.flag(1), row.missing(1))));
        assertThat(read).contains(List.of("", 0L, false, true));
    }

    @Test
    void anArgumentWithoutAColumnIsRefused() {
        assertThatThrownBy(() -> temp.database().read(tx -> tx.list("select ?", row -> row.text(1), new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failedWorkLeavesNothingAndItsExceptionArrives() {
        var mine = new IllegalArgumentException("mine");
        assertThatThrownBy(() -> temp.database().write(Topic.CHANNELS, tx -> {
                    tx.insert("insert into thing (v) values (?)", "lost");
                    throw mine;
                }))
                .isSameAs(mine);
        assertThat(things()).isEmpty();
    }

    @Test
    void aBrokenStatementIsAStoreException() {
        assertThatThrownBy(() -> temp.database().read(tx -> tx.list("select nonsense", row -> row.text(1))))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FAILED));
    }

    @Test
    void aReadCannotChangeAnything() {
        assertThatThrownBy(() -> temp.database().read(tx -> tx.update("delete from thing")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void workInsideWorkFailsAtOnce() {
        assertThatThrownBy(() -> temp.database().write(Topic.CHANNELS, tx -> things()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside");
        assertThatThrownBy(() -> temp.database().read(tx -> insert("x"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRowKeptTooLongFails() {
        insert("a");
        insert("b");
        var kept = temp.database().read(tx -> tx.list("select v from thing", row -> row));
        assertThatThrownBy(() -> kept.getFirst().text(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTransactionKeptTooLongFails() {
        var kept = temp.database().read(tx -> tx);
        assertThatThrownBy(() -> kept.list("select 1", row -> row.number(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameStatementMayRunWhileItsRowsAreRead() {
        insert("a");
        insert("b");
        var pairs = new ArrayList<String>();
        temp.database().read(tx -> {
            var sql = "select v from thing order by id";
            tx.each(sql, outer -> tx.each(sql, inner -> pairs.add(outer.text(1) + inner.text(1))));
            return "";
        });
        assertThat(pairs).containsExactly("aa", "ab", "ba", "bb");
    }

    @Test
    void aChangeIsAnnouncedAfterItsCommit() throws InterruptedException {
        var heard = new LinkedBlockingQueue<List<String>>();
        try (var _ = temp.events().subscribe(Event.Changed.class, change -> {
            assertThat(change.topic()).isEqualTo(Topic.PROVIDERS);
            heard.add(things());
        })) {
            temp.database().write(Topic.PROVIDERS, tx -> tx.insert("insert into thing (v) values ('there')"));
            assertThat(heard.poll(20, TimeUnit.SECONDS)).containsExactly("there");
        }
    }

    @Test
    void failedWorkIsNotAnnounced() throws InterruptedException {
        var heard = new LinkedBlockingQueue<Event>();
        try (var _ = temp.events().subscribe(heard::add)) {
            assertThatThrownBy(() -> temp.database().write(Topic.PROVIDERS, tx -> tx.update("nonsense")))
                    .isInstanceOf(StoreException.class);
            insert("x");
            assertThat(heard.poll(20, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Event.Changed.class,
                            change -> assertThat(change.topic()).isEqualTo(Topic.CHANNELS));
        }
    }

    @Test
    void aReaderSeesOneViewWhileOthersWrite() throws InterruptedException {
        insert("before");
        var reading = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        var seen = new LinkedBlockingQueue<List<Long>>();
        var reader = Thread.startVirtualThread(() -> seen.add(temp.database().read(tx -> {
            var first =
                    tx.first("select count(*) from thing", row -> row.number(1)).orElseThrow();
            reading.countDown();
            await(written);
            var second =
                    tx.first("select count(*) from thing", row -> row.number(1)).orElseThrow();
            return List.of(first, second);
        })));
        await(reading);
        insert("after");
        written.countDown();
        assertThat(seen.poll(20, TimeUnit.SECONDS)).containsExactly(1L, 1L);
        reader.join();
    }

    @Test
    void aBatchTakesManyRows() {
        temp.database().write(Topic.CHANNELS, tx -> {
            tx.batch(
                    "insert into thing (id, v) values (?, ?)",
                    rows -> LongStream.rangeClosed(1, 1234).forEach(id -> rows.add(id, "name " + id)));
            return "";
        });
        var read = temp.database()
                .read(tx ->
                        tx.first("select count(*), max(id) from thing", row -> List.of(row.number(1), row.number(2))));
        assertThat(read).contains(List.of(1234L, 1234L));
    }

    @Test
    @ExpectedWarnings("nothing can be stored: the disk is full")
    void aFullDiskIsToldInWordsAndLosesNothing() {
        insert("kept");
        limitPages(20);
        assertThatThrownBy(() -> insert("x".repeat(1_000_000))).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.DISK_FULL);
            assertThat(e.words().orElseThrow()).startsWith("The disk with the data folder is full.");
        });
        assertThat(things()).containsExactly("kept");
        limitPages(1_000_000);
        insert("after making room");
        assertThat(things()).containsExactly("kept", "after making room");
    }

    /// SQLite itself says "full" at this size, as it does when the disk is.
    private void limitPages(int pages) {
        temp.database()
                .write(
                        Topic.CHANNELS,
                        tx -> tx.first("pragma max_page_count = " + pages, row -> row.number(1))
                                .orElseThrow());
    }

    @Test
    void aBatchThatFailsLeavesNothing() {
        assertThatThrownBy(() -> temp.database().write(Topic.CHANNELS, tx -> {
                    tx.batch("insert into thing (id, v) values (?, ?)", rows -> {
                        rows.add(1, "one");
                        rows.add(1, "one again");
                    });
                    return "";
                }))
                .isInstanceOf(StoreException.class);
        assertThat(things()).isEmpty();
    }

    @Test
    void closingWaitsForQueuedWorkAndEmptiesTheLog() throws InterruptedException {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var writer = Thread.startVirtualThread(() -> temp.database().write(Topic.CHANNELS, tx -> {
            started.countDown();
            await(go);
            return tx.insert("insert into thing (v) values ('last')");
        }));
        await(started);
        var closer = Thread.startVirtualThread(() -> temp.database().close());
        go.countDown();
        writer.join();
        closer.join();
        assertThat(temp.folder().resolve("tributary.db-wal")).doesNotExist();
        temp.reopen();
        assertThat(things()).containsExactly("last");
    }

    @Test
    void aClosedDatabaseSaysSo() {
        temp.database().close();
        assertThatThrownBy(this::things)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closingLeavesNothingOpen() {
        var check = new LeakCheck();
        new TempStore().close();
        check.nothingLeft(Duration.ofSeconds(20));
    }

    @Test
    void manyReadersAndWritersGetTheirTurns() throws InterruptedException {
        var wrong = new LinkedBlockingQueue<Throwable>();
        var all = new ArrayList<Thread>();
        for (var n = 0; n < 20; n++) {
            all.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((_, e) -> wrong.add(e))
                    .start(() -> {
                        for (var i = 0; i < 20; i++) {
                            insert("x");
                            assertThat(things()).isNotEmpty();
                        }
                    }));
        }
        for (var thread : all) thread.join();
        assertThat(wrong).isEmpty();
        assertThat(things()).hasSize(400);
    }

    @Test
    void anInterruptedCallerStillLearnsTheOutcome() {
        Thread.currentThread().interrupt();
        var id = insert("kept");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(id).isEqualTo(1);
        assertThat(things()).containsExactly("kept");
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.file())))
                .isEqualTo("rw-------");
    }

    private long insert(String value) {
        return temp.database().write(Topic.CHANNELS, tx -> tx.insert("insert into thing (v) values (?)", value));
    }

    private List<String> things() {
        return temp.database().read(tx -> tx.list("select v from thing order by id", row -> row.text(1)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
