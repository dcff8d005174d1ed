package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.store.StoreException.Reason;
import tv.tributary.testkit.ExpectedWarnings;

class StorageFaultTest {
    @TempDir
    private Path folder;

    private final Events events = new Events();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private Subscription failing = Subscription.none();
    private Subscription recovering = Subscription.none();
    private Database database;

    @BeforeEach
    void open() {
        failing = events.subscribe(Event.StorageFailed.class, told::add);
        recovering = events.subscribe(Event.StorageRecovered.class, told::add);
        database = Database.open(folder.resolve("tributary.db"), events, InstantSource.system(), Duration.ofMillis(20));
        write("create table thing (v)");
    }

    @AfterEach
    void close() {
        database.close();
        failing.close();
        recovering.close();
        events.close();
    }

    @Test
    @ExpectedWarnings("nothing can be stored: the disk is full")
    void aFullDiskIsToldAndItsEndToo() throws InterruptedException {
        ask("pragma max_page_count = 20");
        assertThatThrownBy(() -> write("insert into thing values (zeroblob(1000000))"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL));
        assertThat(next(Event.StorageFailed.class).words()).startsWith("The disk with the data folder is full.");
        assertThat(next(Event.StorageRecovered.class).lasted().isNegative()).isFalse();
        assertThat(database.fault().get()).isEmpty();
        ask("pragma max_page_count = 1000000");
        write("insert into thing values (zeroblob(1000000))");
    }

    @Test
    @ExpectedWarnings("nothing can be stored: the database may not be written")
    void aSessionThatMetAReadOnlyDiskIsReplaced() throws InterruptedException {
        write("pragma query_only = on");
        assertThatThrownBy(() -> write("insert into thing values (1)"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_WRITABLE));
        assertThat(next(Event.StorageFailed.class).words()).startsWith("The data folder cannot be written.");
        next(Event.StorageRecovered.class);
        write("insert into thing values (1)");
    }

    @Test
    void whatIsNoFaultOfTheDiskIsNotTold() {
        assertThatThrownBy(() -> write("insert into nothing values (1)")).isInstanceOf(StoreException.class);
        assertThat(database.fault().get()).isEmpty();
        assertThat(told).isEmpty();
    }

    private void write(String sql) {
        database.write(tx -> tx.update(sql));
    }

    private void ask(String pragma) {
        database.write(tx -> tx.first(pragma, row -> row.text(1)));
    }

    private <E extends Event> E next(Class<E> kind) throws InterruptedException {
        var event = told.poll(20, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(kind);
        return kind.cast(event);
    }
}
